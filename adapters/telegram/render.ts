// Outbound → what the Bot API's sendMessage takes. Pure: send.ts does the sending.

import type { Api } from 'grammy';
import type { Choice, Outbound } from '../../src/core/message.ts';
import { split } from './split.ts';

const CHOICES_PER_ROW = 3;
/** Telegram's limit; a longer text goes without its picture, whose facts it holds. */
const CAPTION_UNITS_MAX = 1_024;
/** Columns that still fit when three buttons share a phone's width; a Chinese character takes two. */
const LABEL_COLUMNS_MAX = 10;

type Options = NonNullable<Parameters<Api['sendMessage']>[2]>;
export type Rendered = {
  readonly text: string;
  readonly options: Options;
  readonly picture?: Uint8Array;
};
type Button = { text: string; callback_data: string };

// Not protect_content: it stops copying, and people must be able to copy a helpline's number.
const PLAIN: Options = { link_preview_options: { is_disabled: true } };

/** Usually one message; a long text becomes several, with the choices under the last. */
export function render({ text, choices = [], picture }: Outbound): readonly Rendered[] {
  const parts = split(text);
  const [caption = ''] = parts;
  if (picture !== undefined && text.length <= CAPTION_UNITS_MAX)
    return [{ text: caption, options: PLAIN, picture }];
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    if (!isLast || choices.length === 0) return { text: part, options: PLAIN };
    return {
      text: part,
      options: { ...PLAIN, reply_markup: { inline_keyboard: rows(choices) } },
    };
  });
}

// A choice's id is its callback_data: at most 64 bytes, which the contract test holds us to.
function rows(choices: readonly Choice[]): Button[][] {
  const filled: Button[][] = [];
  let open: Button[] | undefined;
  for (const { id, label } of choices) {
    const button = { text: label, callback_data: id };
    const isLong = columnsOf(label) > LABEL_COLUMNS_MAX;
    if (isLong || open === undefined || open.length === CHOICES_PER_ROW) {
      filled.push([button]);
      open = isLong ? undefined : filled.at(-1);
    } else open.push(button);
  }
  return filled;
}

function columnsOf(label: string): number {
  let columns = 0;
  for (const { segment } of new Intl.Segmenter().segment(label)) {
    columns += (segment.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2;
  }
  return columns;
}
