// What follows a slide: one more check-in, of which no human hears, or an offer to talk (L1).
// Whether to accept it is the officer's own choice. Consent is read here, at the moment of use.

import { afterQuiet } from '../../checkins/quiet.ts';
import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Planned } from '../../core/effect.ts';
import { localDays } from '../../core/moment.ts';
import { mayUse } from '../../trust/consent.ts';
import { askOnce } from '../../trust/slips.ts';
import { alarmRaised } from '../alarms/alarm.ts';
import type { Answered } from './days.ts';
import { type Spreads, TREND } from './policy.ts';
import { type Signal, trendIn } from './trend.ts';

const { slipAfterDays, judgedAfterMinutes, askedAfterHours } = TREND.effects;
export const DAY_MS = 86_400_000;

/** After an answer: its days are compared, or the slip that asks for it may be due. */
export function watchTrend({ now, person, consents, dialogue }: Snapshot): Planned[] {
  const mayAsk = consents.trend === undefined && !dialogue.shownSlips?.includes('trend');
  if (!mayUse('trend', consents) && !mayAsk) return [];
  return [
    {
      effect: { kind: 'watch-trend.v1', personId: person.id },
      dueAt: new Date(now.getTime() + judgedAfterMinutes * 60_000),
    },
  ];
}

export function followTrend(
  now: Snapshot,
  answers: readonly Answered[],
  {
    spreads,
    switchedOff,
  }: { readonly spreads: Spreads; readonly switchedOff: ReadonlySet<string> },
): Decision | undefined {
  const { timeZone } = now.person;
  if (!mayUse('scores', now.consents)) return undefined;
  if (!mayUse('trend', now.consents)) {
    const days = new Set(answers.map(({ askedAt }) => askedAt).map(localDays(timeZone))).size;
    return days >= slipAfterDays && now.openCase === undefined ? askOnce(now, 'trend') : undefined;
  }
  const signals = trendIn(answers, { timeZone, spreads }).filter(
    ({ rule }) => !switchedOff.has(rule),
  );
  const [strongest] = signals;
  if (strongest === undefined || isHeld(now, strongest)) return undefined;
  const { kind, since } = strongest;
  const alarmAt = now.now.toISOString();
  const last = { kind, at: alarmAt, since: since.toISOString() };
  const level = kind === 'hard' ? 'L1' : 'L0';
  const reasons = signals.map(({ rule }) => ({ layer: 'score', rule }) as const);
  // A person is on the way or there already.
  const isCared = now.openCase !== undefined;
  return decide({
    changes: [
      {
        kind: 'message-rated',
        messageId: now.newId(),
        by: 'program',
        assessment: { level, labels: [], stressors: [], reasons },
      },
      { kind: 'dialogue-moved', set: { trend: { ...now.dialogue.trend, last } } },
      ...(isCared ? [] : [alarmRaised(now, { act: `trend-${kind}`, level, reasons })]),
    ],
    effects: isCared ? [] : [telling(now, alarmAt, kind === 'hard' ? 'offer' : 'ask')],
  });
}

/** One alarm in two weeks, but a hard one after a soft one. */
function isHeld({ now, dialogue }: Snapshot, { kind }: Signal): boolean {
  const last = dialogue.trend?.last;
  if (last === undefined || (kind === 'hard' && last.kind === 'soft')) return false;
  return now.getTime() - Date.parse(last.at) < TREND.holdDays * DAY_MS;
}

function telling({ now, person }: Snapshot, alarmAt: string, step: 'ask' | 'offer'): Planned {
  const afterMs = step === 'ask' ? askedAfterHours * 3_600_000 : 0;
  return {
    effect: { kind: 'tell-trend.v1', personId: person.id, alarmAt, step },
    dueAt: afterQuiet(new Date(now.getTime() + afterMs), person),
  };
}
