// Incidents and sets of changes by a sentence: shown first, asked back where unclear, done once.

import { describe, expect, it } from 'vitest';
import { readIncident } from '../../src/admin/incident-sentence.ts';
import { incidentList } from '../../src/admin/incidents.flow.ts';
import { scheduleList } from '../../src/admin/schedule.flow.ts';
import { incident } from '../../src/cli/incident.ts';
import { staffChats } from '../support/staff-chats.ts';
import { openWorld } from '../support/world.ts';

const NOW = new Date('2026-03-02T09:00:00Z'); // 17:00 in Shanghai, a Monday
const PLACES = [
  {
    id: 'u1',
    name: '一中队',
    timeZone: 'Asia/Shanghai',
    squads: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
  },
  { id: 'u2', name: 'Unit 2', timeZone: 'Europe/Berlin', squads: [{ id: 'c', name: 'A' }] },
];

describe('a sentence about an incident', () => {
  it.each([
    ['mark an incident for B squad since 14:00', 'u1', ['b'], '2026-03-02T14:00'],
    ['B班今天14点出了重大警情', 'u1', ['b'], '2026-03-02T14:00'],
    ['B班昨天晚上十点半发生重大事件', 'u1', ['b'], '2026-03-01T22:30'],
    ['there was a critical incident in Unit 2 yesterday at 11pm', 'u2', [], '2026-03-01T23:00'],
    ['一中队A班 2026-02-27 08:15 重大警情', 'u1', ['a'], '2026-02-27T08:15'],
    ['前天下午3点一中队出了一起重大警情', 'u1', [], '2026-02-28T15:00'],
    ['B班刚出了命案现场', 'u1', ['b'], '2026-03-02T17:00'],
    ['B班今天16点刚出了一起命案', 'u1', ['b'], '2026-03-02T16:00'],
    ['Unit 2 has just had a fatal crash', 'u2', [], '2026-03-02T10:00'],
  ])('%s', (sentence, unitId, squadIds, local) => {
    expect(readIncident(sentence, PLACES, NOW)).toMatchObject({
      kind: 'incident',
      form: { unitId, squadIds, local, asksUnit: squadIds.length === 0 },
    });
  });

  it.each([
    ['mark an incident for A squad since 14:00', 'many-units'],
    ['mark an incident for C squad since 14:00', 'no-unit'],
    ['mark an incident for squad B', 'no-hour'],
    ['B班18点出了重大警情', 'ahead'],
    ['critical incident, squad B, 2026-03-03 10:00', 'ahead'],
    ['incident in squad B at 14:00 and 15:00', 'many-times'],
    ['incident in squad B yesterday 2026-02-27 14:00', 'many-times'],
    ['incident in squad B at 25:00', 'bad-time'],
    ['mark an incident for B squad since 14:00, pause Unit 2 until Monday', 'mixed'],
    ['B班今天14点出了重大警情，周五的问候改到20点', 'mixed'],
  ])('%s is asked back: %s', (sentence, reason) => {
    expect(readIncident(sentence, PLACES, NOW)).toMatchObject({ kind: 'unclear', reason });
  });

  it('is about something else where no incident is named', () => {
    expect(readIncident('move B squad to 20:00', PLACES, NOW)).toBeUndefined();
  });
});

describe('in a staff chat', async () => {
  const world = await openWorld();
  const { tools } = world;
  const { command, linked, words } = staffChats(world);
  const admin = await linked(world.staff.admin);
  const marker = { id: world.staff.admin.id, role: 'admin', unitId: undefined } as const;
  const marked = () => incidentList(tools, marker);

  it('an incident is shown, marked once however often it is confirmed, and called off', async () => {
    await command(admin, 'schedule', 'mark an incident for B squad since 14:00');
    const [preview] = world.heard(admin);
    expect(preview?.text.split('\n')).toEqual([
      'Unit 1, squad B: a critical incident at March 2 at 2:00 PM',
      'Everybody there is asked alike, and can say no in one tap. People: fewer than 10',
      'From these times on:',
      'March 3 at 2:00 PM',
      'March 5 at 2:00 PM',
      'March 16 at 2:00 PM',
      'April 1 at 2:00 PM',
      'Nothing happens until you confirm.',
    ]);
    expect(await marked()).toEqual([]);
    const yes = preview?.choices?.[0]?.id ?? '';
    expect(Buffer.byteLength(yes)).toBeLessThanOrEqual(64);
    await world.tap(admin, yes);
    const [done] = world.heard(admin);
    expect(done?.text).toContain('is marked');
    await world.tap(admin, yes);
    expect(words(admin)[0]).toContain('done already');
    expect(await marked()).toMatchObject([{ unit: 'Unit 1', squads: ['B'], asksUnit: false }]);
    await world.tap(admin, done?.choices?.[0]?.id ?? '');
    expect(words(admin)[0]).toContain('Called off');
    expect(await marked()).toMatchObject([{ clock: { kind: 'off' } }]);
  });

  it('is an instructor’s for their own unit, and no officer’s or counselor’s', async () => {
    const instructor = await linked(world.staff.instructor);
    await command(instructor, 'schedule', '重大警情 Unit 1 14点');
    const yes = world.heard(instructor)[0]?.choices?.[0]?.id ?? '';
    expect(yes).toContain(world.unitId);
    const counselor = await linked(world.staff.counselor);
    await command(counselor, 'schedule', 'mark an incident for B squad since 14:00');
    const officer = await world.joined('en');
    for (const other of [counselor, officer]) await world.tap(other, yes);
    expect([...words(counselor), ...words(officer)].join()).not.toContain('is marked');
    expect(await marked()).toHaveLength(1);
    await command(instructor, 'schedule', 'Unit 1 weekdays 20:00');
    expect(words(instructor)[0]).toContain("That's for staff");
  });

  it('several changes of one sentence are done together, or not at all', async () => {
    await command(admin, 'schedule', 'squad A weekdays 20:00, squad B weekends 10:00');
    const shown = world.heard(admin);
    expect(shown.map(({ choices = [] }) => choices.length)).toEqual([0, 0, 2]);
    expect(await scheduleList(tools)).toEqual([]);
    const yes = shown[2]?.choices?.[0]?.id ?? '';
    await world.tap(admin, yes);
    const [done] = world.heard(admin);
    expect(done?.text).toContain('Unit 1, squad A; Unit 1, squad B: changed');
    expect(await scheduleList(tools)).toHaveLength(2);
    await world.tap(admin, done?.choices?.[0]?.id ?? '');
    expect(words(admin)[0]).toContain('as it was before');
    expect((await scheduleList(tools)).filter(({ isActive }) => isActive)).toEqual([]);
  });

  it('a set of which one has changed since is left whole as it was', async () => {
    await command(admin, 'schedule', 'squad A fri 20:00, squad B fri 21:00');
    const yes = world.heard(admin)[2]?.choices?.[0]?.id ?? '';
    await command(admin, 'schedule', 'squad B mon 21:00');
    await world.tap(admin, world.heard(admin)[0]?.choices?.[0]?.id ?? '');
    world.heard(admin);
    await world.tap(admin, yes);
    expect(words(admin)[0]).toContain('has changed since');
    const active = (await scheduleList(tools)).filter(({ isActive }) => isActive);
    expect(active).toMatchObject([{ cron: '0 21 * * 1' }]);
  });

  it('a set of which one is unclear is asked back as a whole', async () => {
    await command(admin, 'schedule', 'squad A sat 20:00, squad B mon 21:00');
    const shown = world.heard(admin);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.text).toContain('that way already');
  });
});

describe('in the shell', () => {
  it('is refused with its usage where nothing is asked for', async () => {
    await expect(incident([], {} as never, {} as never)).rejects.toThrow('incident mark SENTENCE');
  });
});
