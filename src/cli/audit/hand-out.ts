// `audit key | bundle | proof | export`: hands the log out, for someone else to check.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../../ops/config.ts';
import { proveRecord } from '../../trust/audit/bundle/prove.flow.ts';
import { writeTiles } from '../../trust/audit/bundle/tiles.flow.ts';
import { type Stretch, writeBundle } from '../../trust/audit/bundle/write.flow.ts';
import { vkeyText } from '../../trust/audit/format/key.ts';
import { logKey } from '../../trust/audit/kept.flow.ts';
import { type Io, print, refuse } from '../lines.ts';
import { Usage } from '../usage.ts';
import { withTools } from '../with-tools.ts';

const ACTOR = 'operator:shell';
const BUNDLE = 'audit bundle FILE [--from LEAF] [--to LEAF] [--since SIZE]';

export async function auditKey(args: string[], config: () => Config, io: Io): Promise<number> {
  parseArgs({ args, options: {} });
  return withTools(config(), async ({ keys }) => {
    print(io, vkeyText(logKey(keys)));
    return 0;
  });
}

export async function auditBundle(args: string[], config: () => Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { from: { type: 'string' }, to: { type: 'string' }, since: { type: 'string' } },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Usage(BUNDLE);
  const stretch: Stretch = Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, countOf(text, BUNDLE)]),
  );
  return withTools(config(), async (tools) => {
    // Under another name until it is whole: what was there before is not lost to a refusal.
    const part = `${path}.part`;
    const file = createWriteStream(part, { mode: 0o600 });
    await once(file, 'open').catch(() => {
      throw new Usage(`${path} cannot be written`);
    });
    const written = await writeBundle(
      tools,
      stretch,
      async (line) => {
        if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain');
      },
      ACTOR,
    );
    file.end();
    await finished(file);
    if (written.kind !== 'written') {
      await rm(part);
      return refuse(io, written.kind);
    }
    await rename(part, path);
    print(io, `${path}: leaves ${written.from} to ${written.to - 1}`);
    print(
      io,
      `check it with: warmline audit verify --bundle ${path} --key ${vkeyText(logKey(tools.keys))}`,
    );
    return 0;
  });
}

export async function auditProof(args: string[], config: () => Config, io: Io): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [record = '', ...more] = positionals;
  if (more.length > 0) throw new Usage('audit proof RECORD');
  const id = countOf(record, 'audit proof RECORD');
  return withTools(config(), async (tools) => {
    const proof = await proveRecord(tools, id, ACTOR);
    if (proof === undefined) return refuse(io, 'not-in-the-log');
    io.output.write(proof);
    return 0;
  });
}

export async function auditExport(args: string[], config: () => Config, io: Io): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new Usage('audit export FOLDER');
  await mkdir(folder, { recursive: true }).catch(() => {
    throw new Usage(`${folder} cannot be written`);
  });
  return withTools(config(), async (tools) => {
    const size = await writeTiles(tools, folder, ACTOR);
    if (size === 0) return refuse(io, 'empty');
    print(io, `${folder}: checkpoint and tiles of ${size} records`);
    return 0;
  });
}

function countOf(text: string, usage: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Usage(usage);
  return Number(text);
}
