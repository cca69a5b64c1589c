// One place after another, batch by batch: each key opened and wrapped by the current one, with a
// record of how many. What does not open stays as it is and is told.

import { appendAudit } from '../../../db/audit.ts';
import type { Tx } from '../../../db/client.ts';
import {
  type Place,
  type Rewrapped,
  replaceWrapped,
  type WrappedRow,
  wrappedByOthers,
} from '../../../db/wrapped.ts';
import { Broken } from '../../ops/errors.ts';
import type { Tools } from '../../outbox/tools.ts';

type RewrapTools = Pick<Tools, 'pools' | 'keys' | 'clock'>;

/** In the order they are gone through. */
export const PLACES = [
  'people',
  'cases',
  'flags',
  'requests',
  'handed',
] as const satisfies readonly Place[];

export type Passed = { readonly place: Place; readonly done: number; readonly unopened: number };

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

export async function rewrapAll(
  tools: RewrapTools,
  place: Place,
  {
    batch,
    progress,
  }: { readonly batch: number; readonly progress: (passed: Passed) => void | Promise<void> },
): Promise<void> {
  let from = { afterId: BEFORE_ALL, rowsMax: batch };
  for (;;) {
    const { passed, lastId } = await inWorldOf(place, tools, (tx) =>
      rewrapBatch(tx, tools, place, from),
    );
    if (lastId === undefined) return;
    await progress(passed);
    from = { ...from, afterId: lastId };
  }
}

type Batch = { readonly passed: Passed; readonly lastId: string | undefined };

async function rewrapBatch(
  tx: Tx,
  { keys, clock }: RewrapTools,
  place: Place,
  from: { readonly afterId: string; readonly rowsMax: number },
): Promise<Batch> {
  const { id: key } = keys.ring.current();
  const rows = await wrappedByOthers(tx.db, place, key, from);
  const again = rows.flatMap((row) => rewrapped(row, keys));
  const done = again.length === 0 ? 0 : await replaceWrapped(tx.db, place, again);
  const unopened = rows.length - again.length;
  if (rows.length > 0)
    appendAudit(tx, [
      {
        at: clock(),
        actor: 'program',
        action: 'keys-rewrapped',
        subject: `key:${key}`,
        detail: { place, done, unopened },
      },
    ]);
  return { passed: { place, done, unopened }, lastId: rows.at(-1)?.id };
}

function rewrapped({ id, wrapped: before }: WrappedRow, keys: Tools['keys']): Rewrapped[] {
  try {
    return [{ id, before, wrapped: keys.rewrap(before, id) }];
  } catch (error) {
    if (error instanceof Broken) return []; // not wrapped for whom it lies with
    throw error;
  }
}

const IN_STATION: readonly Place[] = ['flags', 'requests', 'handed'];

/** Flags, requests and what was handed over lie in the station's world: no transaction spans both. */
function inWorldOf(
  place: Place,
  { pools: { officer, station } }: RewrapTools,
  work: (tx: Tx) => Promise<Batch>,
): Promise<Batch> {
  return IN_STATION.includes(place)
    ? station.transact('wl_registrar', work)
    : officer.transact('wl_bot', work);
}
