// Thanks to somebody by name, for the instructors of the sender's unit to pass on in person.

import { appendAudit } from '../../../db/audit.ts';
import { openThanks, thanksPassedOn } from '../../../db/handed-over.ts';
import { underOwnName } from '../../core/under-own-name.flow.ts';
import { opened } from './opened.flow.ts';
import type { Organizer, OrganizerTools } from './organizer.flow.ts';

const SHOWN_MAX = 50;

export type Thanks = { readonly id: string; readonly words: string };

/** Each that is shown is one record. */
export async function thanksToPassOn(
  tools: OrganizerTools,
  who: Organizer,
): Promise<readonly Thanks[]> {
  if (who.role !== 'instructor') return [];
  return underOwnName(tools, who, async ({ tx, at, actor }) => {
    const rows = await openThanks(tx.db, SHOWN_MAX);
    const action = 'thanks-opened';
    appendAudit(
      tx,
      rows.map(({ id }) => ({ at, actor, action, subject: `handed:${id}`, detail: {} })),
    );
    return rows.map((row) => ({ id: row.id, words: opened(tools, row) }));
  });
}

export async function passOnThanks(
  tools: OrganizerTools,
  who: Organizer,
  id: string,
): Promise<{ readonly kind: 'passed-on' | 'no-such-thanks' }> {
  return underOwnName(tools, who, async ({ tx, at, actor }) => {
    if (!(await thanksPassedOn(tx.db, id, at))) return { kind: 'no-such-thanks' };
    const subject = `handed:${id}`;
    appendAudit(tx, [{ at, actor, action: 'thanks-passed-on', subject, detail: {} }]);
    return { kind: 'passed-on' };
  });
}
