import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { withTools } from '../../src/cli/with-tools.ts';
import { readConfig } from '../../src/ops/config.ts';
import { submissionFrom, takeCosignatures } from '../../src/trust/audit/witness/serve.flow.ts';
import { freshDb } from '../support/postgres.ts';

const folder = await mkdtemp(join(tmpdir(), 'witness-cli-'));
afterAll(() => rm(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const config = readConfig({
  DATABASE_URL: await freshDb(),
  MASTER_KEY: '5'.repeat(64),
  DATA_FOLDER: at('data'),
  LOG_LEVEL: 'silent',
});

async function audit(...args: string[]) {
  const output = new PassThrough();
  const errors = new PassThrough();
  const io = { input: new PassThrough(), output, errors };
  const code = await main(['audit', ...args], () => config, io);
  output.end();
  errors.end();
  return { code, out: await text(output), said: await text(errors) };
}

/** What the log would send a witness over HTTP. */
async function submitted(old: number): Promise<string> {
  await withTools(config, async (tools) => {
    const found = await submissionFrom(tools, old);
    await writeFile(at('submission'), found.kind === 'submission' ? found.text : found.kind);
    return 0;
  });
  return at('submission');
}

describe('a witness at a shell', () => {
  it('makes a key, is let in, cosigns, and is asked for by whoever verifies', async () => {
    const made = await audit('witness', 'new', 'union.example/w1', at('witness.key'));
    expect([made.code, (await readFile(at('witness.key'), 'utf8')).slice(0, 12)]).toEqual([
      0,
      'PRIVATE+KEY+',
    ]);
    const key = made.out.trim();
    expect((await audit('witness', 'add', key)).out).toBe('union.example/w1 may cosign\n');
    expect((await audit('witness', 'add', key)).said).toBe('refused: there-already\n');
    expect((await audit('witness', 'list')).out).toBe(`${key}\n`);
    await audit('verify');
    expect((await audit('verify', '--witness', key)).code).toBe(1);

    const log = (await audit('key')).out.trim();
    const own = ['--log', log, '--key', at('witness.key'), '--state', at('state')];
    const cosign = (submission: string) => audit('cosign', ...own, '--submission', submission);
    const signed = await cosign(await submitted(0));
    expect(signed).toMatchObject({ code: 0, out: expect.stringMatching(/^— union.example\/w1 /) });
    const size = Number((await readFile(at('submission'), 'utf8')).split('\n')[3]);
    await withTools(config, async (tools) => {
      const taken = await takeCosignatures(tools, size, signed.out);
      expect(taken).toMatchObject({ kind: 'taken' });
      return 0;
    });
    expect((await audit('verify', '--witness', key)).code).toBe(0);
    expect(await cosign(await submitted(0))).toMatchObject({
      code: 1,
      said: 'refused: not-from-what-was-cosigned\n',
    });
    expect((await audit('witness', 'remove', 'union.example/w1')).code).toBe(0);
    expect((await audit('witness', 'remove', 'union.example/w1')).said).toBe(
      'refused: not-there\n',
    );
  });

  it.each([
    [['witness']],
    [['witness', 'add']],
    [['witness', 'new', 'a name', 'file']],
    [['cosign']],
    [['cosign', '--log', 'x', '--key', 'y', '--state', 'z']],
  ])('is told how when it is %j', async (args) => {
    expect(await audit(...args)).toMatchObject({ code: 2, out: '' });
  });
});
