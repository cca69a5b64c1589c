// What is said back to words that raise no alarm. Short, two-way, never a diagnosis.

import {
  both,
  type Change,
  type Decision,
  decide,
  NOTHING,
  type Snapshot,
} from '../core/decision.ts';
import type { Say } from '../core/effect.ts';
import { wasSaid } from '../core/say.ts';
import { talkButton } from '../hotline/alarm.ts';
import { openButtons } from '../hotline/asking.ts';
import { cardButton, cardNamed, type Topic } from '../hotline/topics.ts';
import { mayUse } from '../trust/consent.ts';
import { askOnce } from '../trust/slips.ts';
import { aboutLine } from './about.ts';
import { answerLater, isForDraft } from './answering.ts';
import type { Assessment } from './assessment.ts';
import { isAtLeast, type Level } from './level.ts';
import { plainIn } from './plain.ts';
import { type Theme, themeIn } from './theme.ts';

/** Words kept only until a model has been asked, where the officer did not say "keep them". */
const KEEP_FOR_MODEL_MS = 3_600_000;

export type Written = {
  readonly assessment: Assessment;
  readonly messageId: string;
  readonly words: string;
  readonly hasModel: boolean;
  readonly mayDraft: boolean;
};

export function reply(now: Snapshot, written: Written): Decision {
  const { messageId } = written;
  const say = line(now, written);
  const slip = firstSlip(now, written);
  // A slip comes after the reply, so that one waits for no draft.
  const isLater = slip === NOTHING && isForDraft(now, written, say);
  return both(
    decide({
      changes: kept(now, written),
      says: isLater ? [] : [say, ...stillAsked(now, say)],
      effects: asksModel(now, written)
        ? [{ effect: { kind: 'assess.v1', personId: now.person.id, messageId } }]
        : [],
    }),
    isLater ? answerLater(now, messageId, say) : slip,
  );
}

/** What is stored of words, and why: a waiting case, the officer's yes, or a model to be asked. */
export function kept(now: Snapshot, written: Written): Change[] {
  const { messageId, words, assessment } = written;
  const caseId = now.openCase?.id;
  const mayKeep = mayUse('words', now.consents);
  if (caseId === undefined && !mayKeep && !asksModel(now, written)) return [];
  const isPassing = caseId === undefined && !mayKeep;
  return [
    {
      kind: 'message-kept',
      messageId,
      words,
      caseId,
      keepUntil: isPassing ? new Date(now.now.getTime() + KEEP_FOR_MODEL_MS) : undefined,
    },
    { kind: 'message-rated', messageId, by: 'program', assessment },
  ];
}

function asksModel(now: Snapshot, { hasModel }: Written): boolean {
  return hasModel && mayUse('model', now.consents);
}

function line(now: Snapshot, { words, assessment: { level, labels } }: Written): Say {
  const about = aboutLine(words, now);
  if (about !== undefined) return { key: about, buttons: isAsking(now) ? [] : talkButton(now) };
  if (isAtRisk(now)) return atRisk(now);
  if (labels.includes('misconduct')) return { key: 'heard-misconduct' };
  if (labels.includes('third-party-work') && level === 'L0') return { key: 'heard-duty' };
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
  if (kind === 'offered')
    return {
      key: now.hasDesk ? 'offer-person' : 'offer-person-no-desk',
      buttons: talkButton(now),
    };
  if (kind === 'card') {
    const card = cardNamed(words);
    return card && { key: 'offer-card', buttons: [card, ...talkButton(now)] };
  }
  if (kind === 'annoyed') return { key: 'heard-annoyed', buttons: talkButton(now) };
  if (kind === undefined || kind === 'talk' || kind === 'help') return undefined;
  return { key: `heard-${kind}` };
}

/** About what they named, with a person, and what else there is for it, one tap away. */
function themed(now: Snapshot, words: string): Say | undefined {
  const theme = themeIn(words);
  if (theme === undefined) return undefined;
  const { card, isForDesk = false } = BESIDE[theme] ?? {};
  return {
    key: `theme-${theme}`,
    buttons: [
      ...talkButton(now),
      ...(card === undefined ? [] : [cardButton(card)]),
      ...(isForDesk ? [{ id: 'problem', label: 'problem' } as const] : []),
    ],
  };
}

type Beside = { readonly card?: Topic; readonly isForDesk?: boolean };

const BESIDE: Readonly<Partial<Record<Theme, Beside>>> = {
  grief: { card: 'death' },
  images: { card: 'death' },
  sleep: { card: 'nights' },
  alcohol: { card: 'alcohol' },
  anger: { card: 'anger' },
  blame: { card: 'provoked', isForDesk: true },
  boss: { isForDesk: true },
  money: { isForDesk: true },
  'passed-over': { isForDesk: true },
  hours: { isForDesk: true },
  paper: { isForDesk: true },
};

function other(now: Snapshot, level: Level, labels: Assessment['labels']): Say {
  if (level === 'L0' && !labels.includes('distress')) return { key: 'heard-calm' };
  return {
    key: now.hasDesk ? 'heard-strain' : 'heard-strain-no-desk',
    buttons: talkButton(now),
  };
}

/** An alarm is open: small talk would be an answer to somebody else. */
function isAtRisk({ openCase }: Snapshot): boolean {
  return openCase !== undefined && isAtLeast(openCase.level, 'L2');
}

function isAsking(now: Snapshot): boolean {
  return openButtons(now).length > 0;
}

/** A question of the ladder is put once, and not brought up after each word either. */
function stillAsked(now: Snapshot, { buttons = [] }: Say): Say[] {
  if (!isAsking(now) || buttons.length > 0) return [];
  return [{ key: 'still-asked', buttons: openButtons(now) }];
}

function atRisk(now: Snapshot): Say {
  const { hasDesk, openCase } = now;
  if (openCase?.level === 'L4') return { key: 'keep-talking', buttons: openButtons(now) };
  if (isAsking(now))
    return {
      key: 'heard-asking',
      buttons: wasSaid('still-asked', now.recent) ? openButtons(now) : [],
    };
  return {
    key: hasDesk && openCase?.state === 'waiting' ? 'heard-waiting' : 'heard-strain-no-desk',
  };
}

/** The slip for words when the first words come; the one for a model when it could have read some. */
function firstSlip(now: Snapshot, { hasModel }: Written): Decision {
  if (isAtRisk(now)) return NOTHING;
  const words = askOnce(now, 'words');
  return words === NOTHING && hasModel ? askOnce(now, 'model') : words;
}
