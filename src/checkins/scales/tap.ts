// Taps and typed words that belong to a scale.

import type { Said } from '../../core/message.ts';
import type { Locale } from '../../core/person.ts';
import type { Item } from './scale.ts';

const MOVES = ['scale-back', 'scale-skip', 'scale-pause', 'scale-go'] as const;

export type ScaleMove =
  | { readonly kind: (typeof MOVES)[number]; readonly runId: string }
  | {
      readonly kind: 'scale-answer';
      readonly runId: string;
      /** Places in the scale, from 0. */
      readonly item: number;
      readonly option: number;
    };

/** A number that no answer has. */
export type ScaleMiss = { readonly kind: 'scale-number' };

export type ScaleIntent =
  | ScaleMiss
  | ScaleMove
  | { readonly kind: 'scales' | 'scale-later' }
  | { readonly kind: 'scale-start'; readonly scaleId: string }
  /** Absent: the one that was finished last. */
  | { readonly kind: 'scale-drop' | 'scale-change'; readonly runId: string | undefined };

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const LIST = /^(questions|questionnaires?|问卷|小问卷)$/iu;

const DROP =
  /^((withdraw|take back|delete) (my |the )?(last )?(answers|questionnaire)|(撤回|收回|删掉)(我的|这份|刚才的|上一?份)?(问卷|答卷))[.。]?$/iu;

const CHANGE =
  /^((change|edit|correct) (my |the )?(last )?(answers|questionnaire)|(改|修改)(一下)?(我的|这份|刚才的|上一?份)?(问卷|答卷))[.。]?$/iu;

export function scaleIntentOf(said: Said): ScaleIntent | undefined {
  if (said.kind === 'choice') return ofChoice(said.id);
  if (said.kind !== 'words') return undefined;
  const words = said.words.trim();
  if (DROP.test(words)) return { kind: 'scale-drop', runId: undefined };
  if (CHANGE.test(words)) return { kind: 'scale-change', runId: undefined };
  return LIST.test(words) ? { kind: 'scales' } : undefined;
}

function ofChoice(id: string): ScaleIntent | undefined {
  if (id === 'scales' || id === 'scale-later') return { kind: id };
  const [head = '', one = '', two = '', three = ''] = id.split(':');
  if (head === 'scale-start' && ID.test(one)) return { kind: head, scaleId: one };
  if ((head === 'scale-drop' || head === 'scale-change') && ID.test(one))
    return { kind: head, runId: one };
  const move = MOVES.find((kind) => kind === head);
  if (move !== undefined && ID.test(one)) return { kind: move, runId: one };
  const isPlace = /^\d{1,2}$/.test(one) && /^\d{1,2}$/.test(two);
  if (head === 'scale-answer' && isPlace && ID.test(three))
    return { kind: head, item: +one, option: +two, runId: three };
  return undefined;
}

const TYPED: readonly (readonly [RegExp, (typeof MOVES)[number]])[] = [
  [/^(back|go back|上一题|返回)[.。]?$/iu, 'scale-back'],
  [/^(skip|pass|keep( it)?|next|跳过|不变|不改|下一题)[.。]?$/iu, 'scale-skip'],
  [
    /^(pause|later|not now|done|that['’]s all|暂停|等会儿?|先停一下|就这样|改好了)[.。]?$/iu,
    'scale-pause',
  ],
  [/^(continue|go on|继续)[.。]?$/iu, 'scale-go'],
];

/** A whole message that moves on in a scale, or answers it by its number or its very words. */
export function typedMove(
  words: string,
  { item, place, runId }: { readonly item: Item; readonly place: number; readonly runId: string },
  locale: Locale,
): ScaleMove | ScaleMiss | undefined {
  const said = words.trim();
  const move = TYPED.find(([pattern]) => pattern.test(said))?.[1];
  if (move !== undefined) return { kind: move, runId };
  const option = /^\d{1,2}$/.test(said)
    ? Number(said) - 1
    : item.options.findIndex(({ label }) => label[locale].toLowerCase() === said.toLowerCase());
  const isNumber = /^-?\d{1,3}$/.test(said);
  if (item.options[option] === undefined) return isNumber ? { kind: 'scale-number' } : undefined;
  return { kind: 'scale-answer', runId, item: place, option };
}
