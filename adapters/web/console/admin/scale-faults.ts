// What a questionnaire's file needs, as the page says it: the place as the file names it, the need in
// the reader's language. The shell shows the same lines in English.

import needs from '../../../../prompts/scales/faults.json' with { type: 'json' };
import type { Locale } from '../../../../src/core/person.ts';

const SLOT = /\{(\w+)\}/g;

type Wording = { readonly pattern: RegExp; readonly zh: string };

const WORDINGS: readonly Wording[] = Object.entries(needs).map(([en, zh]) => {
  const parts = en
    .split(SLOT)
    .map((part, n) => (n % 2 === 0 ? RegExp.escape(part) : `(?<${part}>.{1,200})`));
  return { pattern: new RegExp(`^${parts.join('')}$`), zh };
});

/** As it is where no wording is known. */
export function faultWords(fault: string, locale: Locale): string {
  const at = fault.indexOf(': ');
  if (locale === 'en' || at < 0) return fault;
  const need = fault.slice(at + 2);
  for (const { pattern, zh } of WORDINGS) {
    const found = pattern.exec(need);
    if (found === null) continue;
    const said = zh.replaceAll(SLOT, (_, name: string) => found.groups?.[name] ?? '');
    return `${fault.slice(0, at)}：${said}`;
  }
  return fault;
}
