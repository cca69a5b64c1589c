// When the steps of a series are asked: never in quiet hours, on duty or before the sleep after it,
// each once, and none left out without a reason.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SERIES, stepsPast } from '../../src/checkins/incident/series.ts';
import { askStep } from '../../src/checkins/incident/step.ts';
import { incidentIntentOf } from '../../src/checkins/incident/tap.ts';
import { busyAt } from '../../src/checkins/when/free.ts';
import type { Snapshot } from '../../src/core/decision.ts';
import type { Dialogue } from '../../src/core/dialogue.ts';
import { personPart } from '../../src/core/person-part.ts';
import { askingIn, snapshotAt, worlds } from '../support/rhythms.ts';

const DAY_MS = 86_400_000;

describe('the series', () => {
  it('is 24 h, 72 h, two weeks and 30 days, with a scale for trauma not before the last', () => {
    expect(SERIES.steps.map(({ afterHours, scale }) => [afterHours, scale])).toEqual([
      [24, undefined],
      [72, undefined],
      [14 * 24, undefined],
      [30 * 24, 'pc-ptsd-5'],
    ]);
    expect(SERIES.clockHours).toBe(48);
  });

  it.each([
    [0, 0],
    [23.9, 0],
    [24, 1],
    [100, 2],
    [31 * 24, 4],
  ])('counts %d hours as %d steps past', (hours, past) => {
    const at = new Date('2026-03-02T00:00:00Z');
    expect(stepsPast(at, new Date(at.getTime() + hours * 3_600_000))).toBe(past);
  });

  it('asks or says why not, once for each step, and never at a bad time', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { who, ground, draw } = askingIn(world);
        const known = { isOff: false, ground, draw };
        const mine = { id: 'incident', at: world.from.toISOString(), past: 0 };
        let dialogue: Dialogue = { incidents: [mine] };
        let due = { step: 0, at: new Date(world.from.getTime() + DAY_MS) };
        let asked = 0;
        for (let turn = 0; turn < 60 && due.step < SERIES.steps.length; turn += 1) {
          const lateMs = (world.latesMin[turn % world.latesMin.length] ?? 0) * 60_000;
          const at = new Date(due.at.getTime() + lateMs);
          const now: Snapshot = { ...snapshotAt(at, who), dialogue };
          const effect = {
            kind: 'ask-incident.v1',
            personId: 'p',
            incidentId: 'incident',
          } as const;
          const done = askStep(now, { ...effect, step: due.step }, known);
          if (done === undefined) break;
          if (done.says.length > 0) {
            asked += 1;
            expect(busyAt(at, now.person, ground.roster)).toBeUndefined();
          }
          dialogue = personPart(done.changes, now).dialogue ?? dialogue;
          const [next] = done.effects;
          if (next?.effect.kind !== 'ask-incident.v1') due = { step: 9, at };
          else due = { step: next.effect.step, at: next.dueAt ?? at };
        }
        const [end] = dialogue.incidents ?? [];
        expect(end?.past).toBe(SERIES.steps.length);
        expect(asked + (end?.skipped?.length ?? 0)).toBe(SERIES.steps.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a step that comes late', () => {
  const at = new Date('2026-03-02T02:00:00Z');
  const who = { timeZone: 'UTC', quiet: { fromMin: 22 * 60, toMin: 7 * 60 }, rhythm: {} };
  const ground = { region: 'CN', days: {}, roster: undefined };

  it.each([
    ['a day and a half, asked', 36, 1, undefined],
    ['when the next one is near, left out', 48, 0, 'late'],
  ])('by %s', (_, lateHours, asked, why) => {
    const now = new Date(at.getTime() + (24 + lateHours) * 3_600_000 + 6 * 3_600_000);
    const mine = { id: 'incident', at: at.toISOString(), past: 0 };
    const snapshot: Snapshot = { ...snapshotAt(now, who), dialogue: { incidents: [mine] } };
    const effect = { kind: 'ask-incident.v1', personId: 'p', incidentId: 'incident' } as const;
    const known = { isOff: false, ground, draw: () => 0 };
    const done = askStep(snapshot, { ...effect, step: 0 }, known);
    expect(done?.says.length).toBe(asked);
    const [kept] = personPart(done?.changes ?? [], snapshot).dialogue?.incidents ?? [];
    expect(kept?.skipped?.[0]?.why).toBe(why);
  });
});

describe('a word or a tap about an incident', () => {
  it.each([
    ['critical incident', 'incident'],
    ['Critical incident.', 'incident'],
    ['重大警情', 'incident'],
    ['there was a critical incident last year', undefined],
  ])('reads %s as %s', (words, kind) => {
    expect(incidentIntentOf({ kind: 'words', words })?.kind).toBe(kind);
  });

  it.each(['incident-new:5', 'incident-out:x', 'incident-in', 'incident-new'])(
    'takes a made-up tap %s for nothing of ours',
    (id) => {
      expect(incidentIntentOf({ kind: 'choice', id })).toBeUndefined();
    },
  );
});
