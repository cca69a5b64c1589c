// The directory for those who keep it: every number with what is known of it, and which nobody has
// called for 90 days. A call is one record, with who made it; numbers themselves change by release.

import { appendAudit } from '../../db/audit.ts';
import { newestChecks, putResourceCheck } from '../../db/resource-checks.ts';
import type { StaffRole } from '../admin/staff.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import { isCheckDue } from './directory.ts';
import { RESOURCES, type Resource } from './resources.ts';

type DirectoryTools = Pick<Tools, 'pools' | 'clock' | 'newId'>;
type Keeper = { readonly id: string; readonly role: StaffRole };

export type EntryView = Pick<
  Resource,
  'id' | 'region' | 'number' | 'kind' | 'languages' | 'cost' | 'answeredBy' | 'source'
> & {
  readonly name: string;
  readonly hours: string;
  readonly note: string | undefined;
  readonly checkedAt: Date | undefined;
  readonly checkedBy: string | undefined;
  readonly isDue: boolean;
};

export type DirectoryView = {
  readonly entries: readonly EntryView[];
  /** Of all, whatever was looked for. */
  readonly dueCount: number;
  readonly regions: readonly string[];
};

export async function directoryView(
  tools: DirectoryTools,
  { locale, region, text }: { locale: Locale; region: string; text: string },
): Promise<DirectoryView> {
  const now = tools.clock();
  const checks = await tools.pools.station.transact('wl_admin', ({ db }) => newestChecks(db));
  const all = RESOURCES.map((entry): EntryView => {
    const { id, region: where, number, kind, languages, cost, answeredBy, source } = entry;
    const check = checks.get(id);
    const checkedAt = check?.at ?? (entry.lastVerified ? new Date(entry.lastVerified) : undefined);
    return {
      id,
      region: where,
      number,
      kind,
      languages,
      cost,
      answeredBy,
      source,
      name: entry.name[locale],
      hours: entry.hours[locale],
      note: entry.note?.[locale],
      checkedAt,
      checkedBy: check?.by,
      isDue: number !== '' && isCheckDue(checkedAt, now), // of a local number nobody can call it
    };
  });
  const wanted = text.trim().toLowerCase();
  return {
    entries: all.filter(
      (entry) =>
        (region === '' || entry.region === region) &&
        `${entry.name} ${entry.number} ${entry.note ?? ''}`.toLowerCase().includes(wanted),
    ),
    dueCount: all.filter(({ isDue }) => isDue).length,
    regions: [...new Set(RESOURCES.map((entry) => entry.region))],
  };
}

export async function checkNumber(
  tools: DirectoryTools,
  { id: staffId, role }: Keeper,
  resourceId: string,
): Promise<{ readonly kind: 'checked' | 'no-such-number' }> {
  if (!RESOURCES.some(({ id }) => id === resourceId)) return { kind: 'no-such-number' };
  const at = tools.clock();
  await tools.pools.station.transact('wl_admin', async (tx) => {
    putResourceCheck(tx, { id: tools.newId(), resourceId, staffId, at });
    const record = { at, actor: `${role}:${staffId}`, subject: `resource:${resourceId}` };
    appendAudit(tx, [{ ...record, action: 'number-checked', detail: {} }]);
  });
  return { kind: 'checked' };
}
