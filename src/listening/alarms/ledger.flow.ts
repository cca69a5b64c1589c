// The ledger as numbers: how often each rule and each layer was right. Nobody is in it, and no case.

import { countsByLayer, countsByRule } from '../../../db/alarms.ts';
import { allSwitches } from '../../../db/rule-switches.ts';
import { mayTakeCases, type StaffRole } from '../../admin/staff.ts';
import type { Tools } from '../../outbox/tools.ts';
import { LEDGER } from './policy.ts';
import { type LayerTally, layerTallies, type RuleTally, ruleTallies } from './tally.ts';

export type Ledger = {
  readonly rules: readonly RuleTally[];
  readonly layers: readonly LayerTally[];
  /** Below so many verdicts there is too little to tell. */
  readonly fewVerdicts: number;
  readonly unsureAfterDays: number;
};

export async function readLedger({ pools }: Pick<Tools, 'pools'>): Promise<Ledger> {
  return pools.officer.transact('wl_bot', async ({ db }) => {
    const switched = await allSwitches(db);
    return {
      rules: ruleTallies(await countsByRule(db), switched),
      layers: layerTallies(await countsByLayer(db)),
      fewVerdicts: LEDGER.fewVerdicts,
      unsureAfterDays: LEDGER.unsureAfterDays,
    };
  });
}

/** For the page. */
export async function ledgerFor(
  tools: Pick<Tools, 'pools'>,
  staff: { readonly role: StaffRole },
): Promise<Ledger | undefined> {
  return mayTakeCases(staff.role) ? readLedger(tools) : undefined;
}
