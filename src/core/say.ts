// What the bot says comes from prompts/say and nowhere else. A line is stored and sent by key,
// variant and params; the text is put together only when it is shown.

import { createHash } from 'node:crypto';
import appointmentsEn from '../../prompts/say/en/appointments.json' with { type: 'json' };
import calmEn from '../../prompts/say/en/calm.json' with { type: 'json' };
import checkinEn from '../../prompts/say/en/checkin.json' with { type: 'json' };
import choicesEn from '../../prompts/say/en/choices.json' with { type: 'json' };
import consentEn from '../../prompts/say/en/consent.json' with { type: 'json' };
import crisisEn from '../../prompts/say/en/crisis.json' with { type: 'json' };
import flagEn from '../../prompts/say/en/flag.json' with { type: 'json' };
import glassEn from '../../prompts/say/en/glass.json' with { type: 'json' };
import incidentEn from '../../prompts/say/en/incident.json' with { type: 'json' };
import joiningEn from '../../prompts/say/en/joining.json' with { type: 'json' };
import leavingEn from '../../prompts/say/en/leaving.json' with { type: 'json' };
import listeningEn from '../../prompts/say/en/listening.json' with { type: 'json' };
import movingEn from '../../prompts/say/en/moving.json' with { type: 'json' };
import ownDataEn from '../../prompts/say/en/own-data.json' with { type: 'json' };
import problemsEn from '../../prompts/say/en/problems.json' with { type: 'json' };
import scalesEn from '../../prompts/say/en/scales.json' with { type: 'json' };
import sealedEn from '../../prompts/say/en/sealed.json' with { type: 'json' };
import settingsEn from '../../prompts/say/en/settings.json' with { type: 'json' };
import staffEn from '../../prompts/say/en/staff.json' with { type: 'json' };
import talkEn from '../../prompts/say/en/talk.json' with { type: 'json' };
import timesEn from '../../prompts/say/en/times.json' with { type: 'json' };
import topicsEn from '../../prompts/say/en/topics.json' with { type: 'json' };
import trendEn from '../../prompts/say/en/trend.json' with { type: 'json' };
import waitEn from '../../prompts/say/en/wait.json' with { type: 'json' };
import whoSawEn from '../../prompts/say/en/who-saw.json' with { type: 'json' };
import appointmentsZh from '../../prompts/say/zh-CN/appointments.json' with { type: 'json' };
import calmZh from '../../prompts/say/zh-CN/calm.json' with { type: 'json' };
import checkinZh from '../../prompts/say/zh-CN/checkin.json' with { type: 'json' };
import choicesZh from '../../prompts/say/zh-CN/choices.json' with { type: 'json' };
import consentZh from '../../prompts/say/zh-CN/consent.json' with { type: 'json' };
import crisisZh from '../../prompts/say/zh-CN/crisis.json' with { type: 'json' };
import flagZh from '../../prompts/say/zh-CN/flag.json' with { type: 'json' };
import glassZh from '../../prompts/say/zh-CN/glass.json' with { type: 'json' };
import incidentZh from '../../prompts/say/zh-CN/incident.json' with { type: 'json' };
import joiningZh from '../../prompts/say/zh-CN/joining.json' with { type: 'json' };
import leavingZh from '../../prompts/say/zh-CN/leaving.json' with { type: 'json' };
import listeningZh from '../../prompts/say/zh-CN/listening.json' with { type: 'json' };
import movingZh from '../../prompts/say/zh-CN/moving.json' with { type: 'json' };
import ownDataZh from '../../prompts/say/zh-CN/own-data.json' with { type: 'json' };
import problemsZh from '../../prompts/say/zh-CN/problems.json' with { type: 'json' };
import scalesZh from '../../prompts/say/zh-CN/scales.json' with { type: 'json' };
import sealedZh from '../../prompts/say/zh-CN/sealed.json' with { type: 'json' };
import settingsZh from '../../prompts/say/zh-CN/settings.json' with { type: 'json' };
import staffZh from '../../prompts/say/zh-CN/staff.json' with { type: 'json' };
import talkZh from '../../prompts/say/zh-CN/talk.json' with { type: 'json' };
import timesZh from '../../prompts/say/zh-CN/times.json' with { type: 'json' };
import topicsZh from '../../prompts/say/zh-CN/topics.json' with { type: 'json' };
import trendZh from '../../prompts/say/zh-CN/trend.json' with { type: 'json' };
import waitZh from '../../prompts/say/zh-CN/wait.json' with { type: 'json' };
import whoSawZh from '../../prompts/say/zh-CN/who-saw.json' with { type: 'json' };
import { SCOPES, type Scope } from '../trust/consent.ts';
import { slipTexts } from '../trust/wordings.ts';
import type { Locale } from './person.ts';

const EN = {
  ...slipLines('en'),
  ...joiningEn,
  ...consentEn,
  ...checkinEn,
  ...scalesEn,
  ...listeningEn,
  ...trendEn,
  ...topicsEn,
  ...timesEn,
  ...incidentEn,
  ...crisisEn,
  ...talkEn,
  ...calmEn,
  ...appointmentsEn,
  ...flagEn,
  ...problemsEn,
  ...settingsEn,
  ...leavingEn,
  ...ownDataEn,
  ...movingEn,
  ...staffEn,
  ...waitEn,
  ...whoSawEn,
  ...sealedEn,
  ...glassEn,
};

export type LineKey = keyof typeof EN;
export type LabelKey = keyof typeof choicesEn;
export type Params = Readonly<Record<string, string | number>>;

const ZH: Readonly<Record<LineKey, readonly string[]>> = {
  ...slipLines('zh-CN'),
  ...joiningZh,
  ...consentZh,
  ...checkinZh,
  ...scalesZh,
  ...listeningZh,
  ...trendZh,
  ...topicsZh,
  ...timesZh,
  ...incidentZh,
  ...crisisZh,
  ...talkZh,
  ...calmZh,
  ...appointmentsZh,
  ...flagZh,
  ...problemsZh,
  ...settingsZh,
  ...leavingZh,
  ...ownDataZh,
  ...movingZh,
  ...staffZh,
  ...waitZh,
  ...whoSawZh,
  ...sealedZh,
  ...glassZh,
};

const LINES: Readonly<Record<Locale, Readonly<Record<LineKey, readonly string[]>>>> = {
  en: EN,
  'zh-CN': ZH,
};

const LABELS: Readonly<Record<Locale, Readonly<Record<LabelKey, string>>>> = {
  en: choicesEn,
  'zh-CN': choicesZh,
};

export const LINE_KEYS = Object.keys(EN).filter(isLineKey);
export const LABEL_KEYS = Object.keys(choicesEn).filter(isLabelKey);

function isLineKey(key: string): key is LineKey {
  return Object.hasOwn(EN, key);
}

function isLabelKey(key: string): key is LabelKey {
  return Object.hasOwn(choicesEn, key);
}

/** Of a slip, the variants are its versions: the newest is said, an older one only shown again. */
function slipLines(locale: Locale): Record<SlipKey, readonly string[]> {
  const lines = SCOPES.map((scope) => [slipKey(scope), slipTexts(scope, locale)] as const);
  return Object.fromEntries(lines) as Record<SlipKey, readonly string[]>;
}

export type SlipKey = `consent-${Scope}`;

export function slipKey(scope: Scope): SlipKey {
  return `consent-${scope}`;
}

export function isSlip(key: LineKey): key is SlipKey {
  return SCOPES.some((scope) => slipKey(scope) === key);
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
  return createHash('sha256').update(LINES[locale][key].join('\n')).digest('hex');
}

function hashed(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
