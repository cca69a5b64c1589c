// The two worlds and the ledger between them (decision 2).

import { customType, pgSchema, timestamp } from 'drizzle-orm/pg-core';

export const ledger = pgSchema('ledger');
export const officer = pgSchema('officer');
export const station = pgSchema('station');

/** UTC, to the millisecond. */
export function instant(name?: string) {
  const how = { withTimezone: true, precision: 3 } as const;
  return name === undefined ? timestamp(how) : timestamp(name, how);
}

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
