// After a critical incident: the whole crew is asked alike; leaving shows nowhere, and nothing of it
// goes back to whoever marked it.

import { beforeEach, describe, expect, it } from 'vitest';
import { incidentList, moveIncident } from '../../src/admin/incidents.flow.ts';
import { startIncident } from '../../src/checkins/incident/ask.effect.ts';
import type { Address } from '../../src/core/message.ts';
import { formOf } from '../checkins/scales/forms.ts';
import { auditOf } from '../support/audit.ts';
import { has, incidentsIn } from '../support/incidents.ts';
import { rowsOf } from '../support/rows.ts';
import { published } from '../support/scale.ts';
import { openWorld } from '../support/world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const world = await openWorld();
const { tools, squadIds } = world;
const [squadA = '', squadB = ''] = squadIds;
const { admin, atNoon, heard, instructor, marked } = incidentsIn(world);

beforeEach(() => atNoon());

async function inSquad(squadId: string, locale: 'en' | 'zh-CN' = 'en') {
  const from = await world.joined(locale);
  await world.tap(from, `squad:${squadId}`);
  world.heard(from);
  return from;
}

const personOf = async (from: Address) => {
  const key = tools.keys.addressKey(from);
  const [row] = await rowsOf<{ person_id: string }>(
    world,
    `select person_id from officer.addresses where address_key = '${key}'`,
  );
  return row?.person_id ?? '';
};

describe('asking a whole squad', () => {
  it('asks everyone alike at four times, and whoever leaves is not told of', async () => {
    await published(world, formOf(6, [0, 1], { title: 'PC', url: 'urn:test:pc' }), 'pc-ptsd-5');
    const [stays, leaves] = [await inSquad(squadA), await inSquad(squadA, 'zh-CN')];
    const elsewhere = await inSquad(squadB);
    const { incidentId } = await marked(admin, { squadIds: [squadA] });
    const atFirst = [heard(stays), heard(leaves)];
    expect(atFirst.map(({ ids }) => ids)).toEqual([
      ['talk', `incident-out:${incidentId}`],
      ['talk', `incident-out:${incidentId}`],
    ]);
    expect(heard(elsewhere).texts).toEqual([]);

    const stationSees = async () => [
      await incidentList(tools, admin),
      await rowsOf(world, 'select * from ledger.incidents'),
    ];
    const before = await stationSees();
    await world.tap(leaves, `incident-out:${incidentId}`);
    expect(heard(leaves).ids).toContain(`incident-in:${incidentId}`);
    expect(await stationSees()).toEqual(before);
    const left = (await auditOf(world, `person:${await personOf(leaves)}`)).at(-1);
    const joined = await auditOf(world, `person:${await personOf(stays)}`);
    expect(left).toEqual({ ...joined.at(-1), subject: left?.subject, actor: 'person' });
    expect(left?.detail).toEqual({});

    for (const [days, ofSeries] of [
      [1, 1],
      [2, 2],
      [11, 3],
      [16, 4],
    ] as const) {
      await world.advance(days * DAY_MS + HOUR_MS);
      const { ids } = heard(stays);
      expect(has(ids, 'mood:1'), `step ${ofSeries}`).toBe(true);
      expect(ids).toContain(`incident-out:${incidentId}`);
      if (ofSeries < 4) await world.advance(-HOUR_MS);
      else {
        const mood = ids.find((id) => id.startsWith('mood:4')) ?? '';
        await world.tap(stays, mood);
        await world.tap(stays, heard(stays).ids.find((id) => id.startsWith('sleep:7')) ?? '');
        await world.tap(stays, 'skip');
        await world.advance(0);
        expect(heard(stays).texts.join()).toContain('PC');
      }
    }
    expect(heard(leaves).texts).toEqual([]);
    expect(
      await rowsOf(
        world,
        `select 1 from ledger.outbox where effect->>'kind' = 'ask-incident.v1' and effect->>'personId' = '${await personOf(stays)}'`,
      ),
    ).toEqual([]);
  });

  it('asks nobody twice when its work is done twice, nor who came back meanwhile', async () => {
    const from = await inSquad(squadB);
    const { incidentId } = await marked(instructor, { squadIds: [squadB] });
    heard(from);
    await world.tap(from, `incident-out:${incidentId}`);
    heard(from);
    await startIncident({ kind: 'start-incident.v1', incidentId }, tools);
    await world.tap(from, `incident-in:${incidentId}`);
    await world.tap(from, `incident-in:${incidentId}`);
    heard(from);
    await world.advance(DAY_MS + HOUR_MS);
    expect(heard(from).ids.filter((id) => id.startsWith('mood:1'))).toHaveLength(1);
    await moveIncident(tools, instructor, incidentId, 'off');
    await world.advance(3 * DAY_MS);
    expect(heard(from).texts).toEqual([]);
  });
});
