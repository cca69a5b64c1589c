import { describe, expect, it } from 'vitest';
import type { Address, Outbound } from '../../src/core/message.ts';
import { tellTrend, watchTrend } from '../../src/listening/trend/watch.effect.ts';
import { auditOf } from '../support/audit.ts';
import { asOwner } from '../support/databases.ts';
import { trendOfficers } from '../support/trend-officer.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { answer, badDays, scoresOf, watched } = trendOfficers(world);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const ON_CALL: Address = { channel: 'telegram', id: '-100' };

const ids = (heard: readonly Outbound[]) =>
  heard.flatMap(({ choices = [] }) => choices.map(({ id }) => id.split(':')[0]));

describe('a hard slide', () => {
  it.each(['en', 'zh-CN'] as const)(
    'brings an offer to talk once the check-in is over, and tells nobody else (%s)',
    async (locale) => {
      const { from, personId } = await watched(locale);
      world.heard(ON_CALL);
      await badDays(from, 2);
      expect(world.heard(from)).toEqual([]);
      await world.advance(DAY_MS);
      await badDays(from, 1);
      expect(ids(world.heard(from))).toEqual(['talk', 'nights', 'trend-fine']);
      expect(world.heard(ON_CALL)).toEqual([]);
      expect(await scoresOf(personId)).toEqual([
        { level: 'L1', reasons: [{ layer: 'score', rule: 'trend-mood-hard' }] },
      ]);
      const rated = (await auditOf(world, `person:${personId}`)).filter(
        ({ action }) => action === 'message-rated',
      );
      expect(rated).toHaveLength(1);
      expect(JSON.stringify(rated)).not.toMatch(/trend|L1/);
    },
  );

  it('opens a case at L1 only when the officer takes the offer', async () => {
    const { from } = await watched();
    await badDays(from, 3);
    world.heard(from);
    world.heard(ON_CALL);
    await world.tap(from, 'talk');
    await world.advance(0);
    expect(world.heard(ON_CALL)[0]?.text).toContain('L1');
    await world.tap(from, 'talk-cancel');
  });

  it('asks once more a week later, and then holds', async () => {
    const { from } = await watched();
    await badDays(from, 3);
    world.heard(from);
    await world.advance(7 * DAY_MS);
    expect(ids(world.heard(from))).toContain('mood');
    await badDays(from, 3);
    expect(world.heard(from)).toEqual([]);
  });

  it('is judged once, however often the work is done', async () => {
    const { from, personId } = await watched();
    await badDays(from, 3);
    world.heard(from);
    const alarmAt = world.now().toISOString();
    await watchTrend({ kind: 'watch-trend.v1', personId }, tools);
    await tellTrend({ kind: 'tell-trend.v1', personId, alarmAt, step: 'offer' }, tools);
    await world.advance(MINUTE_MS);
    expect(world.heard(from)).toEqual([]);
    expect(await scoresOf(personId)).toHaveLength(1);
  });
});

describe('a soft slide', () => {
  it('is one extra check-in half a day later, of which no human hears', async () => {
    const { from, personId } = await watched();
    world.heard(ON_CALL);
    let day = 0;
    while ((await scoresOf(personId)).length === 0 && day < 20) {
      await answer(from, 3);
      await world.advance(10 * MINUTE_MS);
      day += 1;
      if ((await scoresOf(personId)).length === 0) await world.advance(DAY_MS - 10 * MINUTE_MS);
    }
    expect(await scoresOf(personId)).toEqual([
      { level: 'L0', reasons: [{ layer: 'score', rule: 'trend-mood-soft' }] },
    ]);
    expect(world.heard(from)).toEqual([]);
    // Twelve hours on it is five in the morning: it waits for the end of the quiet hours.
    await world.advance(12 * HOUR_MS);
    expect(world.heard(from)).toEqual([]);
    await world.advance(3 * HOUR_MS);
    const heard = world.heard(from);
    expect(ids(heard)).toEqual(['mood', 'mood', 'mood', 'mood', 'mood', 'nights']);
    await world.advance(DAY_MS);
    expect(world.heard(from)).toEqual([]);
    expect(world.heard(ON_CALL)).toEqual([]);
  });
});

describe('night shift', () => {
  it('marks the days of the slide, and those to come until it is over', async () => {
    const { from, personId } = await watched();
    await badDays(from, 3);
    world.heard(from);
    await world.tap(from, 'nights');
    expect(ids(world.heard(from))).toEqual(['nights-over']);
    await world.advance(DAY_MS);
    await answer(from, 2);
    await world.tap(from, 'skip');
    expect(ids(world.heard(from))).toContain('nights-over');
    await world.tap(from, 'nights-over');
    await world.advance(DAY_MS);
    await answer(from, 4);
    let shifts: string[] = [];
    await asOwner(world.url, async (sql) => {
      const rows = await sql<{ shift: string }[]>`select shift from officer.check_ins
        where person_id = ${personId} order by asked_at desc limit 6`;
      shifts = rows.map(({ shift }) => shift);
    });
    expect(shifts).toEqual(['usual', 'night', 'night', 'night', 'night', 'usual']);
    expect((await auditOf(world, `person:${personId}`)).map(({ action }) => action)).toContain(
      'shift-told',
    );
  });

  it('is believed from now on when nothing slid lately', async () => {
    const { from, personId } = await watched();
    await world.tap(from, 'nights');
    await badDays(from, 3);
    expect(ids(world.heard(from))).toEqual([]);
    expect(await scoresOf(personId)).toEqual([]);
  });
});
