// What the bot says comes from prompts/say and nowhere else. A line is stored and sent by key,
// variant and params; the text is put together only when it is shown.

import { hash } from 'node:crypto';
import choicesEn from '../../prompts/say/en/choices.json' with { type: 'json' };
import choicesZh from '../../prompts/say/zh-CN/choices.json' with { type: 'json' };
import { SCOPES } from '../trust/consent.ts';
import { LINES, type LineKey, type SlipKey, slipKey } from './lines.ts';
import type { Locale } from './person.ts';

export { type LineKey, slipKey } from './lines.ts';

export type LabelKey = keyof typeof choicesEn;
export type Params = Readonly<Record<string, string | number>>;

const LABELS: Readonly<Record<Locale, Readonly<Record<LabelKey, string>>>> = {
  en: choicesEn,
  'zh-CN': choicesZh,
};

export const LINE_KEYS = Object.keys(LINES.en).filter(isLineKey);
export const LABEL_KEYS = Object.keys(choicesEn).filter(isLabelKey);

function isLineKey(key: string): key is LineKey {
  return Object.hasOwn(LINES.en, key);
}

function isLabelKey(key: string): key is LabelKey {
  return Object.hasOwn(choicesEn, key);
}

const SLIPS: ReadonlySet<LineKey> = new Set(SCOPES.map(slipKey));

export function isSlip(key: LineKey): key is SlipKey {
  return SLIPS.has(key);
}

export function variantsOf(locale: Locale, key: LineKey): number {
  return LINES[locale][key].length;
}

/**
 * The variant to say, chosen by the hash of `seed` (an id, so that a retry says the same).
 * `recent` holds what this person was last told as `key.variant`, newest last; none of it is
 * said again while another variant is left. With too few, the one said longest ago comes first.
 */
export function pickVariant(
  key: LineKey,
  locale: Locale,
  seed: string,
  recent: readonly string[],
): number {
  const all = [...LINES[locale][key].keys()];
  if (isSlip(key)) return all.length - 1;
  const age = new Map(recent.map((said, index) => [said, index]));
  const unsaid = all.filter((variant) => !age.has(`${key}.${variant}`));
  if (unsaid.length > 0) return unsaid[hashed(`${key} ${seed}`) % unsaid.length] ?? 0;
  const saidAt = (variant: number) => age.get(`${key}.${variant}`) ?? -1;
  return all.reduce((oldest, variant) => (saidAt(variant) < saidAt(oldest) ? variant : oldest), 0);
}

/** Whether this person was told it lately, in whatever words. */
export function wasSaid(key: LineKey, recent: readonly string[]): boolean {
  return recent.some((said) => said.startsWith(`${key}.`));
}

/** The finished text. A param that was not given renders as nothing. */
export function sayText(locale: Locale, key: LineKey, variant: number, params: Params): string {
  const variants = LINES[locale][key];
  const text = variants[variant] ?? variants[0] ?? '';
  return text.replace(/\{([a-z]+)\}/g, (_, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : '',
  );
}

export function labelText(locale: Locale, key: LabelKey): string {
  return LABELS[locale][key];
}

/** Which wording a person was shown: sha256, hex, of a notice before filling in. */
export function wordingHash(locale: Locale, key: LineKey): string {
  return hash('sha256', LINES[locale][key].join('\n'));
}

function hashed(text: string): number {
  return hash('sha256', text, 'buffer').readUInt32BE(0);
}
