import { afterwards } from '../../support/afterwards.ts';
import { freshDb } from '../../support/postgres.ts';
import { type Ledger, ledgerOn } from './ledger-on.ts';

/** An audit log on a database of this test file's own. */
export async function openLedger(): Promise<Ledger> {
  const ledger = ledgerOn(await freshDb());
  afterwards(ledger.close);
  return ledger;
}
