// `audit witness …`: who may cosign this log. `audit cosign …`: a witness at work, which needs
// neither our database nor our configuration.

import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../../ops/config.ts';
import { openOutgoing } from '../../ops/outgoing.ts';
import {
  COSIGNATURE,
  isKeyName,
  NOTE,
  parseSkey,
  type SignerKey,
  signerKey,
  skeyText,
  typed,
  vkeyText,
} from '../../trust/audit/format/key.ts';
import {
  type Signed,
  sign,
  visit,
  type Witnessing,
} from '../../trust/audit/witness/cosign.flow.ts';
import { addWitness, dropWitness, witnesses } from '../../trust/audit/witness/register.flow.ts';
import { type Io, print, refuse } from '../lines.ts';
import { Usage } from '../usage.ts';
import { withTools } from '../with-tools.ts';
import { keyOf } from './keys.ts';

const ACTOR = 'operator:shell';
const WITNESS = 'audit witness list | add KEY | remove NAME | new NAME FILE';
const COSIGN = 'audit cosign --log KEY --key FILE --state FILE --url URL | --submission FILE';
const ASK_MS = 30_000;

export async function auditWitness(args: string[], config: () => Config, io: Io): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [what, name = '', path = '', ...more] = positionals;
  if (more.length > 0) throw new Usage(WITNESS);
  if (what === 'new' && path !== '') return newKey(name, path, io);
  if (path !== '') throw new Usage(WITNESS);
  if (what === 'add' && name !== '') {
    const key = await keyOf(name);
    return withTools(config(), async (tools) => {
      const done = await addWitness(tools, key, ACTOR);
      if (done !== 'added') return refuse(io, done);
      print(io, `${key.name} may cosign`);
      return 0;
    });
  }
  if (what === 'remove' && name !== '')
    return withTools(config(), async (tools) => {
      const done = await dropWitness(tools, name, ACTOR);
      if (done !== 'removed') return refuse(io, done);
      print(io, `${name} may no longer cosign; what it cosigned stays`);
      return 0;
    });
  if (what === 'list' && name === '')
    return withTools(config(), async (tools) => {
      for (const { vkey } of await witnesses(tools)) print(io, vkey);
      return 0;
    });
  throw new Usage(WITNESS);
}

/** The private half stays in the file; the public half is for the log's admin. */
async function newKey(name: string, path: string, io: Io): Promise<number> {
  if (!isKeyName(name)) throw new Usage('a witness is named without spaces and plus signs');
  const key = signerKey(name, NOTE, generateKeyPairSync('ed25519').privateKey);
  await writeFile(path, `${skeyText(key)}\n`, { mode: 0o600, flag: 'wx' }).catch(() => {
    throw new Usage(`${path} is there already, or cannot be written`);
  });
  print(io, vkeyText(typed(key, COSIGNATURE)));
  return 0;
}

export async function auditCosign(args: string[], _: () => Config, io: Io): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      log: { type: 'string' },
      key: { type: 'string' },
      state: { type: 'string' },
      url: { type: 'string' },
      submission: { type: 'string' },
    },
  });
  const { log, key, state: statePath, url, submission } = values;
  if (log === undefined || key === undefined || statePath === undefined) throw new Usage(COSIGN);
  if ((url === undefined) === (submission === undefined)) throw new Usage(COSIGN);
  const witnessing: Witnessing = {
    key: await privateKeyIn(key),
    log: await keyOf(log),
    statePath,
    clock: () => new Date(),
  };
  if (url === undefined) return told(await sign(await submitted(submission ?? ''), witnessing), io);
  if (!URL.canParse(url)) throw new Usage(COSIGN);
  const ask = openOutgoing({ allowed: [url], timeoutMs: ASK_MS });
  const signed = await visit(url.replace(/\/$/, ''), ask, witnessing).catch(
    () => ({ kind: 'no-answer', status: 0 }) as const,
  );
  return told(signed, io);
}

async function submitted(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new Usage(`${path} cannot be read`);
  });
}

async function privateKeyIn(path: string): Promise<SignerKey> {
  const key = parseSkey(await readFile(path, 'utf8').catch(() => ''));
  if (key === undefined) throw new Usage(`${path} holds no private key of a witness`);
  return typed(key, COSIGNATURE);
}

function told(signed: Signed, io: Io): number {
  switch (signed.kind) {
    case 'signed':
      io.output.write(signed.line);
      return 0;
    case 'refused':
      return refuse(io, signed.why);
    case 'log-is-shorter':
      return refuse(io, `log-is-shorter: ${signed.size} records, ${signed.cosigned} were cosigned`);
    case 'no-answer':
      return refuse(io, signed.status === 0 ? 'no-answer' : `no-answer: status ${signed.status}`);
  }
}
