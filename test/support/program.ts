// The real program as a process of its own, on a free port, started and stopped as a person would.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;
const START_MS = 60_000;
/** Where the system keeps the tools that start the embedded Postgres as an ordinary user. */
export const PATH = '/usr/local/bin:/usr/bin:/bin';

export type Program = {
  readonly url: string;
  readonly pid: number;
  readonly printed: () => string;
  /** Everything the program logged. */
  readonly logged: () => string;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

/** Resolves once the program answers; rejects with what it printed if it ends first. */
export async function startProgram(
  env: Readonly<Record<string, string>>,
  cli = CLI,
): Promise<Program> {
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=4', '--disable-warning=ExperimentalWarning', cli, 'start'],
    {
      env: { PATH, PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const out = collect(child.stdout);
  const errors = collect(child.stderr);
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const url = await Promise.race([
    urlIn(child, out),
    exited.then((code) => {
      throw new Error(`ended with ${code}: ${errors()}`);
    }),
  ]);
  const answer = await fetch(`${url}/healthz`);
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return {
    url,
    pid: child.pid ?? 0,
    printed: out,
    logged: errors,
    stop: async (signal = 'SIGINT') => {
      child.kill(signal);
      return exited;
    },
  };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text;
}

async function urlIn(child: ChildProcess, printed: () => string): Promise<string> {
  const signal = AbortSignal.timeout(START_MS);
  for (;;) {
    const found = /(?:officer chat\s+|health\s+)(http:\S+?)(?:\/readyz;)?\/?\s/.exec(printed());
    if (found?.[1] !== undefined && printed().includes('Ctrl-C')) return found[1];
    if (child.stdout === null) throw new Error('no output');
    await once(child.stdout, 'data', { signal });
  }
}
