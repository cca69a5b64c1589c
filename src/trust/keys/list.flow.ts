// The wrapping keys: what each wraps, and whether it is at hand. Names and counts, never a key.

import { wrappedCounts } from '../../../db/wrapped.ts';
import { liveWrappingKeys } from '../../../db/wrapping-keys.ts';
import { checkOf } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';

export type KeyView = {
  readonly name: string;
  /** `spare`: at hand, and nothing may be wrapped by it now. */
  readonly state: 'current' | 'live' | 'spare';
  readonly isAtHand: boolean;
  readonly people: number;
  readonly cases: number;
  readonly flags: number;
  readonly requests: number;
  readonly handed: number;
};

export async function keyList({ pools, keys }: Pick<Tools, 'pools' | 'keys'>): Promise<KeyView[]> {
  const live = await pools.officer.transact('wl_worker', ({ db }) => liveWrappingKeys(db));
  const [people, cases] = await pools.officer.transact('wl_bot', ({ db }) =>
    Promise.all([wrappedCounts(db, 'people'), wrappedCounts(db, 'cases')]),
  );
  const [flags, requests, handed] = await pools.station.transact('wl_registrar', ({ db }) =>
    Promise.all([
      wrappedCounts(db, 'flags'),
      wrappedCounts(db, 'requests'),
      wrappedCounts(db, 'handed'),
    ]),
  );
  const held = keys.ring.all();
  const current = keys.ring.current().id;
  const names = new Set([...live.map(({ id }) => id), ...held.map(({ id }) => id)]);
  return [...names].map((name) => {
    const row = live.find(({ id }) => id === name);
    const ours = held.find(({ id }) => id === name);
    return {
      name,
      state: name === current ? 'current' : row === undefined ? 'spare' : 'live',
      isAtHand: ours !== undefined && ['', checkOf(ours), undefined].includes(row?.proof),
      people: people.get(name) ?? 0,
      cases: cases.get(name) ?? 0,
      flags: flags.get(name) ?? 0,
      requests: requests.get(name) ?? 0,
      handed: handed.get(name) ?? 0,
    };
  });
}
