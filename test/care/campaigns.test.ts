// A campaign of listening from its form to its report.

import { describe, expect, it } from 'vitest';
import { makeUnit } from '../../src/admin/units.flow.ts';
import { readCampaign, reportRows, toldCount } from '../../src/care/campaigns/campaign.ts';
import {
  campaignReport,
  campaignsView,
  makeCampaign,
} from '../../src/care/campaigns/campaigns.flow.ts';
import { reportPage, reportTable } from '../../src/care/campaigns/report-page.flow.ts';
import { noteHearing, stopCampaign } from '../../src/care/campaigns/steps.flow.ts';
import type { Address } from '../../src/core/message.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const HOUR_MS = 3_600_000;
const NOW = new Date('2026-03-02T09:00:00Z');
const FORM = { name: 'Listening in spring', from: '2026-03-02', until: '2026-03-20' };

const world = await openWorld();
const { tools, staff } = world;
const actor = `admin:${staff.admin.id}`;

const text = (from: Address) =>
  world
    .heard(from)
    .map((one) => one.text)
    .join('\n');

async function made(more: Partial<typeof FORM> = {}) {
  const wish = { ...FORM, ...more, unitIds: [world.unitId], team: [staff.lead.id] };
  const { kind } = await makeCampaign(tools, actor, { ...wish, scaleId: undefined });
  if (kind !== 'made') return kind;
  await world.advance(0);
  const { campaigns } = await campaignsView(tools);
  return campaigns.find(({ name }) => name === wish.name)?.id ?? '';
}

/** As a problem that crossed: of the unit and of no alias. */
const told = (item: string, state: string, n: number, outcome = 'null') =>
  rowsOf(
    world,
    `insert into station.requests (id, item, route, unit_id, locale, sealed, state, outcome,
       received_at, take_by, due_at)
     select gen_random_uuid(), '${item}', 'people-care', '${world.unitId}', 'en', '', '${state}',
       ${outcome}, '${world.now().toISOString()}', now(), now() from generate_series(1, ${n})`,
  );

describe('the form of a campaign', () => {
  it.each([
    ['whole days', {}, 'read'],
    ['one day', { until: '2026-03-02' }, 'read'],
    ['no name', { name: ' ' }, 'bad-name'],
    ['too long a name', { name: 'x'.repeat(81) }, 'bad-name'],
    ['an end before its beginning', { from: '2026-03-21' }, 'bad-days'],
    ['days that are past', { from: '2026-01-02', until: '2026-02-01' }, 'bad-days'],
    ['no days', { from: 'soon' }, 'bad-days'],
    ['half a year and more', { until: '2026-12-01' }, 'bad-days'],
  ] as const)('with %s is read so', (_what, more, kind) => {
    expect(readCampaign({ ...FORM, ...more }, 'Asia/Shanghai', NOW).kind).toBe(kind);
  });
});

describe('the numbers of a report', () => {
  it('are of ten or more, in fives', () => {
    expect([0, 1, 9, 10, 14, 15].map(toldCount)).toEqual([
      undefined,
      undefined,
      undefined,
      10,
      10,
      15,
    ]);
  });

  it('name an aspect or an item only where ten told of it, and count it in all else', () => {
    const rows = reportRows([
      { item: 'A1', told: 12, answered: 10, solved: 3 },
      { item: 'A2', told: 4, answered: 4, solved: 4 },
      { item: 'B1', told: 9, answered: 0, solved: 0 },
      { item: null, told: 2, answered: 0, solved: 0 },
    ]);
    expect(rows).toEqual([
      { about: 'all', told: 25, answered: 10, solved: undefined },
      { about: 'A', told: 15, answered: 10, solved: undefined },
      { about: 'A1', told: 10, answered: 10, solved: undefined },
    ]);
  });
});

describe('a campaign', () => {
  it('asks everybody of its units once, who paused once they are back, and never after STOP', async () => {
    const [en, zh, stopped, paused] = [
      await world.joined('en'),
      await world.joined('zh-CN'),
      await world.joined('en'),
      await world.joined('en'),
    ];
    await world.say(stopped, 'STOP');
    await world.say(paused, 'pause 2 weeks');
    for (const from of [en, zh, stopped, paused]) world.heard(from);
    const id = await made();
    await world.advance(0);
    expect(text(en)).toContain('Until March 20 your station runs “Listening in spring”');
    expect(text(zh)).toContain('我只问一次');
    for (const from of [stopped, paused]) expect(text(from)).toBe('');
    const again = { kind: 'start-campaign.v1', campaignId: id } as const;
    await tools.doNow([{ id: tools.newId(), effect: again, attempts: 1 }]);
    await world.advance(HOUR_MS);
    for (const from of [en, zh, stopped, paused]) expect(text(from)).toBe('');
    expect((await campaignReport(tools, id))?.invited).toBeUndefined();
    await world.advance(13 * 24 * HOUR_MS);
    expect(text(paused)).toBe('');
    await world.advance(2 * 24 * HOUR_MS);
    expect(text(paused)).toContain('“Listening in spring”');
    await world.advance(24 * HOUR_MS);
    for (const from of [stopped, paused]) expect(text(from)).not.toContain('Listening in spring');
  });

  it('has the days that were entered, whatever zone its units are in, and says when it is yet to come', async () => {
    const abroad = { name: 'Abroad', region: 'US', timeZone: 'America/Detroit' };
    const unit = await makeUnit(tools, abroad);
    const unitIds = [unit.kind === 'made' ? unit.unitId : '', world.unitId];
    const wish = { name: 'In summer', from: '2026-07-01', until: '2026-07-31', team: [] };
    await makeCampaign(tools, actor, { ...wish, unitIds, scaleId: undefined });
    const { campaigns } = await campaignsView(tools);
    const id = campaigns.find(({ name }) => name === wish.name)?.id ?? '';
    const report = await campaignReport(tools, id);
    expect(report && reportPage(report, 'zh-CN').sheet.lead).toMatch(/2026年7月1日.*2026年7月31日/);
    const admin = await consoleOf(world).as(staff.admin);
    const list = await htmlOf(admin.get('/console/campaigns'));
    const row = list.split('<tr').find((one) => one.includes('In summer'));
    expect(row).toContain('Jul 1, 2026 – Jul 31, 2026');
    expect(row).toContain('Yet to begin');
  });

  it('waits for the end of quiet hours, and for nobody in an open talk', async () => {
    const [asleep, talks] = [await world.joined('en'), await world.joined('en')];
    await world.tap(talks, 'talk');
    await world.advance(8 * HOUR_MS); // one at night
    for (const from of [asleep, talks]) world.heard(from);
    await made({ name: 'At night' });
    await world.advance(0);
    expect(text(asleep)).not.toContain('At night');
    await world.advance(8 * HOUR_MS);
    expect(text(asleep)).toContain('At night');
    expect(text(talks)).not.toContain('At night');
  });

  it('counts what the desks were told meanwhile, and hearings, and no few of either', async () => {
    const id = await made({ name: 'Counted' });
    await told('A1', 'new', 12);
    await told('A1', 'answered', 10, "'solved'");
    await told('B1', 'new', 3);
    await told('C1', 'taken-back', 30);
    const hearing = { unitId: world.unitId, heard: '7' };
    expect(await noteHearing(tools, actor, id, hearing)).toEqual({ kind: 'noted' });
    expect((await campaignReport(tools, id))?.heard).toBeUndefined();
    await noteHearing(tools, actor, id, hearing);
    for (const heard of ['0', '-3', 'many'])
      expect((await noteHearing(tools, actor, id, { ...hearing, heard })).kind).toBe('bad-hearing');
    const elsewhere = { unitId: tools.newId(), heard: '20' };
    expect((await noteHearing(tools, actor, id, elsewhere)).kind).toBe('bad-hearing');
    const report = await campaignReport(tools, id);
    expect(report?.heard).toBe(10);
    expect(report?.hearings.map(({ heard }) => heard)).toEqual([undefined, undefined]);
    expect(report?.rows).toEqual([
      { about: 'all', told: 25, answered: 10, solved: 10 },
      { about: 'A', told: 20, answered: 10, solved: 10 },
      { about: 'A1', told: 20, answered: 10, solved: 10 },
    ]);
    if (report === undefined) throw new Error('no report');
    const lines = reportTable(report, 'zh-CN').split('\r\n');
    expect(lines[0]).toContain('"Counted"');
    expect(lines.at(-2)).toMatch(/,20,10,10$/);
    const risky = { ...report, campaign: { ...report.campaign, name: '=1+1' } };
    expect(reportTable(risky, 'en')).toContain(`"'=1+1"`);
  });

  it('stops at its end, and what is told later is not of it', async () => {
    const id = await made({ name: 'Ended' });
    expect(await stopCampaign(tools, actor, id)).toEqual({ kind: 'ended' });
    expect(await stopCampaign(tools, actor, id)).toEqual({ kind: 'no-such-campaign' });
    const before = (await campaignReport(tools, id))?.rows;
    await world.advance(HOUR_MS);
    await told('A1', 'new', 20);
    const after = await campaignReport(tools, id);
    expect(after?.rows).toEqual(before);
    expect(after?.isRunning).toBe(false);
  });
});
