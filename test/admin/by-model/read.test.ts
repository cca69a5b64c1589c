// What a model is given of a sentence, and what of its answer counts.

import { describe, expect, it } from 'vitest';
import { readsOf } from '../../../src/admin/by-model/changes.ts';
import { maskPlaces } from '../../../src/admin/by-model/places.ts';
import { set } from '../../support/model-changes.ts';

const PLACES = [
  { id: 'u1', name: 'Unit 1', squads: ['A', 'B'].map((name) => ({ id: `1${name}`, name })) },
  { id: 'u2', name: '示范派出所', squads: [{ id: '21', name: '一中队' }] },
  { id: 'u3', name: 'Harbor', squads: [{ id: '3A', name: 'A' }] },
  { id: 'u4', name: '20', squads: [] },
  { id: 'u5', name: 'Pier [East] (2+)', squads: [] },
];

describe('what a model is given', () => {
  it.each([
    ["shift HARBOR's hello to half past eight", "shift [A]'s hello to half past eight"],
    ['have B squad of Unit 1 asked after lunch', 'have [A] of [B] asked after lunch'],
    ['示范 派出所的一中队晚饭后再问，Ｂ班也是', '[A]的[B]晚饭后再问,[C]也是'],
    ['unit 20 at 20:00, squad b from 20 to 21', '[A] at 20:00, [B] from 20 to 21'],
    ['harbor and harbor, not Harborside', '[A] and [A], not Harborside'],
    ['why not ask pier [east] (2+) at half past eight', 'why not ask [A] at half past eight'],
    ['[B] off; Harbor, 打13812345678找王建国警官', ' B off; [A], 打[phone]找[name]警官'],
  ])('has letters for our places, and no name or number: %s', (sentence, text) => {
    expect(maskPlaces(sentence, PLACES)?.text).toBe(text);
  });

  it.each([
    ['names no place of ours', 'could a squad at Riverside be asked at eight'],
    ['names no place at all', 'thanks, and have a nice 20:20 evening'],
    ['is a text', `Harbor ${'please '.repeat(80)}`],
  ])('is nothing where it %s', (_, sentence) => {
    const places = PLACES.map((place) => ({ ...place, squads: [] }));
    expect(maskPlaces(sentence, places)).toBeUndefined();
  });
});

describe('what a model answers', () => {
  const named = new Map([
    ['A', 'Unit 1'],
    ['B', 'squad A'],
  ]);
  const off = { places: ['A'], what: 'off' as const, time: null, days: null, until: null };

  it('becomes the wishes that the grammar makes', () => {
    expect(readsOf([set(['A', 'B'], '07:05', [5, 1, 1])], { named }, PLACES)).toEqual([
      { kind: 'wish', wish: { unitId: 'u1', squadId: '1A', times: '5 7', week: '1,5' } },
    ]);
    const harbor = new Map([['A', 'Harbor']]);
    const wish = { unitId: 'u3', squadId: undefined };
    expect(readsOf([off], { named: harbor }, PLACES)).toEqual([
      { kind: 'wish', wish: { ...wish, isOff: true } },
    ]);
    const pause = { ...off, what: 'pause' as const, until: '1' };
    expect(readsOf([pause], { named: harbor }, PLACES)).toEqual([
      { kind: 'wish', wish: { ...wish, pause: { until: 1 } } },
    ]);
    const resume = { ...off, what: 'resume' as const };
    expect(readsOf([resume], { named: harbor }, PLACES)).toEqual([
      { kind: 'wish', wish: { ...wish, pause: { until: 'over' } } },
    ]);
  });

  it('is asked back by name where a squad is of two units', () => {
    const squad = new Map([['A', 'squad A']]);
    expect(readsOf([set(['A'], '20:00')], { named: squad }, PLACES)).toMatchObject([
      { kind: 'unclear', reason: 'many-units', fits: [{ unit: 'Unit 1' }, { unit: 'Harbor' }] },
    ]);
  });

  it.each([
    ['nothing', []],
    ['a place that nobody named', [set(['A', 'B'], '20:00'), set(['C'], '20:00')]],
    ['fewer places than the sentence', [set(['A'], '20:00')]],
    ['one place twice', [set(['A', 'B'], '20:00'), set(['A', 'B'], '21:00')]],
    ['no time and no days', [set(['A', 'B'], null, [])]],
    ['off at an hour', [{ ...off, places: ['A', 'B'], time: '20:00' }]],
    ['a pause without an end', [{ ...off, places: ['A', 'B'], what: 'pause' as const }]],
    ['a time that is paused', [{ ...set(['A', 'B'], '20:00'), until: '1' }]],
  ])('is not read when it is %s', (_, changes) => {
    expect(readsOf(changes, { named }, PLACES)).toBeUndefined();
  });
});
