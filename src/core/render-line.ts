// A line as finished text and buttons, in the person's language.

import { numbersFor, numbersText, oneDayNightNumber } from '../hotline/resources.ts';
import { markOf } from '../trust/wordings.ts';
import type { Button, Line } from './effect.ts';
import type { Choice, Outbound } from './message.ts';
import type { Locale } from './person.ts';
import { isSlip, type LabelKey, labelText, sayText } from './say.ts';
import { isUrgent } from './voice.ts';

/** What a line is filled with that no effect may hold. */
export type Fillings = {
  readonly flag?: string;
  readonly card?: string;
  readonly told?: string;
  readonly entry?: string;
  /** Said in place of the line. */
  readonly draft?: string;
};

export function renderLine(
  id: string,
  locale: Locale,
  line: Line,
  { draft, ...fillings }: Fillings = {},
): Outbound {
  const written = sayText(locale, line.key, line.variant, {
    ...line.params,
    ...(line.numbers && numberParams(locale, line.numbers)),
    ...fillings,
  });
  const text = draft ?? written;
  const { buttons = [] } = line;
  const urgency = isUrgent(line.key) ? ({ isUrgent: true } as const) : {};
  if (buttons.length === 0) return { id, text, ...urgency };
  const choices = choicesOf(locale, buttons);
  if (!isSlip(line.key)) return { id, text, choices, ...urgency };
  // The answer says which wording it answers, whatever version or language is current by then.
  return { id, text, choices: choices.map((one) => ({ ...one, id: `${one.id}:${markOf(text)}` })) };
}

function numberParams(locale: Locale, { region, level }: NonNullable<Line['numbers']>) {
  return {
    numbers: numbersText(locale, numbersFor(region, level)),
    number: oneDayNightNumber(region),
  };
}

function choicesOf(locale: Locale, buttons: readonly Button[]): Choice[] {
  return buttons.map((button) => ({
    id: button.id,
    label: 'name' in button ? button.name : markedLabel(locale, button),
  }));
}

function markedLabel(
  locale: Locale,
  { label, mark }: Extract<Button, { readonly label: LabelKey }>,
): string {
  const text = labelText(locale, label);
  return mark === undefined ? text : `${mark} ${text}`;
}
