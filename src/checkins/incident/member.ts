// Being in the series after an incident: by a code that the crew was handed, by asking the whole
// squad, or by an officer's own word. Who is in it, and who left it, is told to nobody.

import { both, type Change, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Button, Planned, Say } from '../../core/effect.ts';
import { askForCard } from '../../core/joining.ts';
import { mayUse } from '../../trust/consent.ts';
import { slip } from '../../trust/slips.ts';
import {
  hoursAfter,
  type Incident,
  type InSeries,
  isSeriesOver,
  keptSeries,
  SERIES,
  stepsPast,
} from './series.ts';
import type { IncidentIntent } from './tap.ts';

const SAME_MS = 12 * 3_600_000;

/** What was looked up: the incident that a code belongs to, or a fresh code to hand on. */
export type HeardIncident =
  | ({ readonly kind: 'known'; readonly isOff: boolean } & Incident)
  | { readonly kind: 'fresh'; readonly code: string; readonly codeKey: string };

export function onIncident(
  now: Snapshot,
  intent: IncidentIntent,
  heard: HeardIncident | undefined,
): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  switch (intent.kind) {
    case 'incident':
      return decide({ says: [whenWasIt()] });
    case 'incident-new':
      return mark(now, intent.hoursAgo, heard);
    case 'incident-out':
      return leave(now, intent.incidentId);
    case 'incident-in':
      return comeBack(now, intent.incidentId);
  }
}

/** By the code that was handed to the crew. */
export function joinByCode(now: Snapshot, found: HeardIncident): Decision | undefined {
  if (found.kind !== 'known') return undefined;
  const { id, at } = found;
  if (now.person.joinedAt === undefined)
    return decide({
      changes: [{ kind: 'dialogue-moved', set: { waiting: { kind: 'card' } } }],
      says: [{ key: 'incident-needs-card' }],
    });
  if (found.isOff || isSeriesOver(at, now.now)) return decide({ says: [{ key: 'incident-over' }] });
  const mine = seriesOf(now, id);
  if (mine !== undefined) return comeBack(now, id);
  return begin(now, { id, at }, { key: 'incident-joined', buttons: [out(id)] }, true);
}

/** Asked together with everybody of the squad; once, whatever they answer. */
export function joinBySquad(now: Snapshot, incident: Incident): Decision | undefined {
  const { joinedAt, stoppedAt } = now.person;
  if (joinedAt === undefined || stoppedAt !== undefined) return undefined;
  if (seriesOf(now, incident.id) !== undefined || isSeriesOver(incident.at, now.now))
    return undefined;
  const buttons = [{ id: 'talk', label: 'talk' } as const, out(incident.id)];
  return begin(now, incident, { key: 'incident-asked', buttons }, false);
}

/** An officer's own word: the series is theirs at once, and a code is there for the others. */
function mark(now: Snapshot, hoursAgo: number, heard: HeardIncident | undefined): Decision {
  if (heard?.kind !== 'fresh') return decide({ says: [{ key: 'stale-choice' }] });
  const id = now.newId();
  const at = hoursAfter(now.now, -hoursAgo);
  const same = now.dialogue.incidents?.find((one) => !one.isOut && isNear(new Date(one.at), at));
  // Pressed twice, or asked about by the squad already: one series is enough.
  if (same) return decide({ says: [{ key: 'incident-joined', buttons: [out(same.id)] }] });
  const { code, codeKey } = heard;
  const say: Say = { key: 'incident-made', params: { code }, buttons: [out(id)] };
  const marked: Change = { kind: 'incident-marked', incidentId: id, codeKey, at };
  return both(decide({ changes: [marked] }), begin(now, { id, at }, say, true));
}

function begin(now: Snapshot, { id, at }: Incident, say: Say, isOwnWish: boolean): Decision {
  const past = stepsPast(at, now.now);
  const mine: InSeries = { id, at: at.toISOString(), past };
  const needsSlip = isOwnWish && !mayUse('scores', now.consents);
  return decide({
    ...set(now, mine),
    says: [say, ...(needsSlip ? [slip('scores')] : [])],
    effects: stepFrom(now.person.id, mine),
  });
}

function leave(now: Snapshot, id: string): Decision {
  const mine = seriesOf(now, id);
  if (mine === undefined) return decide({ says: [{ key: 'stale-choice' }] });
  const back: Button = { id: `incident-in:${id}`, label: 'incident-in' };
  return decide({
    ...set(now, { ...mine, isOut: true }),
    says: [{ key: 'incident-left', buttons: [back, { id: 'talk', label: 'talk' }] }],
  });
}

function comeBack(now: Snapshot, id: string): Decision {
  const left = seriesOf(now, id);
  if (left === undefined) return decide({ says: [{ key: 'stale-choice' }] });
  const { isOut, ...mine } = left;
  const at = new Date(mine.at);
  if (isSeriesOver(at, now.now)) return decide({ says: [{ key: 'incident-over' }] });
  const again: InSeries = isOut ? { ...mine, past: stepsPast(at, now.now) } : mine;
  return decide({
    ...set(now, again),
    says: [{ key: 'incident-joined', buttons: [out(id)] }],
    effects: isOut ? stepFrom(now.person.id, again) : [],
  });
}

export function seriesOf({ dialogue }: Pick<Snapshot, 'dialogue'>, id: string) {
  return dialogue.incidents?.find((one) => one.id === id);
}

/** The one way a person's place in a series changes: recorded, without saying how. */
export function set(now: Snapshot, mine: InSeries): Pick<Decision, 'changes'> {
  const others = keptSeries(now.dialogue.incidents, now.now).filter(({ id }) => id !== mine.id);
  return {
    changes: [
      { kind: 'incident-series-set' },
      { kind: 'dialogue-moved', set: { incidents: [...others, mine] } },
    ],
  };
}

export function stepFrom(personId: string, { id, at, past }: InSeries): Planned[] {
  const step = SERIES.steps[past];
  if (step === undefined) return [];
  return [
    {
      effect: { kind: 'ask-incident.v1', personId, incidentId: id, step: past },
      dueAt: hoursAfter(new Date(at), step.afterHours),
    },
  ];
}

export function out(id: string): Button {
  return { id: `incident-out:${id}`, label: 'incident-out' };
}

function isNear(one: Date, other: Date): boolean {
  return Math.abs(one.getTime() - other.getTime()) < SAME_MS;
}

function whenWasIt(): Say {
  return {
    key: 'incident-when',
    buttons: [
      { id: 'incident-new:0', label: 'incident-today' },
      { id: 'incident-new:24', label: 'incident-yesterday' },
      { id: 'incident-new:72', label: 'incident-days' },
      { id: 'talk', label: 'talk' },
    ],
  };
}
