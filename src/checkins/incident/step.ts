// One step of a series when its time has come: asked, kept waiting, or left out for a reason that
// is kept. Not in quiet hours, not on duty or before the sleep after it, not on top of a talk.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { EffectOf } from '../../core/effect.ts';
import { mayUse } from '../../trust/consent.ts';
import { askMood } from '../answer.ts';
import { mayAskScales } from '../scales/due.ts';
import type { Draw } from '../when/next.ts';
import { type Ground, place, type Skip } from '../when/place.ts';
import { out, seriesOf, set, stepFrom } from './member.ts';
import { hoursAfter, type InSeries, SERIES } from './series.ts';

const MINUTE_MS = 60_000;
/** A check-in that was just asked, or a talk: the step waits for so long. */
const WAIT_MS = 2 * 60 * MINUTE_MS;
const APART_MS = 30 * MINUTE_MS;

export type StepKnown = {
  /** The station called it off. */
  readonly isOff: boolean;
  readonly ground: Ground;
  readonly draw: Draw;
};

export function askStep(
  now: Snapshot,
  effect: EffectOf<'ask-incident.v1'>,
  { isOff, ground, draw }: StepKnown,
): Decision | undefined {
  const mine = seriesOf(now, effect.incidentId);
  if (mine === undefined || mine.isOut || mine.past !== effect.step || isOff) return undefined;
  const { person } = now;
  if (person.joinedAt === undefined) return undefined;
  const slotAt = timeOf(mine, effect.step);
  const followedAt = timeOf(mine, effect.step + 1);
  if (slotAt === undefined) return undefined;
  if (person.stoppedAt !== undefined) return pass(now, mine, 'stopped');
  const share = draw(`${person.id} ${mine.id} ${effect.step}`);
  const spreadMs = Math.floor(share * SERIES.spreadMinutes) * MINUTE_MS;
  const occasion = { slotAt, followedAt, isByCalendar: false, spreadMs, isPatient: true };
  // A unit's days off are about its routine; what happened does not wait for them.
  const placed = place(occasion, person, { ...ground, days: {} }, now.now);
  if (placed.kind === 'skip') return pass(now, mine, placed.why);
  if (placed.at > now.now) return decide({ effects: [{ effect, dueAt: placed.at }] });
  if (isBusy(now))
    return decide({ effects: [{ effect, dueAt: new Date(now.now.getTime() + WAIT_MS) }] });
  return ask(now, mine, effect.step);
}

function ask(now: Snapshot, mine: InSeries, step: number): Decision {
  const { changes, effects } = onward(now, mine);
  const asked = question(now, mine, step);
  return decide({
    changes: [...changes, ...asked.changes, ...offerLater(now, step)],
    says: asked.says,
    effects,
  });
}

/** Kept answers need their yes; without it somebody who said yes to hellos gets one. */
function question(now: Snapshot, { id }: InSeries, step: number): Decision {
  const more = [{ id: 'talk', label: 'talk' } as const, out(id)];
  if (mayUse('scores', now.consents))
    return askMood(now, `incident ${id} ${step}`, 'incident-ask', more);
  return mayUse('contact', now.consents)
    ? decide({ says: [{ key: 'incident-care', buttons: more }] })
    : decide({});
}

/** Offered after the check-in, as any scale is: one a day, never beside a talk. */
function offerLater(now: Snapshot, step: number): Decision['changes'] {
  const scale = SERIES.steps[step]?.scale;
  if (scale === undefined || !mayAskScales(now)) return [];
  const soFar = now.dialogue.scales ?? {};
  const next = [...new Set([scale, ...(soFar.next ?? [])])];
  return [{ kind: 'dialogue-moved', set: { scales: { ...soFar, next } } }];
}

function pass(now: Snapshot, mine: InSeries, why: Skip['why'] | 'stopped'): Decision {
  const slot = SERIES.steps[mine.past]?.name ?? '';
  const skipped = why === 'stopped' ? mine.skipped : [...(mine.skipped ?? []), { slot, why }];
  return decide(onward(now, skipped === undefined ? mine : { ...mine, skipped }));
}

function onward(now: Snapshot, mine: InSeries) {
  const moved = { ...mine, past: mine.past + 1 };
  return { ...set(now, moved), effects: stepFrom(now.person.id, moved) };
}

function isBusy({ openCase, checkIn, now }: Snapshot): boolean {
  if (openCase?.state === 'claimed' || openCase?.state === 'asking') return true;
  return checkIn !== undefined && now.getTime() - checkIn.askedAt.getTime() < APART_MS;
}

function timeOf({ at }: InSeries, step: number): Date | undefined {
  const found = SERIES.steps[step];
  return found && hoursAfter(new Date(at), found.afterHours);
}
