// Outbound → lines of a terminal: the text, then numbered choices.

import type { Outbound } from '../../src/core/message.ts';

export function render({ text, choices = [] }: Outbound): string {
  const numbered = choices.map(({ label }, place) => `  ${place + 1}) ${label}`);
  return [`\n${text}`, ...numbered, ''].join('\n');
}
