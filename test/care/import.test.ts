import { describe, expect, it } from 'vitest';
import { rosterWords } from '../../adapters/web/console/roster/words.ts';
import { putUnit } from '../../db/units.ts';
import { listIn } from '../../src/care/list-file.ts';
import { COLUMNS } from '../../src/care/list-rows.ts';
import { openCareWorld } from '../support/care-world.ts';
import { rowsOf } from '../support/rows.ts';

const { world, bring } = await openCareWorld();
const count = async (table: string) =>
  (await rowsOf<{ n: number }>(world, `select count(*)::int as n from station.${table}`))[0]?.n;

/** 警号,姓名,生日 / 1001,民警甲,1990-03-02, as Excel on a Chinese computer writes it. */
const GBK = Buffer.from(
  'beafbac52cd0d5c3fb2cc9fac8d50a313030312cc3f1beafbcd72c313939302d30332d30320a',
  'hex',
);

describe('a list', () => {
  it.each([
    ['UTF-8', Buffer.from('警号,姓名,生日\n1001,民警甲,1990-03-02\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF警号,姓名,生日\r\n1001,民警甲,1990/3/2\r\n')],
    ['UTF-16', Buffer.from('\uFEFF警号\t姓名\t生日\n1001\t民警甲\t1990年3月2日\n', 'utf16le')],
    ['GBK', GBK],
    [
      'UTF-16, high bytes first',
      Buffer.from('\uFEFF警号\t姓名\t生日\n1001\t民警甲\t1990-03-02\n', 'utf16le').swap16(),
    ],
    ['semicolons', Buffer.from('警号;姓名;生日\r\n1001;民警甲;1990-03-02\r\n')],
    ['full-width digits', Buffer.from('警号,姓名,生日\n１００１,民警甲,19900302\n')],
  ])('is read as %s', (_, bytes) => {
    expect(listIn(bytes)).toMatchObject({
      kind: 'people',
      people: [{ row: 2, no: '1001', name: '民警甲', bornOn: '1990-03-02' }],
      faults: [],
    });
  });

  it.each(['en', 'zh-CN'] as const)('is read by the heads that the page tells in %s', (locale) => {
    const say = rosterWords(locale);
    const told = ['heads-people', 'heads-events', 'heads-hours', 'heads-shifts'] as const;
    const known: readonly string[] = Object.values(COLUMNS).flat();
    expect(
      told.flatMap((key) => say(key).split(',')).filter((head) => !known.includes(head)),
    ).toEqual([]);
  });

  it.each([
    ['=HYPERLINK("x"),A,', 'formula'],
    ['1,+A,', 'formula'],
    ['1,@SUM(A1),', 'formula'],
    ['1,＝1+1,', 'formula'],
    [',A,', 'no-number'],
    ['1 2,A,', 'bad-number'],
    ['1,,', 'bad-name'],
    ['1,A,2026-02-30', 'bad-date'],
    ['1,A,yesterday', 'bad-date'],
  ])('refuses the row %s: %s', (row, code) => {
    const list = listIn(Buffer.from(`no,name,born\n${row}\n9,Good,\n`));
    expect(list.faults).toEqual([{ row: 2, code }]);
    expect(list.kind === 'people' && list.people.map(({ no }) => no)).toEqual(['9']);
  });

  it.each([
    ['1,achievement,', 'no-date'],
    ['1,achievement,2026-13-01', 'bad-date'],
    ['1,promoted,2026-03-01', 'unknown-event'],
    ['1,concern-voiced,2026-03-01', 'not-by-list'],
    ['1,difficulty,2026-03-01', 'not-by-list'],
    ['1,birthday,2026-03-01', 'not-by-list'],
  ])('of events refuses the row %s: %s', (row, code) => {
    const list = listIn(Buffer.from(`no,event,on\n${row}\n9,住院,2026-03-01\n`));
    expect(list.faults).toEqual([{ row: 2, code }]);
    expect(list).toMatchObject({ kind: 'events', events: [{ no: '9', kind: 'in-hospital' }] });
  });

  it.each([
    ['', [{ row: 0, code: 'not-a-list' }]],
    ['\u0000\u0001\u0002', [{ row: 0, code: 'not-a-list' }]],
    ['colour,size\nred,9\n', [{ row: 1, code: 'no-such-columns' }]],
  ])('is refused whole when it is none: %j', (text, faults) => {
    expect(listIn(Buffer.from(text))).toEqual({ kind: 'unreadable', faults });
  });

  it('tells a broken quote by its line and keeps what came before', () => {
    const list = listIn(Buffer.from('no,name\n1,A\n2,"B\n'));
    expect(list.kind === 'people' && list.people.map(({ no }) => no)).toEqual(['1']);
    expect(list.faults.map(({ code }) => code)).toEqual(['broken-row']);
  });
});

describe('an import', () => {
  const text = [
    'no,name,unit,born,leave,taken,allows',
    '1,One,Unit 1,1990-03-02,15,3,birthday;calls',
    '2,Two,,,,,',
    '2,Two again,,,,,',
    '3,Three,No such unit,,,,',
    '4,Four,,,400,,',
    '5,Five,,,,,dancing',
    '6,Six,,31/12/1990,,,',
  ].join('\n');

  it('keeps the good rows and names each bad one by line and reason', async () => {
    expect(await bring(text)).toEqual({
      kind: 'people',
      made: 2,
      changed: 0,
      same: 0,
      tasks: 0,
      faults: [
        { row: 4, code: 'twice' },
        { row: 5, code: 'unknown-unit' },
        { row: 6, code: 'bad-leave' },
        { row: 7, code: 'bad-allowance' },
        { row: 8, code: 'bad-date' },
      ],
    });
  });

  it('takes no birthday and no check-up on a day to come, or a hundred years ago', async () => {
    const days = ['1,2091-02-03,', '2,1890-02-03,', '3,,2091-02-03', '4,,1890-02-03', '5,,'];
    const text = ['no,born,checkup,name', ...days.map((one) => `700${one},Officer`)].join('\n');
    const { made, faults } = await bring(text);
    expect(made).toBe(1);
    expect(faults).toEqual([2, 3, 4, 5].map((row) => ({ row, code: 'bad-date' })));
  });

  it('changes nothing when it comes again, and only what is different after that', async () => {
    expect(await bring(text)).toMatchObject({ made: 0, changed: 0, same: 2 });
    expect(await bring('no,name\n1,One B.\n')).toMatchObject({ made: 0, changed: 1, same: 0 });
    const [row] = await rowsOf(
      world,
      "select name, born_on::text, leave_days, allows from station.roster where no = '1'",
    );
    expect(row).toEqual({
      name: 'One B.',
      born_on: '1990-03-02',
      leave_days: 15,
      allows: ['birthday', 'calls'],
    });
  });

  it('of events opens tasks once, and says what it could not', async () => {
    const events = [
      'no,event,on',
      '1,achievement,2026-03-01',
      '1,wedding,2026-03-01',
      '2,leave-begins,2026-03-01',
      '1,leave-begins,2026-03-01',
      '77,achievement,2026-03-01',
      '1,award-list,2025-12-01',
      '1,award-list,2026-12-01',
    ].join('\n');
    const report = await bring(events);
    expect(report).toMatchObject({ kind: 'events', made: 2, same: 0, tasks: 2 });
    expect(report.faults).toEqual([
      { row: 3, code: 'not-allowed' },
      { row: 4, code: 'not-allowed' },
      { row: 6, code: 'unknown-officer' },
      { row: 7, code: 'too-long-ago' },
      { row: 8, code: 'too-far-ahead' },
    ]);
    expect(await bring(events)).toMatchObject({ made: 0, same: 2, tasks: 0 });
    expect(await count('care_tasks')).toBe(2);
    expect(await count('roster_events')).toBe(2);
  });

  it('moves open tasks along with who went to another unit', async () => {
    await world.tools.pools.station.transact('wl_admin', async (tx) => {
      putUnit(tx, {
        id: world.tools.newId(),
        name: 'Unit 2',
        region: 'CN',
        timeZone: 'Asia/Shanghai',
        createdAt: world.now(),
      });
    });
    await bring('no,name,unit\n1,One B.,Unit 2\n');
    const places = await rowsOf(
      world,
      `select distinct u.name from station.care_tasks t join ledger.units u on u.id = t.unit_id
       join station.roster r on r.id = t.officer_id where r.no = '1'`,
    );
    expect(places).toEqual([{ name: 'Unit 2' }]);
  });

  it('takes a hundred thousand rows, with each bad one named', () => {
    const rows = Array.from({ length: 100_000 }, (_, n) =>
      n % 1_000 === 0 ? `${n},=1+1,` : `${n},Officer ${n},1990-01-01`,
    );
    const list = listIn(Buffer.from(`no,name,born\n${rows.join('\n')}\n`));
    expect(list.kind === 'people' && list.people.length).toBe(99_900);
    expect(list.faults).toHaveLength(100);
    expect(list.faults[1]).toEqual({ row: 1_002, code: 'formula' });
  });
});
