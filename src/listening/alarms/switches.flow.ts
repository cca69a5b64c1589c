// Which rules a lead has switched off, kept at hand so that rating asks no database. Every process
// looks again by itself; while the database is away, what was known last holds.

import { allSwitches } from '../../../db/rule-switches.ts';
import { factsOf, type Log } from '../../ops/log.ts';
import type { Switches, Tools } from '../../outbox/tools.ts';
import { isCore } from './policy.ts';

export function openSwitches(parts: Pick<Tools, 'pools'> & { readonly log: Log }): Switches {
  let off: ReadonlySet<string> = new Set();
  return {
    off: () => off,
    refresh: async () => {
      try {
        const all = await parts.pools.officer.transact('wl_bot', ({ db }) => allSwitches(db));
        const rules = all.flatMap(({ rule, to }) => (to === 'off' && !isCore(rule) ? rule : []));
        off = new Set(rules);
      } catch (error) {
        parts.log.warn('switches-not-read', factsOf(error));
      }
    },
  };
}
