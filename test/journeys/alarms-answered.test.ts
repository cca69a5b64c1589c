import { describe, expect, it } from 'vitest';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { alarmRows } from '../support/alarm-rows.ts';
import { asOwner } from '../support/databases.ts';
import { memberOf, ringingCase } from '../support/desk-world.ts';
import { trendOfficers } from '../support/trend-officer.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const { badDays, watched } = trendOfficers(world);
const { verdictsOf } = alarmRows(world);

describe('the officer’s own answer', () => {
  it('counts a no as unsure, never as wrong, and a counselor’s word over it', async () => {
    const from = await world.joined('en');
    await world.say(from, 'I wish I was dead');
    expect(await verdictsOf(from)).toEqual([['asked', null, null]]);
    await world.tap(from, 'direct:no');
    expect(await verdictsOf(from)).toEqual([['asked', 'unsure', 'officer']]);

    const { caseId, from: ringing } = await ringingCase(world);
    await world.tap(ringing, 'meant');
    expect(await verdictsOf(ringing)).toEqual([['rung', 'unsure', 'officer']]);
    await takeCase(tools, counselor, caseId);
    await closeCase(tools, counselor, caseId, 'talked', { alarms: 'wrong' });
    expect(await verdictsOf(ringing)).toEqual([['rung', 'wrong', 'counselor']]);
  });

  it('counts a yes as right', async () => {
    const from = await world.joined('zh-CN');
    await world.say(from, '有时候真想一觉睡过去别醒了');
    await world.tap(from, 'direct:yes');
    expect(await verdictsOf(from)).toEqual([['asked', 'right', 'officer']]);
  });

  it('is not asked of old alarms: only of those of the open case', async () => {
    const from = await world.joined('en');
    await world.say(from, 'I wish I was dead');
    await asOwner(world.url, (sql) => sql`update officer.cases set state = 'closed'`);
    await world.say(from, 'I wish I was dead');
    await world.tap(from, 'direct:no');
    expect((await verdictsOf(from)).map(([, verdict]) => verdict)).toEqual([null, 'unsure']);
  });

  it.each([
    ['nights', 'unsure'],
    ['trend-fine', 'unsure'],
    ['talk', 'right'],
  ])('to the trend’s offer, %s, counts as %s', async (tap, verdict) => {
    const { from } = await watched();
    await badDays(from, 3);
    expect(await verdictsOf(from)).toEqual([['trend-hard', null, null]]);
    await world.tap(from, tap);
    expect(await verdictsOf(from)).toEqual([['trend-hard', verdict, 'officer']]);
    await world.tap(from, 'talk-cancel');
  });
});
