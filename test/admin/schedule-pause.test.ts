import { describe, expect, it } from 'vitest';
import { confirmChange, proposeChange, undoChange } from '../../src/admin/schedule.flow.ts';
import { scheduleBySentence } from '../../src/admin/schedule-by-chat.flow.ts';
import { resolve } from '../../src/admin/schedule-wish.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { evenings, HOUR_MS } from '../support/evenings.ts';
import { openWorld } from '../support/world.ts';

const DAY_MS = 24 * HOUR_MS;
const world = await openWorld();
const { tools, unitId } = world;
const { asksTo, plansAt, scheduled, until } = evenings(world);
const BY = { actor: 'admin:test', locale: 'en' } as const;

/** Each sentence's changes, confirmed. */
async function done(sentence: string): Promise<string[]> {
  const ids: string[] = [];
  for (const { buttons = [], params } of await scheduleBySentence(tools, sentence, BY)) {
    const id = buttons[0]?.id.split(':')[1] ?? String(params?.['reason']);
    if ((await confirmChange(tools, id)).kind === 'done') ids.push(id);
  }
  return ids;
}

describe('a paused schedule', () => {
  it('asks nobody until the day, says why not, and then goes on; undone it asks again', async () => {
    const officer = await world.joined();
    await scheduled('0 20 * * *');
    const [pause = ''] = await done('pause Unit 1 until Thursday'); // on a Monday
    await world.advance(until('12:05'));
    await world.advance(2 * DAY_MS);
    expect(asksTo(officer)).toHaveLength(0);
    await undoChange(tools, pause);
    expect((await plansAt(officer))[0]?.skipped.at(-1)?.why).toBe('paused');
    const [again = ''] = await done('pause Unit 1 until Thursday');
    expect(again).not.toBe('');
    await world.advance(DAY_MS);
    expect(asksTo(officer)).toHaveLength(1);
    await done('pause Unit 1 until 2026-03-20');
    await world.advance(DAY_MS);
    expect(asksTo(officer)).toHaveLength(0);
    await done('resume Unit 1');
    await world.advance(DAY_MS);
    expect(asksTo(officer)).toHaveLength(1);
  });

  it.each([
    ['10:00', { skips: 1, ahead: 1 }, '2026-03-04'], // today's is over: tomorrow alone
    ['20:00', { skips: 1, ahead: 1 }, 'today-first'],
    ['20:00', { skips: 2, ahead: 0 }, '2026-03-04'],
    ['20:00', { skips: 3 }, '2026-03-05'],
    ['10:00', { skips: 3 }, '2026-03-06'],
    ['10:00', { skips: 1, ahead: 0 }, 'same'],
    ['10:00', { skips: 200 }, 'bad-until'],
  ] as const)('by days, with a check-in at %s: %j is %s', (time, pause, expected) => {
    const [hour, minute] = time.split(':').map(Number);
    const one = { id: 's', unitId, squadId: null, version: 1, isActive: true };
    const cron = `${minute} ${hour} * * *`;
    const here = { day: '2026-03-02', minute: 17 * 60 };
    const read = resolve({ unitId, squadId: undefined, pause }, [{ ...one, cron }], here);
    expect(read.kind === 'clear' ? read.after.pausedUntil : read.reason).toBe(expected);
  });

  it.each([
    ['2026-03-01', 'bad-until'],
    ['2027-03-01', 'bad-until'],
    ['soon', 'bad-until'],
  ])('is refused until %s', async (day, reason) => {
    await scheduled('0 20 * * *');
    const wish = { unitId, squadId: undefined, pause: { until: day } };
    expect(await proposeChange(tools, wish)).toEqual({ kind: 'unclear', reason });
  });

  it('is none of a squad that is asked with its unit, which the page says', async () => {
    await scheduled('0 20 * * *');
    const [said] = await scheduleBySentence(tools, 'pause squad A until Thursday', BY);
    expect(said?.params?.['reason']).toContain('asked with its whole unit');
    const admin = await consoleOf(world).as(world.staff.admin);
    expect(await htmlOf(admin.get('/console/schedules'))).toContain(
      'with the unit: every day 20:00',
    );
  });

  it('is set on the page, with what it would do', async () => {
    await scheduled('0 20 * * *');
    const admin = await consoleOf(world).as(world.staff.admin);
    const list = await htmlOf(admin.get('/console/schedules'));
    const edit = /schedule=([\da-f-]{36})/.exec(list)?.[1] ?? '';
    const form = { unit: unitId, schedule: edit, until: '2026-03-20', do: 'pause' };
    const made = await admin.post('/console/schedules/preview', form);
    const page = await htmlOf(admin.get(made.headers.get('location') ?? ''));
    expect(page).toContain('every day 20:00, paused until 2026-03-20');
    expect(page).toContain('20 Mar 2026, 20:00');
    expect(page).not.toContain('19 Mar 2026');
  });
});
