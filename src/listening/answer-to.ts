// The line that answers words which raise no alarm, by what they plainly mean, name, or go on from.

import type { Snapshot } from '../core/decision.ts';
import type { Say } from '../core/effect.ts';
import { type LineKey, wasSaid } from '../core/say.ts';
import { talkButton } from '../hotline/alarm.ts';
import { openButtons } from '../hotline/asking.ts';
import { cardButton, cardNamed, type Topic } from '../hotline/topics.ts';
import { aboutLine } from './about.ts';
import type { Assessment } from './assessment.ts';
import { isAtLeast, type Level } from './level.ts';
import { isWish, plainIn } from './plain.ts';
import { type Theme, themeIn } from './theme.ts';

export function answerTo(now: Snapshot, words: string, { level, labels }: Assessment): Say {
  const about = aboutLine(words, now);
  if (about !== undefined) return { key: about, buttons: isAsking(now) ? [] : talkButton(now) };
  if (isAtRisk(now)) return atRisk(now, words);
  if (labels.includes('misconduct')) return { key: 'heard-misconduct' };
  if (labels.includes('third-party-work') && level === 'L0')
    return (themeIn(words) === 'grief' && themed(now, words)) || { key: 'heard-duty' };
  if (labels.includes('third-party-concern'))
    return {
      key: now.hasDesk ? 'heard-concern' : 'heard-concern-no-desk',
      buttons: talkButton(now),
    };
  return plainly(now, words) ?? themed(now, words) ?? other(now, level, labels);
}

/** Where no more was heard than what was plainly meant. */
function plainly(now: Snapshot, words: string): Say | undefined {
  const kind = plainIn(words);
  if (kind === 'yes') return toOffer(now, kind);
  if (kind === 'no') return toOffer(now, kind) ?? { key: 'heard-okay' };
  if (kind === 'offered')
    return {
      key: now.hasDesk ? 'offer-person' : 'offer-person-no-desk',
      buttons: talkButton(now),
    };
  if (kind === 'card') {
    const card = cardNamed(words);
    return card && { key: 'offer-card', buttons: [card, ...talkButton(now)] };
  }
  if (kind === 'complain')
    return { key: 'offer-desk', buttons: [{ id: 'problem', label: 'problem' }] };
  if (kind === 'low') return strained(now);
  if (kind === 'annoyed' || kind === 'diagnosis' || kind === 'beyond')
    return { key: `heard-${kind}`, buttons: talkButton(now) };
  if (kind === undefined || isWish(kind)) return undefined;
  return { key: `heard-${kind}` };
}

/** A short yes or no answers the line before it, where that offered a person. */
function toOffer(now: Snapshot, kind: 'yes' | 'no'): Say | undefined {
  const last = now.recent.at(-1) ?? '';
  if (!OFFERS.some((key) => last.startsWith(`${key}.`))) return undefined;
  if (kind === 'no') return { key: 'heard-enough' };
  return { key: now.hasDesk ? 'offer-taken' : 'offer-person-no-desk', buttons: talkButton(now) };
}

const OFFERS: readonly LineKey[] = [
  'heard-strain',
  'heard-concern',
  'offer-person',
  'offer-person-no-desk',
];

/** About what they named, with a person, and what else there is for it, one tap away. */
function themed(now: Snapshot, words: string): Say | undefined {
  const theme = themeIn(words);
  if (theme === undefined) return undefined;
  const { card, isForDesk = false, isCalmed = false } = BESIDE[theme] ?? {};
  return {
    key: `theme-${theme}`,
    buttons: [
      ...talkButton(now),
      ...(card === undefined ? [] : [cardButton(card)]),
      ...(isCalmed ? [{ id: 'calm:breathing', label: 'calm-breathing' } as const] : []),
      ...(isForDesk ? [{ id: 'problem', label: 'problem' } as const] : []),
    ],
  };
}

type Beside = {
  readonly card?: Topic;
  readonly isForDesk?: boolean;
  readonly isCalmed?: boolean;
};

const BESIDE: Readonly<Partial<Record<Theme, Beside>>> = {
  grief: { card: 'death' },
  images: { card: 'death' },
  sleep: { card: 'nights' },
  shaken: { isCalmed: true },
  alcohol: { card: 'alcohol' },
  anger: { card: 'anger' },
  blame: { card: 'provoked', isForDesk: true },
  boss: { isForDesk: true },
  ill: { isForDesk: true },
  money: { isForDesk: true },
  'passed-over': { isForDesk: true },
  hours: { isForDesk: true },
  paper: { isForDesk: true },
};

function other(now: Snapshot, level: Level, labels: Assessment['labels']): Say {
  if (labels.includes('denial')) return { key: 'heard-enough' };
  if (level === 'L0' && !labels.includes('distress')) return { key: 'heard-calm' };
  return strained(now);
}

function strained(now: Snapshot): Say {
  return {
    key: now.hasDesk ? 'heard-strain' : 'heard-strain-no-desk',
    buttons: talkButton(now),
  };
}

/** An alarm is open: small talk would be an answer to somebody else. */
export function isAtRisk({ openCase }: Snapshot): boolean {
  return openCase !== undefined && isAtLeast(openCase.level, 'L2');
}

export function isAsking(now: Snapshot): boolean {
  return openButtons(now).length > 0;
}

function atRisk(now: Snapshot, words: string): Say {
  const { hasDesk, openCase } = now;
  if (openCase?.level === 'L4') return { key: 'keep-talking', buttons: openButtons(now) };
  if (isAsking(now))
    return {
      key: 'heard-asking',
      buttons: wasSaid('still-asked', now.recent) ? openButtons(now) : [],
    };
  if (hasDesk && openCase?.state === 'waiting') return { key: 'heard-waiting' };
  const kind = plainIn(words);
  if (kind === 'thanks' || kind === 'okay' || kind === 'sorry') return { key: `heard-${kind}` };
  const taken = kind === 'yes' || kind === 'no' ? toOffer(now, kind) : undefined;
  if (taken !== undefined) return taken;
  return hasDesk
    ? { key: 'heard-calm', buttons: talkButton(now) }
    : { key: 'heard-strain-no-desk' };
}
