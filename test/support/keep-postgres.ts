import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const KEEPER = fileURLToPath(new URL('postgres-keeper.ts', import.meta.url));

export type KeptPostgres = {
  readonly url: string;
  readonly keeper: ChildProcess;
  readonly stop: () => Promise<void>;
};

/** Starts Postgres under a process of its own, which stops it when this one is gone. */
export async function keepPostgres(
  folder: string,
  kind: 'durable' | 'throwaway',
  uid?: number,
): Promise<KeptPostgres> {
  const keeper = spawn(process.execPath, [KEEPER, folder, kind], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true, // Ctrl-C is for the run; the keeper cleans up after it
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const ended = once(keeper, 'exit');
  let code = 'keeper-ended';
  for await (const line of createInterface({ input: keeper.stdout })) {
    const said = JSON.parse(line) as { readonly url?: string; readonly code?: string };
    if (said.url !== undefined) return { url: said.url, keeper, stop };
    code = said.code ?? code;
  }
  throw new Error(code);

  async function stop(): Promise<void> {
    keeper.stdin.end();
    await ended;
  }
}
