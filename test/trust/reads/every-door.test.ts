// Every page of the console and every command of the shell is tried by every role, with the ids of
// one officer who is in everything. Whatever shows something of theirs leaves exactly one record of
// an opening, in the name of who opened it; a new page or command is tried without being named here.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { flagsOf } from '../../../db/flags.ts';
import { main } from '../../../src/cli/main.ts';
import { commit } from '../../../src/core/commit.flow.ts';
import { readConfig } from '../../../src/ops/config.ts';
import { draft, sendFlag as send } from '../../../src/trust/flagging.ts';
import { decideGlass } from '../../../src/trust/glass/decide.flow.ts';
import { READS } from '../../../src/trust/reads/reads.ts';
import type { Client } from '../../support/console-client.ts';
import { consoleOf } from '../../support/console-world.ts';
import { asked, CARD, glassStaff, inDanger, SAID } from '../../support/glass-world.ts';
import { rowsOf } from '../../support/rows.ts';
import { MASTER_KEY } from '../../support/template.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools } = world;
const staff = glassStaff(world);
const { app, as, invited } = consoleOf(world);
const FLAG = 'marker-wren: could you come by on Thursday';

const { from, caseId } = await inDanger(world);
const [row] = await rowsOf(
  world,
  `select p.id, p.alias from officer.people p join officer.cases c on c.person_id = p.id
   where c.id = '${caseId}'`,
);
const personId = String(row?.['id']);
const alias = String(row?.['alias']);
await sendFlag();
const [flag] = await tools.pools.officer.transact('wl_bot', ({ db }) => flagsOf(db, personId));
const glassId = await asked(world, caseId);
await decideGlass(tools, staff.second, glassId, true);
await world.advance(0);

/** The counselor has the talk, so that words go there: the note is written as its rules would. */
async function sendFlag(): Promise<void> {
  const readers = [{ id: staff.instructor.id, label: staff.instructor.label }];
  await commit(tools, personId, (now) => draft(now, FLAG, readers));
  await tools.doNow(
    await commit(tools, personId, (now) => (now.flag ? send(now, now.flag.id) : undefined)),
  );
}

const MARKERS = [alias, SAID, FLAG, from.id, ...Object.values(CARD)];
const IDS = [caseId, flag?.id ?? '', glassId, personId, staff.counselor.id];

// One connection for thousands of looks at the log.
const log = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => log.end());
const SUBJECTS = [`person:${personId}`, `case:${caseId}`, `flag:${flag?.id}`];

type Opening = { readonly actor: string };

async function recordsSince(last: number): Promise<readonly Opening[]> {
  return log<Opening[]>`
    select actor from ledger.audit_events where id > ${last} and action in ${log(READS)}
    and subject in ${log(SUBJECTS)} order by id`;
}

async function lastRecord(): Promise<number> {
  const [found] = await log`select coalesce(max(id), 0)::float8 as id from ledger.audit_events`;
  return Number(found?.['id']);
}

const shows = (body: string) => MARKERS.some((marker) => body.includes(marker));

/** The page's own refresh of what was opened already (decision 8). */
const REFRESH = 'GET /console/talks/:id/live';

/** What only looks comes first; what ends openings and talks after what opens; sign-ins end last. */
function rank(name: string): number {
  if (name.startsWith('GET')) return 0;
  if (/ \/console\/(account|sign-out|staff)/.test(name)) return 3;
  return /\/(look|flags\/:id.*)$/.test(name) ? 1 : 2;
}

const ROUTES = [
  ...new Map(
    app.routes
      .filter(({ method, path }) => ['GET', 'POST'].includes(method) && !path.includes('*'))
      .map(({ method, path }) => [`${method} ${path}`, { method, path }] as const),
  ).entries(),
].toSorted(([one], [other]) => rank(one) - rank(other) || one.localeCompare(other));

/** The pattern of a parameter, which may itself hold braces. */
const PATTERN = String.raw`\{(?:[^{}]|\{[^}]*\})*\}`;
const plain = (name: string) => name.replaceAll(new RegExp(PATTERN, 'g'), '');

function filled(path: string, id: string): string {
  return path.replaceAll(new RegExp(`:\\w+(${PATTERN})?`, 'g'), (_, pattern?: string) =>
    pattern?.includes('|') ? (pattern.slice(1).split(/[|}]/)[0] ?? '') : id,
  );
}

async function tried(client: Client, method: string, path: string): Promise<string> {
  const answer = method === 'GET' ? await client.get(path) : await client.post(path);
  if (answer.headers.get('content-type')?.includes('event-stream')) {
    await answer.body?.cancel(); // ids only, and it never ends
    return '';
  }
  return answer.text();
}

const opened = new Set<string>();

describe('every page of the console', async () => {
  const clients = {
    counselor: { id: staff.counselor.id, client: await as(staff.counselor) },
    second: { id: staff.second.id, client: await as(staff.second) },
    lead: { id: staff.lead.id, client: await as(staff.lead) },
    instructor: { id: staff.instructor.id, client: await as(staff.instructor) },
    admin: { id: staff.admin.id, client: await as(staff.admin) },
    auditor: { id: undefined, client: await invited('auditor') },
    desk: { id: undefined, client: await invited('desk') },
  };

  it.each(ROUTES)('%s records what it opens, once and by name', async (name, { method, path }) => {
    const unlike: string[] = [];
    const places = path.includes(':') ? IDS.map((id) => filled(path, id)) : [path];
    for (const [who, { id, client }] of Object.entries(clients))
      for (const place of new Set(places)) {
        const before = await lastRecord();
        const isShown = shows(await tried(client, method, place));
        const records = await recordsSince(before);
        if (isShown) opened.add(name);
        const wanted = isShown && plain(name) !== REFRESH ? 1 : 0;
        const isByName = records.every(({ actor }) => id !== undefined && actor.endsWith(id));
        if (records.length !== wanted || !isByName)
          unlike.push(`${who} ${place}: shown ${isShown}, records ${records.length}`);
      }
    expect(unlike).toEqual([]);
  });

  it('among which those that open something were really opened', () => {
    expect([...opened].map(plain)).toEqual(
      expect.arrayContaining([
        'GET /console/talks/:id',
        'GET /console/talks/:id/live',
        'POST /console/flags/:id',
        'POST /console/glass/:id/look',
      ]),
    );
  });
});

/** What runs on, or works on a database of its own. */
const NOT_TRIED = /^(start|chat|conduct|eval|assess)$/;
/** What would end the officer, or the staff that the others are tried by. */
const DESTROYS = /^(erase|disable|rotate|new|restore)$/;

describe('every command of the shell', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'warmline-doors-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const env = {
    DATABASE_URL: world.url,
    MASTER_KEY,
    DATA_FOLDER: folder,
    LOG_LEVEL: 'silent',
    DEMO: 'no',
  };

  async function run(args: string[]): Promise<string> {
    const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
    input.end();
    const said = Promise.all([text(output), text(errors)]);
    await main(args, () => readConfig(env), { input, output, errors });
    output.end();
    errors.end();
    return (await said).join('\n');
  }

  /** What hands out the log takes the name of a file or a folder. */
  const named = (name: string, of: string) => (name === 'audit' ? join(folder, of) : of);

  const commands = [...(await run(['help'])).matchAll(/^ {2}([a-z][a-z-]*)(?: ([a-z][a-z|-]*))?/gm)]
    .map(([, name = '', subs = '']) => ({ name, subs: subs === '' ? [] : subs.split('|') }))
    .filter(({ name }) => !NOT_TRIED.test(name));

  it.each(commands)('$name records what it opens', async ({ name, subs }) => {
    const args = subs
      .filter((sub) => !DESTROYS.test(sub))
      .flatMap((sub) => [[sub], ...[alias, personId, caseId].map((of) => [sub, named(name, of)])]);
    for (const one of [[], [alias], ...args]) {
      const before = await lastRecord();
      const isShown = shows((await run([name, ...one])).replaceAll(alias, ''));
      const records = await recordsSince(before);
      expect([one.join(' '), records.length]).toEqual([one.join(' '), isShown ? 1 : 0]);
      if (isShown) opened.add(`warmline ${name} ${one[0]}`);
    }
  });

  it('among which the copy of one’s own data was really made', () => {
    expect([...opened]).toContain('warmline own-data export');
  });
});
