import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dayAfter } from '../../src/checkins/when/zone.ts';
import { run } from '../support/command.ts';
import { rowsOf } from '../support/rows.ts';
import { MASTER_KEY } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { counselor, second, admin } = world.staff;
const folder = await mkdtemp(join(tmpdir(), 'warmline-on-call-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const env = { DATABASE_URL: world.url, MASTER_KEY, DATA_FOLDER: folder };
const roster = (...args: string[]) => run(['roster', ...args], '', env);
// Two days ahead by the command's own clock: whatever the hour, it is neither over nor far off.
const day = dayAfter(new Date().toISOString().slice(0, 10), 2);

describe('the roster of who is on call, from the shell', () => {
  it('adds a shift, names what has nobody, and puts somebody else on it, each on record', async () => {
    expect((await roster('gaps')).out).toContain('no roster is kept');
    const added = await roster('add', 'primary', counselor.id, day, '08:00', '20:00');
    expect([added.code, added.out]).toEqual([0, 'rostered\n']);
    const listed = await roster('list');
    expect(listed.out).toContain(`${day} 08:00 to ${day} 20:00  primary  Counselor 1  usual`);
    const gaps = await roster('gaps');
    expect(gaps.code).toBe(1);
    expect(gaps.out).toContain(`to ${day} 08:00  nobody as primary, second, lead`);
    const id = /^[-\da-f]{36}/m.exec(listed.out)?.[0] ?? '';
    expect((await roster('swap', id, second.id)).code).toBe(0);
    const after = (await roster('list')).out;
    expect(after).toContain('Counselor 1  replaced');
    expect(after).toContain(`${second.label}  substitute`);
    const rows = await rowsOf<{ actor: string }>(
      world,
      "select actor from ledger.audit_events where action = 'on-call-set'",
    );
    expect(rows.map(({ actor }) => actor)).toEqual(['program', 'program']);
  });

  it.each([
    [['add', 'primary', admin.id, day, '08:00', '20:00'], 'nobody-there'],
    [['add', 'third', counselor.id, day, '08:00', '20:00'], 'bad-wish'],
    [['add', 'primary', counselor.id, day, '25:00', '20:00'], 'bad-hours'],
    [['swap', admin.id, second.id], 'no-such-shift'],
  ])('refuses %j', async (args, why) => {
    const { code, said } = await roster(...args);
    expect([code, said]).toEqual([1, `refused: ${why}\n`]);
  });

  it('tells how it is used where it is used otherwise', async () => {
    const { code, said } = await roster('swap', 'nonsense', 'x');
    expect(code).toBe(2);
    expect(said).toContain('roster gaps');
  });
});
