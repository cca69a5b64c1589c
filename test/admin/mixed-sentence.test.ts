// An incident and a change of check-ins, said in one breath.

import { describe, expect, it } from 'vitest';
import { readMixed } from '../../src/admin/incident-sentence.ts';
import { incidentList } from '../../src/admin/incidents.flow.ts';
import { scheduleList } from '../../src/admin/schedule.flow.ts';
import { staffChats } from '../support/staff-chats.ts';
import { openWorld } from '../support/world.ts';

const NOW = new Date('2026-03-02T09:00:00Z'); // 17:00 in Shanghai, a Monday
const SQUADS = ['A', 'B'].map((name) => ({ id: name.toLowerCase(), name }));
const PLACES = [{ id: 'u1', name: '一中队', timeZone: 'Asia/Shanghai', squads: SQUADS }];

describe('a sentence about an incident and check-ins', () => {
  it.each([
    ['B班刚出了命案现场，明天问候停一天', ['b'], '17:00', 'b', { skips: 1, ahead: 1 }],
    ['B班今天14点出了重大警情，A班停三天', ['b'], '14:00', 'a', { skips: 3 }],
    [
      'critical incident in B squad at 2pm and pause squad A until Monday',
      ['b'],
      '14:00',
      'a',
      { until: 1 },
    ],
    [
      'skip tomorrow, there was an incident in squad B at 14:00',
      ['b'],
      '14:00',
      'b',
      { skips: 1, ahead: 1 },
    ],
  ])('is read as both: %s', (sentence, squadIds, time, squadId, pause) => {
    const local = `2026-03-02T${time}`;
    expect(readMixed(sentence, PLACES, NOW)).toMatchObject({
      incident: { kind: 'incident', form: { unitId: 'u1', squadIds, local } },
      changes: [{ kind: 'wish', wish: { unitId: 'u1', squadId, pause } }],
    });
  });

  it('with one place of two is asked back as far as it is unclear', () => {
    const read = readMixed('刚出了命案现场，B班明天停一天', PLACES, NOW);
    expect(read?.incident).toMatchObject({ kind: 'unclear', reason: 'no-unit' });
    expect(readMixed('B班出了重大警情改到20点', PLACES, NOW)).toBeUndefined();
  });
});

describe('in a staff chat', async () => {
  const world = await openWorld();
  const { tools } = world;
  const { command, linked, words } = staffChats(world);
  const admin = await linked(world.staff.admin);
  const marker = { id: world.staff.admin.id, role: 'admin', unitId: undefined } as const;
  const marked = () => incidentList(tools, marker);

  it('an incident and a pause in one sentence are shown, each with a yes of its own', async () => {
    await command(admin, 'schedule', 'squad B every day 10:00');
    await world.tap(admin, world.heard(admin)[0]?.choices?.[0]?.id ?? '');
    world.heard(admin);
    const before = (await marked()).length;
    await command(admin, 'schedule', 'B班刚出了命案现场，明天问候停一天');
    const [incidentShown, pauseShown] = world.heard(admin);
    expect(incidentShown?.text).toContain('a critical incident at March 2');
    expect(pauseShown?.text).toContain('paused until 2026-03-04');
    await world.tap(admin, pauseShown?.choices?.[0]?.id ?? '');
    expect(await marked()).toHaveLength(before);
    await world.tap(admin, incidentShown?.choices?.[0]?.id ?? '');
    expect(await marked()).toHaveLength(before + 1);
    expect(await scheduleList(tools)).toContainEqual(
      expect.objectContaining({ cron: '0 10 * * *', pausedUntil: '2026-03-04' }),
    );
    world.heard(admin);
    await command(admin, 'schedule', 'B班出了重大警情改到20点');
    expect(words(admin)[0]).toContain("can't tell which part is which");
  });
});
