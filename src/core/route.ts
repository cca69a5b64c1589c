// (snapshot, what came in) → decision: the one switch. Words are rated first, whatever the bot
// was waiting for; only then do they count as an answer.

import { answerMood, answerSleep, startCheckIn, thank, thanks } from '../checkins/answer.ts';
import { alarm, isWithCounselor, showDesk } from '../hotline/alarm.ts';
import { answerDirect, answerMeans, answerNow, denied } from '../hotline/ladder.ts';
import { askForPerson, cancelTalk, rateTalk } from '../hotline/talk.ts';
import type { Assessment } from '../listening/assessment.ts';
import { isAtLeast } from '../listening/level.ts';
import { kept, reply, type Written } from '../listening/reply.ts';
import {
  askForName,
  askForWords,
  askMeText,
  cancelFlag,
  draft,
  editFlag,
  offerFlag,
  sendFlag,
  takeFlagBack,
} from '../trust/flagging.ts';
import { answerSlip, privacy, slip } from '../trust/slips.ts';
import { both, type Decision, decide, NOTHING, type Snapshot } from './decision.ts';
import type { Say } from './effect.ts';
import type { Intent } from './intent.ts';
import { askForCard, type CardFound, chooseSquad, notice, tryCard } from './joining.ts';
import type { Said } from './message.ts';
import * as settings from './settings.ts';

export type Heard = {
  readonly said: Said;
  readonly intent: Intent | undefined;
  /** Of words and edits; absent for taps and commands. */
  readonly assessment: Assessment | undefined;
  readonly card: CardFound | undefined;
  readonly alias: string;
  readonly messageId: string;
  readonly isCardShown: boolean;
  /** It waited in the spool, and the person was told so. */
  readonly isReplay: boolean;
  readonly hasModel: boolean;
  /** What this channel must say of itself (decision: channel honesty). */
  readonly channelNotice: Say | undefined;
};

export function route(now: Snapshot, heard: Heard): Decision {
  const { assessment, said } = heard;
  if (assessment !== undefined && isAtLeast(assessment.level, 'L2'))
    return both(
      alarm(now, { ...heard, assessment, words: wordsOf(said) }),
      notice(now, heard.channelNotice),
    );
  return both(
    heard.isReplay ? decide({ says: [{ key: 'saved-now' }] }) : NOTHING,
    notice(now, heard.channelNotice),
    answer(now, heard),
  );
}

function answer(now: Snapshot, heard: Heard): Decision {
  const { said, intent } = heard;
  if (intent !== undefined) return act(now, intent, heard);
  switch (said.kind) {
    case 'words':
      return hear(now, heard);
    case 'edited':
      // An edit is a new message; the earlier level stands (decision 15).
      return isWithCounselor(now)
        ? toCounselor(now, heard)
        : decide({ says: [{ key: 'edited-noted' }] });
    case 'deleted':
      return decide({ says: [{ key: 'deleted-noted' }] });
    case 'unreadable':
      return unreadable(now);
    case 'choice':
    case 'command':
      return decide({ says: [{ key: 'stale-choice' }] });
  }
}

function unreadable(now: Snapshot): Decision {
  const numbers = { region: now.person.region, level: 'L2' } as const;
  return decide({
    says: [
      { key: isWithCounselor(now) ? 'talk-only-text' : 'unreadable' },
      { key: 'help', numbers },
    ],
  });
}

function hear(now: Snapshot, heard: Heard): Decision {
  if (isWithCounselor(now)) return toCounselor(now, heard);
  if (heard.card !== undefined && now.person.joinedAt === undefined)
    return tryCard(now, heard.card, heard.alias);
  const { waiting } = now.dialogue;
  const words = wordsOf(heard.said);
  if (waiting?.kind === 'flag-words') return draft(now, words);
  if (waiting?.kind === 'flag-name') return draft(now, askMeText(now, words.trim()));
  const written = writtenOf(heard);
  if (waiting?.kind === 'check-in-note')
    return both(decide({ changes: kept(now, written) }), noted(now, written));
  if (now.person.joinedAt === undefined) return both(reply(now, written), beforeJoining(now));
  return reply(now, written);
}

/** A note that weighs is answered as words are; any other closes the check-in with thanks. */
function noted(now: Snapshot, { assessment }: Written): Decision {
  const isHeavy = assessment.level !== 'L0' || assessment.labels.includes('distress');
  const closing = thank(now);
  if (!isHeavy) return closing;
  const low = thanks({ ...now, checkIn: now.checkIn && { ...now.checkIn, mood: 1 } });
  return { ...closing, says: [low] };
}

function beforeJoining(now: Snapshot): Decision {
  return now.person.noticedAt === undefined
    ? askForCard(now)
    : decide({ says: [{ key: 'not-joined' }] });
}

/** The bot is silent while a human is there. */
function toCounselor(now: Snapshot, heard: Heard): Decision {
  const caseId = now.openCase?.id;
  if (caseId === undefined) return decide({});
  return decide({
    changes: kept(now, writtenOf(heard)),
    effects: [showDesk(caseId, heard.messageId)],
  });
}

function writtenOf(heard: Heard): Written {
  return {
    assessment: heard.assessment ?? { level: 'L0', labels: [], stressors: [], reasons: [] },
    messageId: heard.messageId,
    words: wordsOf(heard.said),
    hasModel: heard.hasModel,
  };
}

function wordsOf(said: Said): string {
  return said.kind === 'words' || said.kind === 'edited' ? said.words : '';
}

function act(now: Snapshot, intent: Intent, heard: Heard): Decision {
  switch (intent.kind) {
    case 'start':
      if (heard.card !== undefined) return tryCard(now, heard.card, heard.alias);
      return now.person.joinedAt === undefined ? askForCard(now) : settings.menu();
    case 'menu':
      return now.person.joinedAt === undefined ? askForCard(now) : settings.menu();
    case 'check-in':
      return now.person.joinedAt === undefined ? askForCard(now) : startCheckIn(now);
    case 'talk':
      return askForPerson(now);
    case 'talk-cancel':
      return cancelTalk(now);
    case 'help':
      return settings.help(now);
    case 'privacy':
      return privacy(now);
    case 'language-ask':
      return settings.askLanguage();
    case 'language':
      return settings.chooseLanguage(intent.locale);
    case 'stop':
      return settings.stop(now);
    case 'resume':
      return settings.resume(now);
    case 'skip':
      return thank(now);
    case 'meant':
      return denied(now, 'not-what-i-meant');
    case 'squad':
      return chooseSquad(now, intent.squadId);
    case 'slip-ask':
      return decide({ says: [slip(intent.scope)] });
    case 'slip':
      return answerSlip(now, intent.scope, intent.isYes);
    case 'mood':
      return answerMood(now, intent.checkInId, intent.mood);
    case 'sleep':
      return answerSleep(now, intent.checkInId, intent.hours);
    case 'direct':
      return answerDirect(now, intent.answer);
    case 'means':
      return answerMeans(now, intent.isYes);
    case 'now':
      return answerNow(now, intent.isYes);
    case 'after':
      return rateTalk(intent.after, intent.caseId);
    case 'flag':
      return offerFlag(now);
    case 'flag-write':
      return askForWords(now);
    case 'flag-ask-me':
      return askForName(now);
    case 'flag-no-name':
      return draft(now, askMeText(now, undefined));
    case 'flag-send':
      return sendFlag(now, intent.flagId);
    case 'flag-edit':
      return editFlag(now, intent.flagId);
    case 'flag-cancel':
      return cancelFlag(now, intent.flagId);
    case 'flag-take-back':
      return takeFlagBack(now, intent.flagId);
    case 'erase-ask':
      return settings.askErase(now);
    case 'erase':
      return settings.erase(now, intent.isYes);
    case 'stale':
      return decide({ says: [{ key: 'stale-choice' }] });
  }
}
