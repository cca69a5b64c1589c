// Names of units and squads stay here: a model reads [A] and [B] in their place. A sentence that
// names none of ours has nothing that could be changed, so that nobody is asked about it.

import { redact } from '../../listening/redact.ts';
import type { Place } from '../schedule-sentence.ts';

export type Masked = {
  /** Redacted, each place by its letter. */
  readonly text: string;
  /** Letter → name, as the grammar reads it. */
  readonly named: ReadonlyMap<string, string>;
};

const SENTENCE_MAX = 500;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SQUAD_WORDS = ['班组', '班', '组', '中队', '小队', '队'];

/** Absent where it names no place, too many, or is no sentence but a text. */
export function maskPlaces(sentence: string, places: readonly Place[]): Masked | undefined {
  const folded = fold(sentence);
  if (folded.length > SENTENCE_MAX) return undefined;
  const forms = new Map(formsOf(places).map(([form, name]) => [keyOf(form), { form, name }]));
  const named = new Map<string, string>();
  if (forms.size === 0) return undefined;
  const text = folded.replace(patternOf([...forms.values()]), (found) => {
    const name = forms.get(keyOf(found))?.name ?? '';
    const letter = named.entries().find(([, one]) => one === name)?.[0] ?? LETTERS[named.size];
    if (letter === undefined) return ' ';
    named.set(letter, name);
    return `[${letter}]`;
  });
  if (named.size === 0 || named.size === LETTERS.length) return undefined;
  return { text: redact(text), named };
}

/** The first of two forms alike is the squad's; a unit of that name comes later and wins. */
function formsOf(places: readonly Place[]): (readonly [form: string, name: string])[] {
  const squads = places.flatMap((unit) => unit.squads.map(({ name }) => name));
  return [
    ...squads.flatMap((name) => {
      const around = SQUAD_WORDS.map((word) => `${name}${word}`);
      const forms = [`squad ${name}`, `${name} squad`, ...around, ...alone(name)];
      return forms.map((form) => [form, `squad ${name}`] as const);
    }),
    ...places.flatMap(({ name }) =>
      [`unit ${name}`, `${name} unit`, ...alone(name)].map((form) => [form, name] as const),
    ),
  ];
}

/** "A" is an article and "20" an hour, before they are names. */
function alone(name: string): string[] {
  return Array.from(name).length > 1 && !/^\d+$/.test(name) ? [name] : [];
}

function patternOf(forms: readonly { readonly form: string }[]): RegExp {
  const longest = forms.map(({ form }) => fold(form)).toSorted((a, b) => b.length - a.length);
  return new RegExp(longest.map(spaced).join('|'), 'giu');
}

/** However it is spaced, and never inside a word or a number. */
function spaced(form: string): string {
  const letters = Array.from(form.replaceAll(' ', ''), (one) =>
    one.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`),
  );
  const before = /^[a-z\d]/i.test(form) ? '(?<![a-z\\d])' : '';
  const after = /[a-z\d]$/i.test(form) ? '(?![a-z\\d])' : '';
  return `${before}${letters.join(' ?')}${after}`;
}

/** Without brackets: nobody brings a letter of their own. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replaceAll('’', "'")
    .replace(/[\s[\]]+/g, ' ');
}

function keyOf(text: string): string {
  return fold(text).toLowerCase().replaceAll(' ', '');
}
