// How fast the whole log is verified, and what that takes of the processor on either side: the
// program's share and Postgres's, which work side by side.

import { readdirSync, readFileSync } from 'node:fs';
import postgres from 'postgres';
import { closePools, openPools } from '../../../src/assemble.ts';
import { type LogTools, logEvents } from '../../../src/trust/audit/log.flow.ts';
import { verifyAudit } from '../../../src/trust/audit/verify.flow.ts';
import { SETTINGS } from '../../support/quiet-tools.ts';
import { testKeys } from '../../support/template.ts';
import { median } from '../machine.ts';

type Options = { readonly isQuick: boolean; readonly say: (line: string) => void };

const PER_CHECKPOINT = 5_000;

export async function verifying(url: string, { isQuick, say }: Options) {
  const batches = isQuick ? 10 : 200;
  const rounds = isQuick ? 3 : 5;
  const keys = testKeys();
  const pools = openPools(url, keys, 4);
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  const tools: LogTools = {
    pools,
    keys,
    clock: () => new Date(),
    settings: SETTINGS,
  };
  try {
    let logMs = 0;
    for (let batch = 0; batch < batches; batch += 1) {
      await owner`
        insert into ledger.audit_events (at, actor, action, subject, detail)
        select now(), 'person', 'message-rated', 'person:' || gen_random_uuid(), jsonb_build_object(
          'messageId', gen_random_uuid(), 'level', 'L' || n % 5, 'by', 'rules')
        from generate_series(1, ${PER_CHECKPOINT}) n`;
      const startedMs = performance.now();
      await logEvents(tools);
      logMs += performance.now() - startedMs;
    }
    await owner`vacuum analyze`;
    const [own] = await owner`select pg_backend_pid() as pid`;
    const backend = Number(own?.['pid']);
    const events = batches * PER_CHECKPOINT;
    const speeds: number[] = [];
    const cpu: { program: number; postgres: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = {
        program: process.cpuUsage(),
        postgresMs: serverCpuMs(backend),
        ms: performance.now(),
      };
      const verdict = await verifyAudit(tools);
      if (verdict.kind !== 'ok' || verdict.size !== events)
        throw new Error('the log does not hold');
      const seconds = (performance.now() - before.ms) / 1_000;
      const { user, system } = process.cpuUsage(before.program);
      speeds.push(events / seconds);
      cpu.push({
        program: (user + system) / events,
        postgres: ((serverCpuMs(backend) - before.postgresMs) * 1_000) / events,
      });
      say(
        `verified ${events} records, ${round + 1} of ${rounds}: ${Math.round(events / seconds)}/s`,
      );
    }
    return {
      verified_events: events,
      verify_events_per_s: Math.round(median(speeds)),
      verify_cpu_us_program: Number(median(cpu.map(({ program }) => program)).toFixed(2)),
      verify_cpu_us_postgres: Number(median(cpu.map(({ postgres: us }) => us)).toFixed(2)),
      log_events_per_s: Math.round(events / (logMs / 1_000)),
    };
  } finally {
    await owner.end();
    await closePools(pools);
  }
}

const TICK_MS = 10; // of the clock that the kernel counts processes by

type Stat = { readonly parent: number; readonly ticks: number };

/** Of all processes of the server that has this backend; others' may work meanwhile. */
function serverCpuMs(backend: number): number {
  const all = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [Number(pid), statOf(pid)] as const),
  );
  const server = all.get(backend)?.parent;
  const own = [...all.values()].filter(({ parent }) => parent === server);
  return own.reduce((sum, { ticks }) => sum + ticks, 0) * TICK_MS;
}

function statOf(pid: string): Stat {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return { parent: 0, ticks: 0 }; // it ended meanwhile
  }
}
