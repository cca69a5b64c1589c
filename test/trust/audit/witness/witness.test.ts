// A witness and the log over HTTP, each with its own key, as on two machines.

import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { witnessRoutes } from '../../../../adapters/web/witness.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { cosignedLine } from '../../../../src/trust/audit/format/cosignature.ts';
import {
  COSIGNATURE,
  NOTE,
  type SignerKey,
  signerKey,
  typed,
} from '../../../../src/trust/audit/format/key.ts';
import { logKey } from '../../../../src/trust/audit/kept.flow.ts';
import { verifyAudit } from '../../../../src/trust/audit/verify.flow.ts';
import { visit, type Witnessing } from '../../../../src/trust/audit/witness/cosign.flow.ts';
import { addWitness, dropWitness } from '../../../../src/trust/audit/witness/register.flow.ts';
import { openLedger } from '../ledger.ts';

const { tools, owner, log, tamper, clear } = await openLedger();
const app = witnessRoutes(tools as unknown as Tools);
const folder = await mkdtemp(join(tmpdir(), 'witness-'));
afterAll(() => rm(folder, { recursive: true }));

const BASE = 'http://log.example';
const ask = async (input: string | URL | Request, init?: RequestInit) => {
  const { href } = new URL(input instanceof Request ? input.url : input);
  return app.request(href.replace(`${BASE}/witness`, ''), init);
};

function keyOf(name: string): SignerKey {
  return typed(signerKey(name, NOTE, generateKeyPairSync('ed25519').privateKey), COSIGNATURE);
}

const union = keyOf('union.example/w1');
const court = keyOf('court.example/w1');
const nobody = keyOf('nobody.example/w1');

let made = 0;
function witnessing(key: SignerKey): Witnessing {
  made += 1;
  const statePath = join(folder, `state-${made}`);
  return { key, log: logKey(tools.keys), statePath, clock: tools.clock };
}

const go = (one: Witnessing) => visit(BASE, ask, one);

beforeAll(async () => {
  for (const key of [union, court]) await addWitness(tools, key, 'admin:1');
});

beforeEach(async () => {
  await clear();
  await log(4, 3);
});

describe('a witness that visits the log', () => {
  it('cosigns what it is shown, and later what grew from it', async () => {
    const one = witnessing(union);
    expect(await go(one)).toMatchObject({ kind: 'signed', size: 7 });
    await log(6);
    expect(await go(one)).toMatchObject({ kind: 'signed', size: 13 });
    const note = await (await app.request('/checkpoint')).text();
    expect(note).toContain('— union.example/w1 ');
    const policy = { witnesses: [union, court], atLeast: 1 };
    expect(await verifyAudit(tools, { policy })).toMatchObject({
      kind: 'ok',
      witnessed: { size: 13, by: [{ name: 'union.example/w1' }] },
    });
    expect(await verifyAudit(tools, { policy: { ...policy, atLeast: 2 } })).toMatchObject({
      why: 'witnesses-missing',
    });
    expect(await go(witnessing(court))).toMatchObject({ kind: 'signed', size: 13 });
    expect(await verifyAudit(tools, { policy: { ...policy, atLeast: 2 } })).toMatchObject({
      kind: 'ok',
    });
  });

  it('does not cosign a log that was begun anew, and keeps the proof of the old one', async () => {
    const one = witnessing(union);
    await go(one);
    const kept = await readFile(one.statePath, 'utf8');
    await clear();
    await log(9);
    expect(await go(one)).toEqual({ kind: 'no-answer', status: 409 });
    await clear();
    await log(2);
    expect(await go(one)).toEqual({ kind: 'log-is-shorter', size: 2, cosigned: 7 });
    expect(await readFile(one.statePath, 'utf8')).toBe(kept);
  });

  it('does not cosign a history that was rewritten under it', async () => {
    const one = witnessing(union);
    await go(one);
    const cosigned = await owner`select size, witness, line, at from ledger.audit_cosignatures`;
    await clear();
    await tamper("select setval('ledger.audit_events_id_seq', 50)");
    await log(7, 2);
    await owner`insert into ledger.audit_cosignatures ${owner(cosigned)}`;
    expect(await go(one)).toEqual({ kind: 'refused', why: 'not-grown' });
  });

  it('brings what did not arrive the last time before it asks again', async () => {
    const one = witnessing(union);
    const lost = async (input: string | URL | Request, init?: RequestInit) =>
      init?.method === 'POST' ? new Response(null, { status: 503 }) : ask(input, init);
    expect(await visit(BASE, lost, one)).toEqual({ kind: 'no-answer', status: 503 });
    await log(5);
    expect(await go(one)).toMatchObject({ kind: 'signed', size: 12 });
    const rows = await owner`select size from ledger.audit_cosignatures order by size`;
    expect(rows.map(({ size }) => Number(size))).toEqual([7, 12]);
  });

  it('signs nothing on a state that it cannot read, or of another log', async () => {
    const one = witnessing(union);
    await writeFile(one.statePath, '{"size":');
    expect(await go(one)).toEqual({ kind: 'refused', why: 'state-not-readable' });
    await rm(one.statePath);
    await go(one);
    const moved = (await readFile(one.statePath, 'utf8')).replaceAll('warmline.audit', 'other');
    await writeFile(one.statePath, moved);
    expect(await go(one)).toEqual({ kind: 'refused', why: 'state-of-another-log' });
  });
});

describe('the log', () => {
  const bring = async (size: number, lines: string) =>
    app.request('/cosignatures', { method: 'POST', body: JSON.stringify({ size, lines }) });
  const textOf = async () =>
    (await (await app.request('/checkpoint')).text()).split('\n\n')[0] ?? '';

  it('takes signatures of its witnesses only, over its own checkpoints, of about now', async () => {
    const text = `${await textOf()}\n`;
    const now = tools.clock();
    const later = new Date(now.getTime() + 3_600_000);
    const earlier = new Date(now.getTime() - 3_600_000);
    for (const [line, status] of [
      [cosignedLine(nobody, text, now), 403],
      [cosignedLine(union, text.replace('\n7\n', '\n8\n'), now), 403],
      [cosignedLine(union, text, later), 403],
      [cosignedLine(union, text, earlier), 403],
      [cosignedLine(union, text, now).replace('union', 'court'), 403],
      ['nonsense', 403],
      [cosignedLine(union, text, now), 201],
    ] as const)
      expect((await bring(7, line)).status).toBe(status);
    expect((await bring(6, cosignedLine(union, text, now))).status).toBe(404);
    expect((await bring(-1, '')).status).toBe(400);
    expect((await app.request('/cosignatures', { method: 'POST', body: '{' })).status).toBe(400);
  });

  it('makes proofs only from where a witness was', async () => {
    expect((await app.request('/submission?old=4')).status).toBe(409);
    expect((await app.request('/submission?old=x')).status).toBe(400);
    expect((await app.request('/submission')).status).toBe(200);
    await clear();
    expect((await app.request('/submission')).status).toBe(404);
    expect((await app.request('/checkpoint')).status).toBe(404);
  });

  it('finds a forged or exchanged cosignature in its tables', async () => {
    await go(witnessing(union));
    const forged = cosignedLine(nobody, `${await textOf()}\n`, tools.clock());
    const line = forged.split(' ').at(-1)?.trim() ?? '';
    const bytes = Buffer.from(line, 'base64');
    Buffer.from(union.id, 'hex').copy(bytes);
    await tamper(`update ledger.audit_cosignatures
      set line = '— union.example/w1 ${bytes.toString('base64')}' || chr(10)`);
    expect(await verifyAudit(tools)).toEqual({ kind: 'broken', why: 'cosignature-wrong', size: 7 });
  });

  it('records who became a witness, and who ceased to be one', async () => {
    expect(await addWitness(tools, union, 'admin:1')).toBe('there-already');
    expect(await dropWitness(tools, 'court.example/w1', 'admin:1')).toBe('removed');
    expect(await dropWitness(tools, 'court.example/w1', 'admin:1')).toBe('not-there');
    expect(await go(witnessing(court))).toEqual({ kind: 'no-answer', status: 403 });
    const said = await owner`
      select action, subject from ledger.audit_events where action like 'witness-%' order by id`;
    expect(said).toEqual([{ action: 'witness-removed', subject: 'witness:court.example/w1' }]);
    expect(await addWitness(tools, court, 'admin:1')).toBe('added');
  });
});
