// A witness at work, on a machine of its own: it keeps the tree that it cosigned last, demands the
// proof that the log grew from there, and writes down what it signs before it hands it out.

import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Outgoing } from '../../../ops/outgoing.ts';
import { isHash } from '../format/checkpoint.ts';
import { cosignedLine } from '../format/cosignature.ts';
import type { SignerKey, VerifierKey } from '../format/key.ts';
import { considered, type Refusal } from './consider.ts';

const State = z.strictObject({
  origin: z.string(),
  size: z.int().nonnegative(),
  root: z.string().refine(isHash),
  /** What it was given and signed: whoever finds two that contradict each other can show them. */
  note: z.string(),
  line: z.string(),
  isSent: z.boolean(),
});
type State = z.infer<typeof State>;

export type Witnessing = {
  /** Of type COSIGNATURE. */
  readonly key: SignerKey;
  readonly log: VerifierKey;
  readonly statePath: string;
  readonly clock: () => Date;
};

export type Signed =
  | { readonly kind: 'signed'; readonly size: number; readonly line: string }
  | {
      readonly kind: 'refused';
      readonly why: Refusal | 'state-not-readable' | 'state-of-another-log';
    }
  | { readonly kind: 'log-is-shorter'; readonly size: number; readonly cosigned: number }
  | { readonly kind: 'no-answer'; readonly status: number };

/** Considers one submission, as a file or a request holds it. */
export async function sign(submitted: string, witnessing: Witnessing): Promise<Signed> {
  const { key, log, statePath, clock } = witnessing;
  const state = await stateAt(statePath, log);
  if (typeof state === 'string') return { kind: 'refused', why: state };
  const found = considered(submitted, log, state);
  if (found.kind === 'refused') return found;
  const { tree, text, note } = found;
  const line = cosignedLine(key, text, clock());
  // First kept, then handed out: what it has signed it must never forget.
  await keep(statePath, { origin: log.name, ...sized(tree), note, line, isSent: false });
  return { kind: 'signed', size: tree.size, line };
}

function sized({ size, root }: { readonly size: number; readonly root: string }) {
  return { size, root };
}

/** Asks the log at this address, signs, and brings the signature back. */
export async function visit(base: string, ask: Outgoing, witnessing: Witnessing): Promise<Signed> {
  const { log, statePath } = witnessing;
  const state = await stateAt(statePath, log);
  if (typeof state === 'string') return { kind: 'refused', why: state };
  // A signature that did not arrive last time: the log does not know yet where to prove from.
  if (state?.isSent === false) await bringBack(base, ask, statePath, state);
  const old = state?.size ?? 0;
  const answer = await ask(`${base}/witness/submission?old=${old}`);
  const body = await answer.text();
  if (answer.status === 409 && Number(body) < old)
    return { kind: 'log-is-shorter', size: Number(body), cosigned: old };
  if (!answer.ok) return { kind: 'no-answer', status: answer.status };
  const signed = await sign(body, witnessing);
  if (signed.kind !== 'signed') return signed;
  const made = await stateAt(statePath, log);
  if (typeof made !== 'object') return { kind: 'refused', why: 'state-not-readable' };
  const status = await bringBack(base, ask, statePath, made);
  return status < 300 ? signed : { kind: 'no-answer', status };
}

async function bringBack(base: string, ask: Outgoing, path: string, state: State): Promise<number> {
  const { size, line } = state;
  const { status } = await ask(`${base}/witness/cosignatures`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ size, lines: line }),
  });
  if (status < 300) await keep(path, { ...state, isSent: true });
  return status;
}

async function stateAt(path: string, { name }: VerifierKey) {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const state = stateOf(text);
  if (state === undefined) return 'state-not-readable' as const;
  return state.origin === name ? state : ('state-of-another-log' as const);
}

function stateOf(text: string): State | undefined {
  try {
    return State.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function keep(path: string, state: State): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(state)}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
}
