// An account that is off: with it goes every way in.

import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from './client.ts';
import { passkeys } from './passkeys.ts';
import { dropSessionsOf } from './sessions.ts';
import { staff, staffAddresses, staffLinks } from './staff.ts';
import { workAccounts, workClaims } from './work-accounts.ts';

/** @returns false when it was off already, or never there. */
export async function disableStaff(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx.db
    .update(staff)
    .set({ disabledAt: at })
    .where(and(eq(staff.id, id), isNull(staff.disabledAt)))
    .returning({ id: staff.id });
  dropSessionsOf(tx, id);
  tx.write(tx.db.delete(staffAddresses).where(eq(staffAddresses.staffId, id)));
  tx.write(tx.db.delete(staffLinks).where(eq(staffLinks.staffId, id)));
  tx.write(tx.db.delete(passkeys).where(eq(passkeys.staffId, id)));
  tx.write(tx.db.delete(workAccounts).where(eq(workAccounts.staffId, id)));
  tx.write(tx.db.delete(workClaims).where(eq(workClaims.staffId, id)));
  return rows.length === 1;
}
