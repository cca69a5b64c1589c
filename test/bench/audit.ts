// What the audit log costs the pipeline of messages, how fast it is verified, and whether every
// tampering is found. With and without audit run in turn, on one Postgres server, in one run.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ensureDatabase, migrate } from '../../db/migrate.ts';
import { startPostgres } from '../../src/ops/postgres.ts';
import { testKeys } from '../support/template.ts';
import { ledgerOn } from '../trust/audit/ledger-on.ts';
import { openTampered } from '../trust/audit/tampering/log.ts';
import { anyTampering, tamperWith } from '../trust/audit/tampering/suite.ts';
import { pipelineRatio } from './audit/pipeline.ts';
import { verifying } from './audit/verifying.ts';
import type { Measured } from './run.ts';

type Options = { readonly isQuick: boolean; readonly say: (line: string) => void };

export async function audit(options: Options): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'warmline-bench-'));
  const server = await startPostgres({ folder: join(folder, 'server'), durable: true });
  const database = async (name: string) => {
    const url = await ensureDatabase(server.url, name);
    await migrate(url, testKeys(), new Date());
    return url;
  };
  try {
    const pipeline = await pipelineRatio(await database('pipeline'), options);
    const verified = await verifying(await database('verifying'), options);
    const tampered = await tampering(await database('tampering'), options);
    return {
      metrics: { ...pipeline.metrics, ...verified, ...tampered },
      baseline: pipeline.baseline,
    };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function tampering(url: string, { isQuick, say }: Options) {
  const count = isQuick ? 40 : 1_000;
  const ledger = ledgerOn(url);
  try {
    const tampered = await openTampered(ledger);
    let found = 0;
    for (const [n, chosen] of fc.sample(anyTampering, { numRuns: count, seed: 6962 }).entries()) {
      if (n % 20 === 0) say(`tamperings: ${n} of ${count}`);
      const { isNamed, verdict } = await tamperWith(tampered, chosen);
      if (isNamed) found += 1;
      else say(`missed: ${JSON.stringify({ ...chosen, verdict })}`);
    }
    return { tamperings: count, tamper_found_share: found / count };
  } finally {
    await ledger.close();
  }
}
