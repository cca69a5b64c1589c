// (snapshot, what came in) → decision: the one switch. Words are rated first, whatever the bot
// was waiting for; only then do they count as an answer.

import { hearProblem, keepProblem } from '../care/say-it/telling.ts';
import { NOTHING_TOLD } from '../care/say-it/told.ts';
import { thank } from '../checkins/answer.ts';
import { typedDay } from '../checkins/caring/own-days.ts';
import { typedLength } from '../checkins/how-long.ts';
import { leaveScale } from '../checkins/scales/asking.ts';
import { thanks, type Usual } from '../checkins/thanks.ts';
import { typedInCheckIn } from '../checkins/typed.ts';
import { alarm, isWithCounselor, showDesk } from '../hotline/alarm.ts';
import { tellOfCover } from '../hotline/cover.ts';
import { answerDirect, answerMeans, answerNow } from '../hotline/ladder.ts';
import { typedAnswer } from '../hotline/typed-answer.ts';
import { aboutIn } from '../listening/about.ts';
import { isAtLeast } from '../listening/level.ts';
import { kept, reply, type Written } from '../listening/reply.ts';
import { askMeText, draft } from '../trust/flagging.ts';
import { answerCard, leaveCard } from '../trust/glass/card-steps.ts';
import { onClosedLine } from '../trust/leaving/death.ts';
import { stillThere } from '../trust/leaving/ending.ts';
import { anotherCard } from '../trust/leaving/unit.ts';
import { act } from './act.ts';
import { both, type Decision, decide, NOTHING, type Snapshot } from './decision.ts';
import type { Heard } from './heard.ts';
import { inRoom } from './in-room.ts';
import { askForCard, notice, tryCard } from './joining.ts';
import type { Said } from './message.ts';
import { isAlsoWords, isOnlyWords } from './only-words.ts';
import { typedResume } from './settings.ts';

export function route(now: Snapshot, heard: Heard): Decision {
  const { assessment, said } = heard;
  if (assessment !== undefined && isAtLeast(assessment.level, 'L2'))
    return both(
      leaveCard(now),
      leaveScale(now),
      alarm(now, { ...heard, assessment, words: wordsOf(said) }),
      keepProblem(now, wordsOf(said)),
      dropDraft(now),
      heardFrom(now),
      notice(now, heard.channelNotice),
    );
  return both(
    heard.isReplay ? decide({ says: [{ key: 'saved-now' }] }) : NOTHING,
    heardFrom(now),
    notice(now, heard.channelNotice),
    inRoom(now, heard) ?? answer(now, heard),
  );
}

/** Said where a name or thanks were waited for: help goes first, and nothing of it is sent. */
function dropDraft({ dialogue: { waiting } }: Snapshot): Decision {
  const isDraft = /^(activity|kudos)-/.test(waiting?.kind ?? '');
  const set = { waiting: undefined };
  return isDraft ? decide({ changes: [{ kind: 'dialogue-moved', set }] }) : NOTHING;
}

/** Whoever writes or taps is there. */
function heardFrom(now: Snapshot): Decision {
  const isAwake = now.dialogue.silence === undefined;
  const set = { silence: undefined };
  return both(
    stillThere(now),
    isAwake ? NOTHING : decide({ changes: [{ kind: 'dialogue-moved', set }] }),
  );
}

function answer(now: Snapshot, heard: Heard): Decision {
  const { said } = heard;
  const intent = isOnlyWords(now, heard) ? undefined : heard.intent;
  const closed = onClosedLine(now, intent);
  if (closed !== undefined) return closed;
  if (intent !== undefined) {
    const told = isAlsoWords(heard) ? toTalk(now, heard) : NOTHING;
    return both(leaveCard(now), act(now, intent, heard), told);
  }
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
  const moving = heard.card && anotherCard(now, heard.card);
  if (moving !== undefined) return moving;
  const { waiting } = now.dialogue;
  const words = wordsOf(heard.said);
  if (waiting?.kind === 'flag-words') return draft(now, words, heard.readers);
  if (waiting?.kind === 'flag-name') return draft(now, askMeText(now, words.trim()), heard.readers);
  if (waiting?.kind === 'problem-words') return hearProblem(now, words, heard.told ?? NOTHING_TOLD);
  const day = waiting?.kind === 'own-day' ? typedDay(now, words) : undefined;
  if (day !== undefined) return day;
  const written = writtenOf(heard);
  const part = answerCard(now, words, written.assessment);
  if (part !== undefined) return part;
  return both(leaveCard(now), hearWords(now, written, heard.usual));
}

function hearWords(now: Snapshot, written: Written, usual?: Usual): Decision {
  const { waiting } = now.dialogue;
  const { words } = written;
  const answered =
    typed(now, words) ??
    typedLength(now, words) ??
    typedInCheckIn(now, words, usual) ??
    typedResume(now, words);
  if (answered !== undefined) return both(decide({ changes: kept(now, written) }), answered);
  if (waiting?.kind === 'check-in-note')
    return both(decide({ changes: kept(now, written) }), noted(now, written, usual));
  if (now.person.joinedAt === undefined) return both(reply(now, written), beforeJoining(now));
  return reply(now, written);
}

/** A short answer in words to the question of the ladder that is open; asking back is none. */
function typed(now: Snapshot, words: string): Decision | undefined {
  const step = now.dialogue.risk?.step;
  if (now.openCase === undefined || step === undefined || step === 'answered') return undefined;
  if (aboutIn(words) !== undefined) return undefined;
  const answer = typedAnswer(step, words);
  if (answer === undefined) return undefined;
  if (step === 'asked-directly') return answerDirect(now, answer);
  const isYes = answer !== 'no';
  return step === 'asked-means' ? answerMeans(now, isYes) : answerNow(now, isYes);
}

/** A note that weighs is answered as words are; any other closes the check-in with thanks. */
function noted(now: Snapshot, { assessment }: Written, usual?: Usual): Decision {
  const isHeavy = assessment.level !== 'L0' || assessment.labels.includes('distress');
  const closing = thank(now, usual);
  if (!isHeavy) return closing;
  const low = thanks({ ...now, checkIn: now.checkIn && { ...now.checkIn, mood: 1 } });
  return { ...closing, says: [low] };
}

function beforeJoining(now: Snapshot): Decision {
  return now.person.noticedAt === undefined
    ? askForCard()
    : decide({ says: [{ key: 'not-joined' }] });
}

/** Read by whoever is there, or by whoever comes. */
function toTalk(now: Snapshot, heard: Heard): Decision {
  if (isWithCounselor(now)) return toCounselor(now, heard);
  return now.openCase ? decide({ changes: kept(now, writtenOf(heard)) }) : NOTHING;
}

/** The bot is silent while a human is there. */
function toCounselor(now: Snapshot, heard: Heard): Decision {
  const caseId = now.openCase?.id;
  if (caseId === undefined) return decide({});
  return decide({
    changes: kept(now, writtenOf(heard)),
    says: tellOfCover(now, heard.messageId, wordsOf(heard.said)),
    effects: [showDesk(caseId, heard.messageId)],
  });
}

function writtenOf(heard: Heard): Written {
  return {
    assessment: heard.assessment ?? { level: 'L0', labels: [], stressors: [], reasons: [] },
    messageId: heard.messageId,
    words: wordsOf(heard.said),
    hasModel: heard.hasModel,
    mayDraft: heard.mayDraft,
  };
}

/** What stands behind a command, too: it may be the cry for help that brought the card. */
function wordsOf(said: Said): string {
  if (said.kind === 'command') return said.rest;
  return said.kind === 'words' || said.kind === 'edited' ? said.words : '';
}
