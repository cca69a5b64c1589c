// One tampering after the other on one log, each found and named or not.

import fc from 'fast-check';
import { logEvents } from '../../../../src/trust/audit/log.flow.ts';
import { type Verdict, verifyAudit } from '../../../../src/trust/audit/verify.flow.ts';
import type { Tampered } from './log.ts';
import type { Dice } from './named.ts';
import { ON_CHECKPOINTS } from './on-checkpoints.ts';
import { ON_EVENTS } from './on-events.ts';
import { ON_LEAVES } from './on-leaves.ts';

const KINDS = { ...ON_EVENTS, ...ON_LEAVES, ...ON_CHECKPOINTS };

export type Chosen = { readonly kind: string; readonly dice: Dice };

export const anyTampering: fc.Arbitrary<Chosen> = fc.record({
  kind: fc.constantFrom(...Object.keys(KINDS)),
  dice: fc.record({ a: fc.nat(9_999), b: fc.nat(9_999), c: fc.nat(9_999) }),
});

export type Outcome = { readonly isNamed: boolean; readonly verdict: Verdict };

export async function tamperWith(
  { ledger, target, restore }: Tampered,
  { kind, dice }: Chosen,
): Promise<Outcome> {
  const tampering = KINDS[kind]?.(target, dice);
  if (tampering === undefined) throw new Error(`no such kind: ${kind}`);
  await restore();
  await ledger.tamper(tampering.statement);
  if (tampering.isLoggedAfter === true) await logEvents(ledger.tools);
  const verdict = await verifyAudit(ledger.tools);
  return { isNamed: tampering.isNamed(verdict), verdict };
}
