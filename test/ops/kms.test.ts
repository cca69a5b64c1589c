import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEntry } from '../../src/ops/keyring.ts';
import { openKeys } from '../../src/ops/keys.ts';
import { openKms } from '../../src/ops/kms.ts';
import { ringFromFile } from '../../src/ops/ring.ts';

const MASTER = '7'.repeat(64);
const URL = 'https://vault.example/v1/transit';
const TOKEN = 'token-of-the-service';
const asked: string[] = [];
let isDown = false;

// The Transit engine as its documentation has it; "encrypts" by turning the text around.
const turned = (text: string) => text.split('').toReversed().join('');
const server = setupServer(
  http.post(`${URL}/:what/:key`, async ({ request, params }) => {
    asked.push(String(params['what']));
    if (isDown) return HttpResponse.json({ errors: ['sealed'] }, { status: 503 });
    if (request.headers.get('x-vault-token') !== TOKEN || params['key'] !== 'warmline')
      return HttpResponse.json({ errors: ['permission denied'] }, { status: 403 });
    const { plaintext, ciphertext } = (await request.json()) as Record<string, string>;
    return params['what'] === 'encrypt'
      ? HttpResponse.json({ data: { ciphertext: `vault:v1:${turned(plaintext ?? '')}` } })
      : HttpResponse.json({ data: { plaintext: turned(ciphertext?.slice(9) ?? '') } });
  }),
);
beforeAll(() => server.listen());
afterAll(() => server.close());
const folder = await mkdtemp(join(tmpdir(), 'warmline-kms-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const kms = openKms({ url: URL, token: TOKEN, key: 'warmline' });

describe('a key service', () => {
  it('wraps a new key, so that the keyring alone opens nothing', async () => {
    const path = join(folder, 'keyring');
    const ring = await ringFromFile(MASTER, path, kms);
    const entry = { ...(await newEntry(kms)), state: 'in-use' } as const;
    await ring.rewrite?.(() => [entry]);
    expect(entry.material).toMatch(/^kms:vault:v1:/);
    const wrapped = openKeys(MASTER, ring).newKey('one');
    const again = openKeys(MASTER, await ringFromFile(MASTER, path, kms));
    expect(again.open(wrapped, 'one')).toHaveLength(32);
    await expect(ringFromFile(MASTER, path)).rejects.toThrow('key-service-not-set');
  });

  it('is asked at the start alone, not for each key that is opened', async () => {
    const ring = await ringFromFile(MASTER, join(folder, 'keyring'), kms);
    const keys = openKeys(MASTER, ring);
    asked.length = 0;
    for (let n = 0; n < 100; n += 1) keys.open(keys.newKey(`${n}`), `${n}`);
    await ring.refresh();
    expect(asked).toEqual([]);
  });

  it('that is down stops a start, and not a program that runs', async () => {
    const path = join(folder, 'keyring');
    const ring = await ringFromFile(MASTER, path, kms);
    const wrapped = openKeys(MASTER, ring).newKey('one');
    isDown = true;
    await expect(ringFromFile(MASTER, path, kms)).rejects.toThrow('key-service-refused');
    await expect(newEntry(kms)).rejects.toThrow('key-service-refused');
    expect(openKeys(MASTER, ring).open(wrapped, 'one')).toHaveLength(32);
    isDown = false;
  });

  it.each([
    ['a wrong token', { url: URL, token: 'wrong', key: 'warmline' }],
    ['a key it does not have', { url: URL, token: TOKEN, key: 'other' }],
  ])('with %s refuses, and the error tells neither token nor key', async (_, place) => {
    const error = await openKms(place)
      .wrap(Buffer.alloc(32, 'k'))
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'key-service-refused', facts: { status: 403 } });
    expect(String(error)).not.toMatch(/wrong|token-of|a2tr/);
  });
});
