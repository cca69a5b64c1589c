import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { inviteStaff } from '../../src/admin/staff.flow.ts';
import { careLedger } from '../../src/care/board.flow.ts';
import { tendCare } from '../../src/care/daily.flow.ts';
import { OCCASIONS } from '../../src/care/occasions.ts';
import { recordEvents } from '../../src/care/record.flow.ts';
import { handOnTask, holdTask } from '../../src/care/step.flow.ts';
import { tellEvent } from '../../src/care/tell.flow.ts';
import { dayAfter } from '../../src/checkins/when/zone.ts';
import { openCareWorld } from '../support/care-world.ts';
import { rowsOf } from '../support/rows.ts';
import { staffChats } from '../support/staff-chats.ts';

const { world, instructor, bring, officer, idOf } = await openCareWorld();
const { tools, staff } = world;
const TODAY = '2026-03-02';
/** A roster on which the calendar finds something to tell. */
const DATED: Readonly<Record<string, string>> = {
  birthday: `born\n{no},Somebody,birthday,1990-03-02\n`,
  'checked-up': `checkup\n{no},Somebody,,2025-03-02\n`,
};

/** A week's hours count as of its Sunday. */
const HOURS: Readonly<Record<string, number>> = { 'hours-watch': 12, 'hours-offer': 17 };
const TOLD_ON: Readonly<Record<string, string>> = {
  'checked-up': '2025-03-02',
  'hours-watch': '2026-03-01',
  'hours-offer': '2026-03-01',
};

type Task = {
  readonly id: string;
  readonly due_on: string;
  readonly occasions: readonly { readonly trigger: string; readonly step: number }[];
};
const tasksOf = (id: string) =>
  rowsOf<Task>(
    world,
    `select id, due_on::text, occasions from station.care_tasks
     where officer_id = '${id}' and state = 'open' order by due_on`,
  );
const withTrigger = async (id: string, trigger: string) =>
  (await tasksOf(id)).filter(({ occasions }) => occasions.some((one) => one.trigger === trigger));

const ROWS = OCCASIONS.triggers.map(({ id }, n) => [id, `T${n}`] as const);

describe('each occasion, from what happened to the ledger', () => {
  it.each(ROWS)('%s', async (triggerId, no) => {
    const trigger = OCCASIONS.triggers.find(({ id }) => id === triggerId);
    const event = OCCASIONS.events.find(({ opens }) => opens.includes(triggerId));
    if (trigger === undefined || event === undefined) throw new Error(triggerId);
    const officerId = await bringEvent(no, event.id);

    const [task, ...more] = await withTrigger(officerId, triggerId);
    expect(more).toEqual([]);
    if (task === undefined) throw new Error('no task');
    const on = TOLD_ON[event.id] ?? TODAY;
    expect(task.due_on).toBe(dayAfter(on, trigger.windowDays));

    const held = await holdTask(tools, instructor, task.id, { on: TODAY, as: 'in-person' });
    expect(held).toEqual({ kind: 'done' });
    const again = await holdTask(tools, instructor, task.id, { on: TODAY, as: 'in-person' });
    expect(again).toEqual({ kind: 'over' });
    const ledger = await careLedger(tools, instructor, 7);
    const told = ledger?.contacts.filter(({ contact }) => contact.officerId === officerId);
    expect(told).toHaveLength(1);
    expect(told?.[0]?.contact).toMatchObject({ heldAs: 'in-person', on: TODAY, taskId: task.id });
    const later = await withTrigger(officerId, triggerId);
    expect(later.map(({ due_on }) => due_on)).toEqual(
      trigger.followUpDays.map((days) => dayAfter(TODAY, days)),
    );
  });

  async function bringEvent(no: string, kind: string): Promise<string> {
    const dated = DATED[kind];
    if (dated !== undefined) {
      await bring(`no,name,allows,${dated.replace('{no}', no)}`);
      await tendCare(tools);
      return idOf(no);
    }
    const officerId = await officer(no);
    const sources = OCCASIONS.events.find(({ id }) => id === kind)?.sources ?? [];
    if (sources.includes('file')) {
      expect(await bring(`no,event,on\n${no},${kind},${TODAY}\n`)).toMatchObject({
        made: 1,
        faults: [],
      });
    } else if (kind in HOURS) {
      const days = ['02-24', '02-25', '02-26', '02-27', '02-28', '03-01'];
      const rows = days.map((day) => `${no},2026-${day},${HOURS[kind]}`);
      expect(await bring(`no,on,hours\n${rows.join('\n')}\n`)).toMatchObject({ tasks: 1 });
    } else if (sources.includes('instructor')) {
      const told = await tellEvent(tools, instructor, { officerId, kind, on: TODAY });
      expect(told).toMatchObject({ kind: 'told', told: 1, tasks: 1 });
    } else {
      // Leave is told from July on; the rule for it has a table of its own.
      await leaveBehind(officerId);
    }
    return officerId;
  }

  async function leaveBehind(officerId: string): Promise<void> {
    const by = { source: 'calendar', actor: 'program', at: tools.clock() } as const;
    const told = [{ officerId, kind: 'leave-behind', on: TODAY }];
    await tools.pools.station.transact('wl_registrar', (tx) =>
      recordEvents(tx, told, { ...by, newId: tools.newId }),
    );
  }
});

const LEDGER = /^(db\/(roster|care-|worked-days|leave-plans)|src\/care\/(?!desks)[^/]+$)/;
const importsOf = ({ file, source }: { readonly file: string; readonly source: string }) =>
  [...source.matchAll(/from '([^']+)'/g)].map(([, path = '']) => join(dirname(file), path));

describe('the ledger and its world', () => {
  it('is reached by no flow of the officers’ side, nor reaches there itself', async () => {
    const names = await readdir('src', { recursive: true });
    const files = names.filter((name) => name.endsWith('.ts')).map((name) => `src/${name}`);
    const read = async (file: string) => ({ file, source: await readFile(file, 'utf8') });
    const sources = await Promise.all(files.map(read));
    // The ledger's own files; beside them lie rooms that tell a desk or a quarter's review.
    const isLedger = ({ file }: { file: string }) => /^src\/care\/(workload\/)?[^/]+$/.test(file);
    const ledger = sources.filter(isLedger);
    expect(ledger.length).toBeGreaterThan(15);
    expect(
      ledger.filter(({ source }) => /pools\.officer|wl_bot|wl_counselor/.test(source)),
    ).toEqual([]);
    const users = sources.filter(
      (one) =>
        !one.file.startsWith('src/care/') && importsOf(one).some((path) => LEDGER.test(path)),
    );
    expect(users.map(({ file }) => file).toSorted()).toEqual([
      'src/admin/peers/peers.flow.ts', // whether an account's peer is still on the roster
      'src/announce.ts', // the demo's people
      'src/cli/roster.ts',
      'src/cli/simulate/quarter.ts',
      'src/cli/simulate/station.ts',
      'src/outbox/perform.ts',
      'src/rounds.ts',
    ]);
  });

  it('has no column that a word would fit in', async () => {
    const columns = await rowsOf<{ column_name: string }>(
      world,
      `select column_name from information_schema.columns
       where table_schema = 'station' and table_name = 'care_contacts'`,
    );
    expect(columns.map(({ column_name }) => column_name).toSorted()).toEqual(
      ['form', 'held_as', 'id', 'officer_id', 'on', 'staff_id', 'task_id', 'unit_id'].toSorted(),
    );
  });

  it('reminds the staff’s chat once a day, in two numbers', async () => {
    const chat = { channel: 'telegram', id: '-100' } as const;
    await world.advance(7 * 86_400_000);
    world.heard(chat);
    await tendCare(tools);
    await tendCare(tools);
    await world.advance(0);
    const heard = world.heard(chat).map(({ text }) => text);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/^Unit 1: care due today \d+, overdue \d+\.\nhttp/);
  });

  it('reminds an instructor in a chat of their own of what is theirs or anybody’s', async () => {
    const { linked, words } = staffChats(world);
    const own = await linked(staff.instructor);
    const [task] = await rowsOf<{ id: string }>(
      world,
      "select id from station.care_tasks where state = 'open' order by due_on limit 1",
    );
    const other = await inviteStaff(tools, {
      role: 'instructor',
      label: 'Instructor 9',
      unitId: world.unitId,
      locale: 'en',
    });
    if (other.kind !== 'invited' || task === undefined) throw new Error(other.kind);
    await handOnTask(tools, instructor, task.id, other.staffId);
    world.heard({ channel: 'telegram', id: '-100' });
    await world.advance(86_400_000);
    await tendCare(tools);
    await world.advance(0);
    const [text = '', ...more] = words(own);
    expect(more).toEqual([]);
    const told = [...text.matchAll(/\d+(?=[,.]\W)/g)].reduce((sum, [n]) => sum + Number(n), 0);
    const rows = await rowsOf<{ n: number; own: number }>(
      world,
      `select count(*)::int as n, count(*) filter (where owner_id is null)::int as own
       from station.care_tasks where state = 'open' and unit_id = '${world.unitId}'
       and due_on <= '2026-03-10'`,
    );
    expect(told).toBe(rows[0]?.own);
    expect(rows[0]?.n).toBe(told + 1);
    expect(world.heard({ channel: 'telegram', id: '-100' })).toEqual([]);
  });
});
