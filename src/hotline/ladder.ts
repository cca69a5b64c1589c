// The safety ladder's taps: thoughts, means, now. A "no" never lowers L3 or L4 (decision 11).

import { both, type Change, type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Dialogue } from '../core/dialogue.ts';
import { alarmsAnswered } from '../listening/alarms/alarm.ts';
import { highest, isAtLeast, type Level } from '../listening/level.ts';
import { openOrRaise, ringingSays, talkButton } from './alarm.ts';
import { MEANS_BUTTONS, NOW_BUTTONS, riskMoved } from './asking.ts';
import { RE_ASK_MS } from './clocks.ts';

/** "Are you thinking about killing yourself?" Not sure counts as yes. */
export function answerDirect(now: Snapshot, answer: 'yes' | 'no' | 'unsure'): Decision {
  if (answer === 'no') return denied(now, 'direct-no');
  const opened = openOrRaise(now, 'L2', true);
  return both(
    opened.decision,
    decide({
      changes: [
        selfRated(now, 'L2'),
        riskMoved(now, 'L2', 'asked-means'),
        ...(answer === 'yes' ? [alarmsAnswered('right', { caseId: opened.caseId })] : []),
      ],
      says: [
        { key: now.hasDesk ? 'direct-yes' : 'direct-yes-no-desk', ...numbers(now, 'L2') },
        { key: 'ask-means', buttons: MEANS_BUTTONS },
      ],
    }),
  );
}

export function answerMeans(now: Snapshot, isYes: boolean): Decision {
  if (!isYes)
    return decide({
      changes: [riskMoved(now, levelSoFar(now), 'answered')],
      says: [{ key: 'means-none', buttons: talkButton(now) }],
    });
  return both(
    openOrRaise(now, 'L3').decision,
    decide({
      changes: [selfRated(now, 'L3'), riskMoved(now, 'L3', 'asked-now')],
      says: [
        { key: 'direct-means' },
        ...ringingSays(now, 'L3'),
        { key: 'ask-now', buttons: NOW_BUTTONS },
      ],
    }),
  );
}

export function answerNow(now: Snapshot, isYes: boolean): Decision {
  if (!isYes)
    return decide({
      changes: [riskMoved(now, levelSoFar(now), 'answered')],
      says: [{ key: 'now-later' }],
    });
  return both(
    openOrRaise(now, 'L4').decision,
    decide({
      changes: [selfRated(now, 'L4'), riskMoved(now, 'L4', 'answered')],
      says: [{ key: 'crisis-card-now', ...numbers(now, 'L4') }, ...ringingSays(now, 'L4')],
    }),
  );
}

/** A clear "no", or "that's not what I meant": L2 ends as asked, with one gentle re-ask later. */
export function denied(now: Snapshot, key: 'direct-no' | 'not-what-i-meant'): Decision {
  const open = now.openCase;
  const deniedAt = now.now.toISOString();
  const ends = open?.state === 'asking' && !isAtLeast(open.level, 'L3');
  const risk = now.dialogue.risk ?? {
    level: 'L2' as const,
    at: deniedAt,
    step: 'answered' as const,
  };
  return decide({
    changes: [
      {
        kind: 'dialogue-moved',
        set: { risk: { ...risk, step: 'answered', deniedAt } },
      },
      ...(open ? [alarmsAnswered('unsure', { caseId: open.id })] : []),
      ...(ends ? [{ kind: 'case-ended', caseId: open.id, why: 'denied' } as const] : []),
    ],
    says: [{ key, buttons: talkButton(now) }],
    effects: [reAskAfter(deniedAt, now)],
  });
}

/** A "no" that they said as a stranger, elsewhere: the re-ask comes to who they turned out to be. */
export function bringDenial(now: Snapshot, risk: Dialogue['risk']): Decision {
  if (risk?.deniedAt === undefined || risk.at < (now.dialogue.risk?.at ?? '')) return decide({});
  const reAsk = reAskAfter(risk.deniedAt, now);
  if (reAsk.dueAt <= now.now) return decide({}); // it was asked there
  return decide({ changes: [{ kind: 'dialogue-moved', set: { risk } }], effects: [reAsk] });
}

function reAskAfter(deniedAt: string, { person }: Snapshot) {
  return {
    effect: { kind: 're-ask.v1', personId: person.id, deniedAt },
    dueAt: new Date(Date.parse(deniedAt) + RE_ASK_MS),
  } as const;
}

function levelSoFar(now: Snapshot): Level {
  return highest(now.openCase?.level ?? 'L0', now.dialogue.risk?.level ?? 'L2');
}

function selfRated(now: Snapshot, level: Level): Change {
  return {
    kind: 'message-rated',
    messageId: now.newId(),
    by: 'officer',
    assessment: { level, labels: ['crisis'], stressors: [], reasons: [{ layer: 'self' }] },
  };
}

function numbers(now: Snapshot, level: Level) {
  return { numbers: { region: now.person.region, level } };
}
