// A new wrapping key, and every person's, case's and flag's own key wrapped anew by it. It may be
// killed at any point: the next run goes on where this one was. Running processes are told first
// and keep working; what one of them still wraps by the old key is found before that one retires.

import { appendAudit } from '../../../db/audit.ts';
import type { Tx } from '../../../db/client.ts';
import { isReferenceBroken } from '../../../db/faults.ts';
import {
  dropWrappingKey,
  liveWrappingKeys,
  putWrappingKey,
  tryRotationLock,
} from '../../../db/wrapping-keys.ts';
import { newEntry } from '../../ops/keyring.ts';
import { checkOf, type WrappingKey } from '../../ops/keys.ts';
import type { Ring } from '../../ops/ring.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type Passed, PLACES, rewrapAll } from './rewrap.flow.ts';

export type KeyTools = Pick<Tools, 'pools' | 'keys' | 'clock'>;

export type Rotating = {
  readonly ring: Ring;
  /** Keys in one transaction. */
  readonly batch: number;
  /** Until every running process has looked at its keyring again. */
  readonly settle: () => Promise<void>;
  readonly progress: (passed: Passed) => void | Promise<void>;
};

export type Rotated =
  | { readonly kind: 'rotated'; readonly key: string; readonly retired: readonly string[] }
  /** Some keys do not open, or a process goes on wrapping by an old one. */
  | { readonly kind: 'not-all'; readonly key: string; readonly kept: readonly string[] }
  | { readonly kind: 'busy' | 'no-new-key' };

const TRIES = 5;

export async function rotateKeys(tools: KeyTools, rotating: Rotating): Promise<Rotated> {
  // Only one adds a key; the lock ends with its process. To wrap anew side by side does no harm.
  const added = await tools.pools.officer.transact('wl_worker', async ({ db }) => {
    if (!(await tryRotationLock(db))) return 'busy';
    await rotating.ring.refresh();
    return { key: await currentAfter(tools, rotating) };
  });
  if (added === 'busy') return { kind: 'busy' };
  return added.key === undefined ? { kind: 'no-new-key' } : wrapAnew(tools, rotating, added.key);
}

/** The key that everything goes under: one that an earlier run left half done, or a new one. */
async function currentAfter(tools: KeyTools, { ring, settle }: Rotating) {
  const { id } = ring.current();
  const isHalfDone = (await live(tools)).some((row) => row.id !== id);
  if (!ring.entries().some(({ state }) => state === 'next') && isHalfDone) return id;
  if (ring.rewrite === undefined) return undefined; // whoever keeps the text adds a line first
  if (!ring.entries().some(({ state }) => state === 'next')) {
    const entry = await newEntry(ring.kms);
    await ring.rewrite((entries) => [...entries, entry]);
  }
  const next = ring.entries().find(({ state }) => state === 'next');
  const held = ring.all().find((one) => one.id === next?.id);
  if (held === undefined) return undefined;
  await settle(); // everyone can open with it before anyone wraps with it
  await register(tools, held);
  await ring.rewrite((entries) =>
    entries.map((one) => (one.id === held.id ? { ...one, state: 'in-use' } : one)),
  );
  await settle(); // everyone wraps with it before the old one is looked for
  return held.id;
}

async function wrapAnew(
  tools: KeyTools,
  { ring, batch, settle, progress }: Rotating,
  key: string,
): Promise<Rotated> {
  const retired: string[] = [];
  let old: string[] = [];
  for (let tries = 1; tries <= TRIES; tries += 1) {
    for (const place of PLACES) await rewrapAll(tools, place, { batch, progress });
    old = (await live(tools)).map(({ id }) => id).filter((id) => id !== key);
    for (const id of old) if (await retire(tools, id)) retired.push(id);
    old = old.filter((id) => !retired.includes(id));
    if (old.length === 0) break;
    await settle(); // a process was late: what it wrapped meanwhile is found now
  }
  await ring.rewrite?.((entries) =>
    entries.map((one) => (retired.includes(one.id) ? { ...one, state: 'old' } : one)),
  );
  return old.length === 0 ? { kind: 'rotated', key, retired } : { kind: 'not-all', key, kept: old };
}

async function live({ pools }: KeyTools) {
  return pools.officer.transact('wl_worker', ({ db }) => liveWrappingKeys(db));
}

async function register(tools: KeyTools, key: WrappingKey): Promise<void> {
  await tools.pools.officer.transact('wl_worker', async (tx) => {
    const row = { id: key.id, proof: checkOf(key), madeAt: tools.clock() };
    if (await putWrappingKey(tx.db, row)) record(tx, tools, 'key-made', key.id);
  });
}

/** The database itself refuses while anything is wrapped by it. */
async function retire(tools: KeyTools, id: string): Promise<boolean> {
  try {
    await tools.pools.officer.transact('wl_worker', async (tx) => {
      if (await dropWrappingKey(tx.db, id)) record(tx, tools, 'key-retired', id);
    });
    return true;
  } catch (error) {
    if (isReferenceBroken(error)) return false;
    throw error;
  }
}

function record(tx: Tx, { clock }: KeyTools, action: string, id: string): void {
  appendAudit(tx, [{ at: clock(), actor: 'program', action, subject: `key:${id}`, detail: {} }]);
}
