import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { freshDb } from '../support/postgres.ts';
import { MASTER_KEY } from '../support/template.ts';

const folder = await mkdtemp(join(tmpdir(), 'warmline-cli-review-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const env = { DATABASE_URL: await freshDb(), MASTER_KEY, DATA_FOLDER: folder };

describe('a review in the shell', () => {
  it('is told once, then written as a PDF and as a table', async () => {
    const [pdf, csv] = [join(folder, 'review.pdf'), join(folder, 'review.csv')];
    expect(await run(['review', 'write', csv], '', env)).toMatchObject({
      code: 1,
      said: expect.stringContaining('no-such-review'),
    });
    expect((await run(['review', 'make'], '', env)).out).toMatch(/^told 20\d\d-Q[1-4]\n$/);
    expect((await run(['review', 'make'], '', env)).out).toBe('told already\n');
    expect((await run(['review', 'write', pdf, '--locale', 'zh-CN'], '', env)).code).toBe(0);
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await run(['review', 'write', csv], '', env)).code).toBe(0);
    expect(await readFile(csv, 'utf8')).toContain('section,unit,period,about,percent');
    const unknown = await run(['review', 'write', csv, '--unit', 'Nowhere'], '', env);
    expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('no-such-unit') });
  });
});
