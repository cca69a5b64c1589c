import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { asOwner } from '../support/databases.ts';
import { MASTER_KEY } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const folder = await mkdtemp(join(tmpdir(), 'warmline-cli-alarms-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const env = { DATABASE_URL: world.url, MASTER_KEY, DATA_FOLDER: folder };

it('says that there is none, then how often each rule was right, as text and as JSON', async () => {
  expect((await run(['alarms'], '', env)).out).toBe('no alarm yet\n');
  await asOwner(world.url, async (sql) => {
    for (const [verdict, many] of [
      ['right', 9],
      ['wrong', 3],
      ['unsure', 2],
    ] as const)
      await sql`insert into officer.alarms (id, act, level, because, at, verdict)
        select gen_random_uuid(), 'asked', 'L2', ${sql.json([{ layer: 'rules', rule: 'zh-bare' }])},
          now(), ${verdict} from generate_series(1, ${many}::int)`;
  });
  const told = await run(['alarms'], '', env);
  expect(told.code).toBe(0);
  const counts = '14 alarms, 9 right, 3 wrong, 2 unsure, 0 open; precision 0.75 [0.47, 0.91]';
  expect(told.out).toBe(`layer rules: ${counts}\nzh-bare: ${counts}\n`);
  const json = JSON.parse((await run(['alarms', '--json'], '', env)).out);
  expect(json.rules).toEqual([
    {
      layer: 'rules',
      rule: 'zh-bare',
      alarms: 14,
      right: 9,
      wrong: 3,
      unsure: 2,
      open: 0,
      precision: 0.75,
      ci: [0.4677, 0.9111],
      state: 'on',
    },
  ]);
});
