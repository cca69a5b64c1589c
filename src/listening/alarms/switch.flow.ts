// A lead's answer to a proposal, and its undoing. Only what the ledger proposes can be switched
// off; whatever was switched can be switched on again.

import { appendAudit } from '../../../db/audit.ts';
import { allSwitches, holdRule, putSwitch } from '../../../db/rule-switches.ts';
import type { StaffRole } from '../../admin/staff.ts';
import type { Tools } from '../../outbox/tools.ts';
import { readLedger } from './ledger.flow.ts';
import { isCore } from './policy.ts';
import { type RuleState, type Switched, stateOf, verdictsIn } from './tally.ts';

const WAS: Readonly<Record<Switched['to'], RuleState>> = {
  off: 'proposed',
  kept: 'proposed',
  on: 'off',
};

const ACTIONS: Readonly<Record<Switched['to'], string>> = {
  off: 'rule-switched-off',
  kept: 'rule-kept-on',
  on: 'rule-switched-on',
};

export type Switching = {
  readonly kind: 'done' | 'not-allowed' | 'core' | 'not-so' | 'no-such-rule';
};

type Lead = { readonly id: string; readonly role: StaffRole };

export async function switchRule(
  tools: Pick<Tools, 'pools' | 'clock' | 'switches'>,
  staff: Lead,
  rule: string,
  to: Switched['to'],
): Promise<Switching> {
  if (staff.role !== 'lead') return { kind: 'not-allowed' };
  if (isCore(rule)) return { kind: 'core' };
  const { rules } = await readLedger(tools);
  const tally = rules.find((one) => one.rule === rule);
  if (tally === undefined) return { kind: 'no-such-rule' };
  if (tally.state !== WAS[to]) return { kind: 'not-so' };
  const at = tools.clock();
  const verdicts = verdictsIn(tally);
  const done = await tools.pools.officer.transact(
    { role: 'wl_counselor', staffId: staff.id },
    async (tx) => {
      await holdRule(tx.db, rule);
      const before = (await allSwitches(tx.db)).find((one) => one.rule === rule);
      // Another lead has just pressed.
      if (stateOf(tally, before) !== WAS[to]) return false;
      putSwitch(tx, { rule, to, verdicts, at });
      appendAudit(tx, [
        {
          at,
          actor: `lead:${staff.id}`,
          action: ACTIONS[to],
          subject: `rule:${rule}`,
          detail: { right: tally.right, wrong: tally.wrong },
        },
      ]);
      return true;
    },
  );
  await tools.switches.refresh();
  return { kind: done ? 'done' : 'not-so' };
}
