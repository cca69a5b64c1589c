import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { readConfig } from '../../src/ops/config.ts';
import { freshDb } from '../support/postgres.ts';

const url = await freshDb();
const folder = await mkdtemp(join(tmpdir(), 'audit-cli-'));
afterAll(() => rm(folder, { recursive: true }));

const ENV = {
  DATABASE_URL: url,
  MASTER_KEY: '5'.repeat(64),
  DATA_FOLDER: join(folder, 'data'),
  LOG_LEVEL: 'silent',
};

async function run(args: string[], config = () => readConfig(ENV)) {
  const output = new PassThrough();
  const errors = new PassThrough();
  const io = { input: new PassThrough(), output, errors };
  const code = await main(['audit', ...args], config, io);
  output.end();
  errors.end();
  return { code, out: await text(output), said: await text(errors) };
}

/** Without an environment: what is checked offline must not ask for one. */
const offline = (args: string[]) =>
  run(args, () => {
    throw new Error('asked for the environment');
  });

const at = (name: string) => join(folder, name);
let key = '';

beforeAll(async () => {
  key = (await run(['key'])).out.trim();
  for (let n = 0; n < 3; n += 1) {
    await run(['bundle', at('early.jsonl')]); // an opening each: something to log
    await run(['verify']);
  }
});

describe('audit', () => {
  it('verify checks the database and says how many records hold', async () => {
    const { code, out } = await run(['verify']);
    expect(code).toBe(0);
    expect(out).toMatch(/^audit log verified: \d+ records, root \S{44}\n/);
    const { out: json } = await run(['verify', '--json']);
    expect(JSON.parse(json)).toMatchObject({ kind: 'ok' });
  });

  it('key prints the public key as signed notes write it', () => {
    expect(key).toMatch(/^warmline\.audit\/\S+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/);
  });

  it('bundle writes a file that verifies without database or environment', async () => {
    const { code, out } = await run(['bundle', at('bundle.jsonl')]);
    expect([code, out.split('\n')[0]]).toEqual([0, `${at('bundle.jsonl')}: leaves 0 to 2`]);
    const verdict = await offline(['verify', '--bundle', at('bundle.jsonl'), '--key', key]);
    expect(verdict.code).toBe(0);
    expect(verdict.out).toContain('bundle verified: leaves 0 to 2 under the checkpoint of');
    await writeFile(at('log.key'), `${key}\n`);
    const [file, held] = [at('bundle.jsonl'), at('log.key')];
    const since = await offline(['verify', '--bundle', file, '--key', held, '--since', file]);
    expect(since.code).toBe(0);
  });

  it('proof writes one record’s proof, which verifies the same way', async () => {
    const { out } = await run(['proof', '2']);
    await writeFile(at('two.tlog-proof'), out);
    const verdict = await offline(['verify', '--bundle', at('two.tlog-proof'), '--key', key]);
    expect(verdict).toMatchObject({ code: 0 });
    expect(verdict.out).toContain('record verified: leaf 1');
    expect(await run(['proof', '999'])).toMatchObject({
      code: 1,
      said: 'refused: not-in-the-log\n',
    });
  });

  it('export writes tiles into a folder', async () => {
    const { code } = await run(['export', at('tiles')]);
    expect(code).toBe(0);
    expect(await readFile(join(at('tiles'), 'checkpoint'), 'utf8')).toContain('warmline.audit/');
  });

  it('refuses a stretch that is not there, and leaves the file that was', async () => {
    const before = await readFile(at('bundle.jsonl'), 'utf8');
    const { code, said } = await run(['bundle', at('bundle.jsonl'), '--from', '99999']);
    expect([code, said]).toEqual([1, 'refused: no-such-records\n']);
    expect(await readFile(at('bundle.jsonl'), 'utf8')).toBe(before);
  });

  it('verify finds the database shorter than a bundle that somebody kept', async () => {
    const note = (await readFile(at('bundle.jsonl'), 'utf8')).split('\n').at(-3) ?? '';
    expect(note).toContain('"event"');
    const { code } = await run(['verify', '--since', at('bundle.jsonl')]);
    expect(code).toBe(0);
  });
});

describe('a bundle that does not hold', () => {
  const whole = () => readFile(at('bundle.jsonl'), 'utf8');
  const OTHER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const verdictOn = async (content: string, ...more: string[]) => {
    await writeFile(at('changed.jsonl'), content);
    return offline(['verify', '--bundle', at('changed.jsonl'), '--key', key, ...more]);
  };

  it.each([
    [
      'garbage',
      () => '\0\x01garbage',
      /^no bundle of this log: it is not of this format \(line 1\)\n$/,
    ],
    ['an empty file', () => '', /^no bundle of this log: it is cut short \(line 0\)\n$/],
    [
      'a file cut short in a line',
      (text: string) => text.slice(0, -30),
      /^no bundle of this log: it is (not of this format|cut short) \(line \d+\)\n$/,
    ],
    [
      'a file cut short between lines',
      (text: string) => `${text.split('\n').slice(0, 5).join('\n')}\n`,
      /^no bundle of this log: it is cut short \(line 5\)\n$/,
    ],
    [
      'a record changed',
      (text: string) => text.replace('operator:shell', 'operator:shall'),
      /^bundle broken: .* \(root-differs\), leaf \d+, to \d+, size \d+\n$/,
    ],
    [
      'another size in the checkpoint',
      (text: string) => text.replace(/(warmline.audit\/[^\\]+\\n)(\d+)/, '$15'),
      /^bundle broken: .* \(signature-wrong\), leaf \d+\n$/,
    ],
    [
      'another end',
      (text: string) => text.replace('"to":3', '"to":2'),
      /^bundle broken|^no bundle of this log/,
    ],
  ])('%s: one clear line, exit code 1', async (_, change, says) => {
    const { code, out, said } = await verdictOn(change(await whole()));
    expect([code, said]).toEqual([1, '']);
    expect(out).toMatch(says);
    expect(out.trim().split('\n')).toHaveLength(1);
  });

  it('is not verified with another log’s key, nor with another key of its name', async () => {
    const other = await offline(['verify', '--bundle', at('bundle.jsonl'), '--key', OTHER]);
    expect([other.code, other.out]).toEqual([
      1,
      'no bundle of this log: it is of a log with another key (line 1)\n',
    ]);
    const renamed = (await whole()).replaceAll(/warmline\.audit\/[\w-]+/g, 'PeterNeumann');
    await writeFile(at('renamed.jsonl'), renamed);
    const forged = await offline(['verify', '--bundle', at('renamed.jsonl'), '--key', OTHER]);
    expect([forged.code, forged.out]).toMatchObject([
      1,
      expect.stringContaining('signature-wrong'),
    ]);
  });

  it('is not verified when too few witnesses cosigned', async () => {
    const witness = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2';
    const { code, out } = await verdictOn(await whole(), '--witness', witness);
    expect([code, out]).toMatchObject([1, expect.stringContaining('witnesses-missing')]);
    expect((await verdictOn(await whole(), '--witness', witness, '--quorum', '0')).code).toBe(0);
  });
});
