import { describe, expect, it } from 'vitest';
import { confirmChange, proposeChange, scheduleList } from '../../src/admin/schedule.flow.ts';
import { staffChats } from '../support/staff-chats.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { command, linked, words } = staffChats(world);

describe('a schedule by sentence', () => {
  it('is previewed, confirmed by a tap, and recorded', async () => {
    const admin = await linked(world.staff.admin);
    await command(admin, 'schedule', 'Unit 1 weekdays 20:00');
    const [preview] = world.heard(admin);
    expect(preview?.text.split('\n')).toEqual([
      'Unit 1',
      'Now: no check-in',
      'New: weekdays 20:00',
      'People affected: fewer than 10',
      'The next times there:',
      ...[2, 3, 4, 5, 6].map((day) => `March ${day} at 8:00 PM`),
      'not counted, as fewer than 10 people are affected.',
      'Nothing changes until you confirm.',
    ]);
    expect(await scheduleList(tools)).toEqual([]);
    const [yes] = preview?.choices ?? [];
    await world.tap(admin, yes?.id ?? '');
    expect(words(admin)[0]).toContain('Unit 1: changed');
    expect(await scheduleList(tools)).toMatchObject([{ cron: '0 20 * * 1-5', isActive: true }]);
    await world.tap(admin, yes?.id ?? '');
    expect(words(admin)[0]).toContain('has changed since');
  });

  it.each(['Unit 1 Sat 21:00', 'move Unit 1 to weekends', 'Unit 1 周六周日21点', 'Unit 1周五'])(
    'asks back where other days would go: %s',
    async (sentence) => {
      const admin = await linked(world.staff.admin);
      await command(admin, 'schedule', sentence);
      const [said] = world.heard(admin);
      expect(said?.text).toMatch(/only Fridays 20:00/);
      expect(said?.choices ?? []).toEqual([]);
      expect(await scheduleList(tools)).toMatchObject([{ cron: '0 20 * * 1-5', isActive: true }]);
    },
  );

  it.each(["move Unit 1's Friday check-in to 21:00", 'Unit 1周五的问候改到21点'])(
    'moves one day and leaves the others: %s',
    async (sentence) => {
      const admin = await linked(world.staff.admin);
      const done = async (said: string) => {
        await command(admin, 'schedule', said);
        const [preview] = world.heard(admin);
        await world.tap(admin, preview?.choices?.[0]?.id ?? '');
        world.heard(admin);
        return preview?.text ?? '';
      };
      const shown = await done(sentence);
      expect(shown).toContain('Now: weekdays 20:00\nNew: Mon, Tue, Wed, Thu 20:00; Fri 21:00');
      expect(shown).toContain('March 6 at 9:00 PM');
      expect(await scheduleList(tools)).toMatchObject([{ cron: '0 20 * * 1,2,3,4;0 21 * * 5' }]);
      for (const jitterMin of [30, 0]) {
        const [one] = await scheduleList(tools);
        // As the page sends it back, with what it showed.
        const page = { unitId: world.unitId, squadId: undefined, scheduleId: one?.id };
        const wish = { ...page, times: '0 20', week: '1-5', isOnly: true, jitterMin };
        const spread = await proposeChange(tools, wish);
        if (spread.kind !== 'proposed') throw new Error(spread.reason);
        await confirmChange(tools, spread.changeId);
        const cron = '0 20 * * 1,2,3,4;0 21 * * 5';
        expect(await scheduleList(tools)).toMatchObject([{ cron, jitterMin }]);
      }
      expect(await done('pause Unit 1 until Monday')).toContain('paused until');
      await done('resume Unit 1');
      await done('Unit 1 Fri 20:00');
      expect(await scheduleList(tools)).toMatchObject([{ cron: '0 20 * * 1-5', isActive: true }]);
    },
  );

  it('is undone by a tap, once', async () => {
    const admin = await linked(world.staff.admin);
    await command(admin, 'schedule', 'Unit 1 only Fri 21:00');
    await world.tap(admin, world.heard(admin)[0]?.choices?.[0]?.id ?? '');
    const [undo] = world.heard(admin)[0]?.choices ?? [];
    expect(undo?.id).toMatch(/^schedule-undo:/);
    await world.tap(admin, undo?.id ?? '');
    expect(words(admin)[0]).toContain('as it was before');
    expect(await scheduleList(tools)).toMatchObject([{ cron: '0 20 * * 1-5', isActive: true }]);
    await world.tap(admin, undo?.id ?? '');
    expect(words(admin)[0]).toContain('has changed since');
    await command(admin, 'schedule', 'Unit 1 off');
    expect(world.heard(admin)[0]?.text).not.toContain('next times');
  });

  it('may come without the command, and be called off', async () => {
    const admin = await linked(world.staff.admin);
    await world.say(admin, 'B班 周五 20点');
    const [preview] = world.heard(admin);
    expect(preview?.text).toContain('Unit 1, squad B\nNow: no check-in\nNew: Fri 20:00');
    await world.tap(admin, preview?.choices?.[1]?.id ?? '');
    expect(words(admin)[0]).toContain('Left as it was');
    expect(await scheduleList(tools)).toHaveLength(1);
  });

  it.each([
    ['', 'which unit'],
    ['Unit 9 weekdays 20:00', 'no unit or squad'],
    ['Unit 1 weekdays 20:00 21:00', 'more than one time'],
    ['squad B mon', 'no time of day'],
    ['squad B 20:00', 'no days'],
    ['x'.repeat(10_000), 'no unit or squad'],
  ])('is asked back where it is unclear: %#', async (sentence, reason) => {
    const admin = await linked(world.staff.admin);
    await command(admin, 'schedule', sentence);
    expect(words(admin)[0]).toContain(reason);
  });

  it('is nobody else’s', async () => {
    const counselor = await linked(world.staff.counselor);
    await command(counselor, 'schedule', 'Unit 1 weekdays 20:00');
    expect(words(counselor)[0]).toContain("That's for staff");
    const officer = await world.joined('en');
    await command(officer, 'schedule', 'Unit 1 weekdays 20:00');
    expect(words(officer)[0]).toContain("That's for staff");
    const admin = await linked(world.staff.admin);
    await command(admin, 'schedule', 'Unit 1 every day 10:00');
    const [yes] = world.heard(admin)[0]?.choices ?? [];
    await world.tap(counselor, yes?.id ?? '');
    await world.tap(officer, yes?.id ?? '');
    expect(words(counselor)[0]).toContain("That's for staff");
    expect(words(officer)[0]).toContain("That's for staff");
    for (const choice of ['schedule-yes:', 'schedule-yes:nonsense']) {
      await world.tap(admin, choice);
      expect(words(admin)[0]).toBeDefined();
    }
  });
});
