// Duties and days off from an iCalendar feed: a server on this machine plays the far end, behind
// the program's own way out.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { newestEvents } from '../../db/audit.ts';
import { dutiesView } from '../../src/admin/duties-view.flow.ts';
import { feedAddress } from '../../src/admin/feed.ts';
import { endFeed, readDueFeeds, setFeed } from '../../src/admin/feeds.flow.ts';
import { feedsRun } from '../../src/cli/feeds.ts';
import { openOutgoing } from '../../src/ops/outgoing.ts';
import { HOUR_MS } from '../support/evenings.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const ORIGIN = 'https://shifts.test';
const SECRET = 'secret-in-the-path';
const world = await openWorld({ settings: { feedOrigins: [ORIGIN] } });
const { tools, unitId } = world;
const [squadId = ''] = world.squadIds;

type Far = { status: number; body: string; etag?: string; isHanging?: boolean };
const far: Far = { status: 200, body: '' };
const asked: (string | undefined)[] = [];
const server = createServer((request, response) => {
  asked.push(request.headers['if-none-match']);
  if (far.isHanging === true) return void response.destroy();
  const isSame = far.etag !== undefined && request.headers['if-none-match'] === far.etag;
  response.writeHead(isSame ? 304 : far.status, far.etag === undefined ? {} : { etag: far.etag });
  response.end(isSame ? undefined : far.body);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => void server.close());
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const out = openOutgoing({ allowed: [here], timeoutMs: 2_000 });
const ask =
  (url: string): typeof out =>
  (_input, init) =>
    out(url.replace(ORIGIN, here), init);

const calendar = (...events: readonly string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//t//EN',
    ...events.flatMap((lines, n) => ['BEGIN:VEVENT', `UID:${n}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const duty = (day: string) => [`DTSTART:${day}T000000Z`, `DTEND:${day}T080000Z`];

const address = `${ORIGIN}/${SECRET}/b.ics`;
const duties = () =>
  rowsOf(
    world,
    `select to_char(from_at at time zone 'UTC', 'MM-DD HH24') as "from"
     from ledger.squad_duties order by from_at`,
  ).then((rows) => rows.map(({ from }) => from));
const squad = async () => (await dutiesView(tools, unitId, 'off'))?.squads[0];
const anHourLater = async () => {
  await world.advance(HOUR_MS);
  return readDueFeeds(tools, ask);
};

describe('a feed of a squad’s duties', () => {
  it('is read at once, with every bad entry named, and shows no more of its address than the host', async () => {
    far.body = calendar(duty('20260303'), ['DTSTART;VALUE=DATE:20260304'], duty('20260310'));
    far.etag = '"one"';
    expect(await setFeed(tools, { squadId }, address, 'admin:a', ask)).toMatchObject({
      kind: 'kept',
      rows: 2,
      faults: [{ row: 2, code: 'bad-time' }],
    });
    expect(await duties()).toEqual(['03-03 00', '03-10 00']);
    expect((await squad())?.feed).toMatchObject({ host: 'shifts.test', rows: 2 });
    expect(JSON.stringify(await dutiesView(tools, unitId, 'off'))).not.toContain(SECRET);
  });

  it('is asked every hour for what is new, and nothing is done while it is the same', async () => {
    expect(await readDueFeeds(tools, ask)).toBe(0);
    const before = await eventsNow();
    asked.length = 0;
    expect(await anHourLater()).toBe(1);
    expect(asked).toEqual(['"one"']);
    expect((await eventsNow()).length).toBe(before.length);
  });

  it('replaces what it said before, also what it no longer names', async () => {
    far.body = calendar(duty('20260312'));
    far.etag = '"two"';
    await anHourLater();
    expect(await duties()).toEqual(['03-12 00']);
  });

  it.each<[string, Partial<Far>, string]>([
    ['does not answer', { isHanging: true }, 'feed-away'],
    ['is down', { status: 503 }, 'feed-away'],
    ['refuses', { status: 403 }, 'feed-refused'],
    ['sends us on', { status: 302 }, 'feed-refused'],
    ['grew too large', { body: 'x'.repeat(1_100_000) }, 'feed-too-big'],
    ['is a page', { body: '<html>' }, 'feed-not-a-calendar'],
    ['is empty', { body: calendar() }, 'feed-empty'],
  ])('that %s takes nothing away, and the page says so', async (_, fault, why) => {
    const { etag: _etag, ...good } = far;
    Object.assign(far, { etag: undefined, ...fault });
    await anHourLater();
    expect(await duties()).toEqual(['03-12 00']);
    expect((await squad())?.feed).toMatchObject({ failure: why, failedSince: expect.any(Date) });
    Object.assign(far, { isHanging: false, ...good, etag: '"three"' });
    await anHourLater();
    expect((await squad())?.feed?.failure).toBeUndefined();
  });

  it('goes on telling what repeats without an end, however long ago it began', async () => {
    far.body = calendar([
      'DTSTART:20200101T000000Z',
      'DTEND:20200101T080000Z',
      'RRULE:FREQ=DAILY;INTERVAL=4',
    ]);
    far.etag = '"four"';
    await anHourLater();
    const [first = ''] = await duties();
    expect(String(first) < '03-04').toBe(true);
    expect((await duties()).length).toBe(274); // every four days for three years
  });

  it('leaves its address in no log, audit record or outbox row', async () => {
    expect(world.logged()).toContain('feed-not-read');
    expect(world.logged()).not.toContain(SECRET);
    expect(JSON.stringify(await eventsNow())).not.toContain(SECRET);
    const rows = await rowsOf(world, 'select effect::text as "from" from ledger.outbox');
    expect(JSON.stringify(rows)).not.toContain(SECRET);
  });

  it('ends when an admin says so, and what it said last stays', async () => {
    expect(await endFeed(tools, { squadId }, 'admin:a')).toEqual({ kind: 'feed-dropped' });
    expect(await anHourLater()).toBe(0);
    expect((await squad())?.feed).toBeUndefined();
    expect((await duties()).length).toBe(274); // every four days for three years
  });
});

describe('a feed of a unit’s days', () => {
  it('sets days off, beside what files and admins said, and takes back only its own', async () => {
    const off = (day: string) => [`DTSTART;VALUE=DATE:${day}`];
    far.body = calendar(off('20260501'), off('20260502'));
    far.etag = '"days"';
    expect(await setFeed(tools, { unitId }, address, 'admin:a', ask)).toMatchObject({ rows: 2 });
    far.body = calendar(off('20260503'));
    far.etag = '"days-2"';
    await anHourLater();
    const view = await dutiesView(tools, unitId, 'off');
    expect(view?.days).toEqual([{ day: '2026-05-03', kind: 'off', isByAdmin: false }]);
  });
});

describe('feeds in the shell', () => {
  it('are added, listed, read now with every bad row, and removed, and show no address', async () => {
    Object.assign(far, { body: calendar(duty('20260320')), etag: undefined });
    const run = async (...args: string[]) => {
      const output = new PassThrough();
      const io = { input: Readable.from([`${address}\n`]), output, errors: output };
      return `${await feedsRun(['feed', ...args], io, ask)?.(tools)} ${output.read() ?? ''}`.trim();
    };
    expect(await run('add', squadId, '-')).toBe('0 kept 1');
    far.body = calendar(duty('20260320'), ['DTSTART;VALUE=DATE:20260304']);
    expect(await run('test', squadId)).toBe('1 kept 1\nrow 2: bad-time');
    const listed = await run('list');
    expect(listed).toMatch(new RegExp(`${squadId} .* duties  shifts.test  1 rows.*\n  row 2: bad`));
    expect(listed).not.toContain(SECRET);
    expect(await run('remove', squadId)).toBe('0 removed; what it said last stays');
    expect(await run('list')).not.toContain('duties');
    expect(await run('add', crypto.randomUUID(), '-')).toBe('1 refused: no-such-squad');
  });
});

describe('an address of a feed', () => {
  it.each([
    ['https://shifts.test/a.ics', 'address'],
    ['webcal://shifts.test/a.ics', 'address'],
    ['http://shifts.test/a.ics', 'feed-bad-address'],
    ['https://me:pw@shifts.test/a.ics', 'feed-bad-address'],
    ['https://shifts.test.evil.test/a.ics', 'feed-not-allowed'],
    ['https://127.0.0.1/a.ics', 'feed-not-allowed'],
    ['https://shifts.test:8443/a.ics', 'feed-not-allowed'],
    ['file:///etc/passwd', 'feed-bad-address'],
    ['shifts', 'feed-bad-address'],
  ])('%s: %s', (written, kind) => {
    expect(feedAddress(written, [ORIGIN]).kind).toBe(kind);
    expect(feedAddress(written, []).kind).toBe('feeds-off');
  });
});

function eventsNow() {
  return tools.pools.officer.transact('wl_auditor', ({ db }) => newestEvents(db, 200));
}
