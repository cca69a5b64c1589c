// The two worlds and the ledger between them (decision 2).

import { customType, pgSchema, timestamp } from 'drizzle-orm/pg-core';
import type { Sealed, Wrapped } from '../src/ops/keys.ts';

export const ledger = pgSchema('ledger');
export const officer = pgSchema('officer');
export const station = pgSchema('station');

/** UTC, to the millisecond. */
export function instant(name?: string) {
  const how = { withTimezone: true, precision: 3 } as const;
  return name === undefined ? timestamp(how) : timestamp(name, how);
}

/** Made by `seal` alone, opened by `unseal` alone. */
export const sealed = customType<{ data: Sealed; driverData: Buffer }>({ dataType: () => 'bytea' });

/** A data key, wrapped by a key of the keyring. */
export const wrappedKey = customType<{ data: Wrapped; driverData: Buffer }>({
  dataType: () => 'bytea',
});

/** Bytes that hold nothing of a person. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
