// A code that the crew was handed, an officer's own word, and the station's clock.

import { beforeEach, describe, expect, it } from 'vitest';
import { incidentList, markIncident, moveIncident } from '../../src/admin/incidents.flow.ts';
import type { Address } from '../../src/core/message.ts';
import { has, incidentsIn } from '../support/incidents.ts';
import { openWorld } from '../support/world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ON_CALL: Address = { channel: 'telegram', id: '-100' };
const world = await openWorld();
const { tools, unitId } = world;
const { admin, atNoon, heard, instructor, marked } = incidentsIn(world);

beforeEach(() => atNoon());

describe('a code handed to the crew', () => {
  it.each(['en', 'zh-CN'] as const)(
    'lets in whoever sends it, and says no more (%s)',
    async (locale) => {
      const { code, incidentId } = await marked(instructor);
      const from = await world.joined(locale);
      await world.say(from, ` ${code.toLowerCase().replace('-', ' ')}`);
      expect(heard(from).ids).toEqual([`incident-out:${incidentId}`]);
      await world.bring(from, { kind: 'command', name: 'start', rest: code });
      expect(heard(from).texts).toHaveLength(1);
      await world.advance(DAY_MS + HOUR_MS);
      expect(has(heard(from).ids, 'mood:1')).toBe(true);
      await world.tap(from, 'stop');
      heard(from);
      await world.advance(31 * DAY_MS);
      expect(heard(from).texts).toEqual([]);
      const late = await world.joined(locale);
      await world.say(late, code);
      expect(heard(late).ids).toEqual([]);
    },
  );

  it('asks whoever has not joined for a card first, and then lets them in', async () => {
    const { code, incidentId } = await marked(admin);
    const from: Address = { channel: 'terminal', id: 'new-in-the-crew' };
    await world.bring(from, { kind: 'words', words: code }, { languageHint: 'en' });
    expect(heard(from).texts.join()).toContain('card');
    await world.say(from, await world.card());
    await world.tap(from, 'squad:none');
    heard(from);
    await world.say(from, code);
    // Answers are kept with a yes only: its slip comes along.
    expect(heard(from).ids.filter((id) => /^(incident|slip)/.test(id))).toEqual([
      `incident-out:${incidentId}`,
      expect.stringMatching(/^slip:scores:yes/),
      expect.stringMatching(/^slip:scores:no/),
    ]);
  });

  it('is replaced by a new one, and the old one is words again', async () => {
    const { code, incidentId } = await marked(admin);
    const moved = await moveIncident(tools, admin, incidentId, 'code');
    const from = await world.joined('en');
    await world.say(from, code);
    expect(has(heard(from).ids, 'incident')).toBe(false);
    await world.say(from, moved.kind === 'new-code' ? moved.code : '');
    expect(heard(from).ids).toEqual([`incident-out:${incidentId}`]);
  });
});

describe('an officer who marks one', () => {
  it('has a code for the others, and neither unit nor station sees that there is one', async () => {
    const before = await incidentList(tools, admin);
    const [from, other] = [await world.joined('en'), await world.joined('en')];
    await world.say(from, 'critical incident');
    expect(heard(from).ids).toContain('incident-new:24');
    await world.tap(from, 'incident-new:0');
    const { texts, ids } = heard(from);
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(texts.join())?.[0] ?? '';
    await world.tap(from, 'incident-new:0');
    expect(heard(from).ids).toEqual(ids);
    await world.say(other, code);
    expect(heard(other).ids).toEqual(ids);
    expect(await incidentList(tools, admin)).toEqual(before);
    expect(await incidentList(tools, instructor)).toEqual(before);
    const seen = await tools.pools.station.transact('wl_admin', ({ db }) =>
      db.execute('select unit_id from ledger.incidents'),
    );
    expect(seen.every(({ unit_id: id }) => id === unitId)).toBe(true);
    await world.advance(DAY_MS + HOUR_MS);
    expect(has(heard(from).ids, 'mood:1') && has(heard(other).ids, 'mood:1')).toBe(true);
  });
});

describe('the station’s 48 hours', () => {
  it('reminds until somebody says that the crew was offered help', async () => {
    await world.advance(60 * DAY_MS);
    world.heard(ON_CALL);
    const { incidentId } = await marked(admin);
    const other = await marked(instructor);
    await world.advance(24 * HOUR_MS);
    expect(heard(ON_CALL).texts.filter((text) => text.includes('/console/incidents'))).toHaveLength(
      2,
    );
    expect(await moveIncident(tools, instructor, other.incidentId, 'met')).toEqual({
      kind: 'done',
    });
    expect(await moveIncident(tools, admin, other.incidentId, 'met')).toEqual({ kind: 'stale' });
    await world.advance(24 * HOUR_MS);
    expect(heard(ON_CALL).texts).toHaveLength(2);
    const clocks = new Map((await incidentList(tools, admin)).map(({ id, clock }) => [id, clock]));
    expect(clocks.get(incidentId)).toMatchObject({ kind: 'over' });
    expect(clocks.get(other.incidentId)).toMatchObject({ kind: 'met', isInTime: true });
  });

  it.each([
    ['not-allowed', instructor, { unitId: '00000000-0000-7000-8000-000000000000' }],
    ['not-allowed', { ...admin, role: 'counselor' }, {}],
    ['no-such-unit', admin, { unitId: '00000000-0000-7000-8000-000000000000' }],
    ['no-such-squad', admin, { squadIds: ['00000000-0000-7000-8000-000000000000'] }],
    ['bad-time', admin, { happenedAt: undefined }],
    ['bad-time', admin, { happenedAt: new Date('2030-01-01') }],
    ['too-late', admin, { happenedAt: new Date('2026-01-01') }],
  ] as const)('refuses what is %s', async (kind, by, wish) => {
    const whole = { unitId, happenedAt: world.now(), squadIds: [], asksUnit: false, ...wish };
    expect(await markIncident(tools, by, whole)).toEqual({ kind });
  });
});
