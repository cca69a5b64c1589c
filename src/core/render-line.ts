// A line as finished text and buttons, in the person's language.

import { numbersFor, numbersText, oneDayNightNumber } from '../hotline/resources.ts';
import type { Button, Line } from './effect.ts';
import type { Choice, Outbound } from './message.ts';
import type { Locale } from './person.ts';
import { labelText, sayText } from './say.ts';

/** `flag` is the unsealed text of the line's flag, where it has one. */
export function renderLine(id: string, locale: Locale, line: Line, flag = ''): Outbound {
  const text = sayText(locale, line.key, line.variant, {
    ...line.params,
    ...(line.numbers && numberParams(locale, line.numbers)),
    flag,
  });
  const { buttons = [] } = line;
  return buttons.length === 0 ? { id, text } : { id, text, choices: choicesOf(locale, buttons) };
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
    label: 'name' in button ? button.name : labelText(locale, button.label),
  }));
}
