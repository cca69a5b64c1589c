import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NINE } from '../checkins/scales/forms.ts';
import { run } from '../support/command.ts';
import { MASTER_KEY } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const folder = await mkdtemp(join(tmpdir(), 'warmline-scales-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const env = { DATABASE_URL: world.url, MASTER_KEY, DATA_FOLDER: folder };
const command = (...args: string[]) => run(['scales', ...args], '', env);

async function fileOf(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('scales', () => {
  it('imports, lists, publishes and retires', async () => {
    const own = await command('import', 'own');
    const file = await fileOf('nine.json', JSON.stringify(NINE));
    const nine = await command('import', file, '--scoring', 'phq-9');
    expect([own.code, nine.code]).toEqual([0, 0]);
    const id = nine.out.trim();
    expect((await command('list')).out).toContain(`${id}  draft  PHQ-9  1  9  safety item`);
    expect((await command('publish', id)).code).toBe(0);
    expect((await command('list')).out).toContain(`${id}  published`);
    expect((await command('retire', id)).code).toBe(0);
    expect(await command('retire', id)).toMatchObject({ code: 1, said: 'refused: not-so\n' });
    expect((await command('list')).out).toContain(`${id}  retired`);
  });

  it('takes its own scoring from a file', async () => {
    const scoring = { instrument: 'ours', source: 'us', items: ['a'], range: [0, 3] };
    const file = await fileOf('scoring.json', JSON.stringify(scoring));
    const one = { ...NINE, url: 'urn:test:one', title: 'One', item: NINE.item.slice(0, 1) };
    const form = await fileOf('one.json', JSON.stringify(one));
    expect((await command('import', form, '--scoring', file)).code).toBe(0);
  });

  it('says in one line each what a file needs, and takes nothing of it', async () => {
    const file = await fileOf(
      'bad.json',
      JSON.stringify({ ...NINE, version: undefined, item: [] }),
    );
    const { code, said } = await command('import', file, '--scoring', 'phq-9');
    expect(code).toBe(1);
    expect(said).toBe('version: needs a version\nitem: needs questions\n');
    expect((await command('import', join(folder, 'none.json'))).said).toBe(
      'file: needs to be a JSON object\n',
    );
    expect((await command('list')).out).not.toMatch(/\bbad\b/); // an id may hold the letters
  });

  it.each([['no-such-id'], ["' or 1=1"], ['00000000-0000-0000-0000-000000000000']])(
    'publishes nothing by %s',
    async (id) => {
      expect(await command('publish', id)).toMatchObject({
        code: 1,
        said: 'refused: no-such-scale\n',
      });
    },
  );

  it('answers wrong use with how it is used', async () => {
    const { code, said } = await command('fly', 'away');
    expect(code).toBe(2);
    expect(said).toMatch(/scales import FILE\|own/);
  });
});
