// The counselor's side of a world: staff as flows know them, cases made as an officer's words make
// them, and what the audit log and the outbox hold, as text to search.

import type { Staff } from '../../db/staff.ts';
import type { Member } from '../../src/admin/staff.ts';
import type { Address } from '../../src/core/message.ts';
import type { Locale } from '../../src/core/person.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { type AuditRow, auditOf } from './audit.ts';
import { asOwner } from './databases.ts';
import type { World } from './world.ts';

export const MARKER = 'zebra-marker-7731';

export function memberOf({ id, role, label, unitId, locale }: Staff): Member {
  return { id, role, label, unitId: unitId ?? undefined, locale };
}

/** An officer who wrote words that ring at once (L3), and the case they opened. */
export async function ringingCase(
  world: World,
  locale: Locale = 'en',
  words = `My gun is on the nightstand and I want to die ${MARKER}`,
): Promise<{ from: Address; caseId: string }> {
  const before = new Set(await waitingIds(world));
  const from = await world.joined(locale);
  await world.say(from, words);
  const caseId = (await waitingIds(world)).find((id) => !before.has(id));
  if (caseId === undefined) throw new Error('the words did not ring');
  world.heard(from);
  return { from, caseId };
}

/** An officer who asked for a person, in words or none (L1). */
export async function askingCase(
  world: World,
  locale: Locale = 'en',
): Promise<{ from: Address; caseId: string }> {
  const before = new Set(await waitingIds(world));
  const from = await world.joined(locale);
  await world.bring(from, { kind: 'command', name: 'talk', rest: '' });
  const caseId = (await waitingIds(world)).find((id) => !before.has(id));
  if (caseId === undefined) throw new Error('asking did not open a case');
  world.heard(from);
  return { from, caseId };
}

async function waitingIds(world: World): Promise<string[]> {
  const { waiting } = await queueView(world.tools, memberOf(world.staff.counselor));
  return waiting.map(({ id }) => id);
}

export async function auditOfCase(world: World, caseId: string): Promise<AuditRow[]> {
  return auditOf(world, `case:${caseId}`);
}

/** All of the audit log and the outbox, as text. */
export async function recorded(world: World): Promise<string> {
  let text = '';
  await asOwner(world.url, async (sql) => {
    const events = await sql`select * from ledger.audit_events`;
    const effects = await sql`select * from ledger.outbox`;
    text = JSON.stringify([events, effects]);
  });
  return text;
}
