// Somebody writes for the first time: a row, a key and a sealed address, before any name or card.

import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import { putAddress, putPerson } from '../../db/people.ts';
import { seal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Inbound } from './message.ts';
import { guessLocale } from './person.ts';

const QUIET_FROM_MIN = 22 * 60;
const QUIET_TO_MIN = 7 * 60;

type MeetTools = Pick<Tools, 'keys' | 'newId' | 'settings'>;

/** Stored at once, so that the snapshot that follows finds it. */
export async function meet(tx: Tx, tools: MeetTools, inbound: Inbound, now: Date): Promise<string> {
  const id = tools.newId();
  const { keys, settings } = tools;
  const wrapped = keys.newKey(id);
  putPerson(
    tx,
    {
      id,
      alias: null,
      locale: guessLocale(inbound),
      region: settings.region,
      timeZone: settings.timeZone,
      quietFromMin: QUIET_FROM_MIN,
      quietToMin: QUIET_TO_MIN,
      rhythm: {},
      unitId: null,
      squadId: null,
      metAt: now,
      joinedAt: null,
      stoppedAt: null,
      noticedAt: null,
      endsAt: null,
      endsWhy: null,
      dialogue: {},
      recent: [],
    },
    wrapped,
  );
  putAddress(tx, {
    addressKey: keys.addressKey(inbound.from),
    personId: id,
    channel: inbound.from.channel,
    sealed: seal(keys.open(wrapped, id), inbound.from.id, id),
  });
  appendAudit(tx, [
    {
      at: now,
      actor: 'program',
      action: 'person-met',
      subject: `person:${id}`,
      detail: { channel: inbound.from.channel },
    },
  ]);
  await tx.flush();
  return id;
}
