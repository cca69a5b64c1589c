// Who may cosign the audit log's checkpoints, and what they cosigned.

import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { bigint, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Db, Tx } from './client.ts';
import { instant, ledger } from './schemas.ts';

export const auditWitnesses = ledger.table('audit_witnesses', {
  name: text().primaryKey(),
  /** The public key, as signed notes write it. */
  vkey: text().notNull(),
  addedAt: instant('added_at').notNull(),
  removedAt: instant('removed_at'),
});

export const auditCosignatures = ledger.table(
  'audit_cosignatures',
  {
    /** Of the checkpoint. */
    size: bigint({ mode: 'number' }).notNull(),
    witness: text().notNull(),
    /** The signature line, its newline included. */
    line: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.size, table.witness] })],
);

export type Witness = typeof auditWitnesses.$inferSelect;
export type Cosignature = typeof auditCosignatures.$inferSelect;

export async function activeWitnesses(db: Db): Promise<Witness[]> {
  return db
    .select()
    .from(auditWitnesses)
    .where(isNull(auditWitnesses.removedAt))
    .orderBy(asc(auditWitnesses.name));
}

export async function witnessNamed(db: Db, name: string): Promise<Witness | undefined> {
  return (await db.select().from(auditWitnesses).where(eq(auditWitnesses.name, name)))[0];
}

export function putWitness(tx: Tx, witness: Witness): void {
  const { vkey, addedAt, removedAt } = witness;
  tx.write(
    tx.db
      .insert(auditWitnesses)
      .values(witness)
      .onConflictDoUpdate({ target: auditWitnesses.name, set: { vkey, addedAt, removedAt } }),
  );
}

export function removeWitness(tx: Tx, name: string, at: Date): void {
  tx.write(
    tx.db.update(auditWitnesses).set({ removedAt: at }).where(eq(auditWitnesses.name, name)),
  );
}

/** A witness's first word on a size stands. */
export function putCosignature(tx: Tx, cosignature: Cosignature): void {
  tx.write(tx.db.insert(auditCosignatures).values(cosignature).onConflictDoNothing());
}

export async function cosignaturesOf(db: Db, sizes: readonly number[]): Promise<Cosignature[]> {
  if (sizes.length === 0) return [];
  return db
    .select()
    .from(auditCosignatures)
    .where(and(inArray(auditCosignatures.size, [...sizes])))
    .orderBy(asc(auditCosignatures.size), asc(auditCosignatures.witness));
}

/** Of the newest checkpoint that anyone cosigned. */
export async function newestCosignedSize(db: Db): Promise<number | undefined> {
  const [row] = await db
    .select({ size: auditCosignatures.size })
    .from(auditCosignatures)
    .orderBy(desc(auditCosignatures.size))
    .limit(1);
  return row?.size;
}
