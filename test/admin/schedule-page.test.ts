import { expect, it } from 'vitest';
import { confirmChange, proposeChange, scheduleList } from '../../src/admin/schedule.flow.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools, staff, unitId } = world;
const { as } = consoleOf(world);

it('keeps every time of a day that its page has no room for, until another is written', async () => {
  const wish = { unitId, squadId: undefined, times: '0 8,20', week: '5' };
  const twice = await proposeChange(tools, wish);
  if (twice.kind !== 'proposed') throw new Error(twice.reason);
  await confirmChange(tools, twice.changeId);
  const [{ id } = { id: '' }] = await scheduleList(tools);
  const admin = await as(staff.admin);
  const page = await htmlOf(admin.get(`/console/schedules/edit?unit=${unitId}&schedule=${id}`));
  expect(page).toContain('Now: Fri 08:00, 20:00');
  expect(page).toContain('value="08:00"');
  expect(page).toContain('The first of several times');
  const sent = async (time: string, jitter: string, day = '5') => {
    const form = { unit: unitId, squad: '', schedule: id, time, day, jitter, do: 'preview' };
    const { headers } = await admin.post('/console/schedules/preview', form);
    const change = headers.get('location') ?? '';
    await admin.post(`${change}/confirm`);
    return scheduleList(tools);
  };
  expect(await sent('08:00', '20')).toMatchObject([{ cron: '0 8,20 * * 5', jitterMin: 20 }]);
  expect(await sent('08:00', '20', '6')).toMatchObject([{ cron: '0 8,20 * * 6' }]);
  expect(await sent('08:00', '20', '5')).toMatchObject([{ cron: '0 8,20 * * 5' }]);
  expect(await sent('09:00', '20')).toMatchObject([{ cron: '0 9 * * 5', jitterMin: 20 }]);
  const after = await htmlOf(admin.get(`/console/schedules/edit?unit=${unitId}&schedule=${id}`));
  expect(after).not.toContain('The first of several times');
});
