// How an officer leaves in the middle of a history: the unit, the force, or life.

import { claimDue } from '../../../db/outbox.ts';
import { putCards, putUnit } from '../../../db/units.ts';
import { type LineKey, sayText, variantsOf } from '../../../src/core/say.ts';
import { askAid } from '../../../src/hotline/aid/aid.flow.ts';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { confirmDied, sayDied } from '../../../src/hotline/death.flow.ts';
import type { Tools } from '../../../src/outbox/tools.ts';
import { cardCode } from '../../support/card-code.ts';
import { memberOf } from '../../support/desk-world.ts';
import { rowsOf } from '../../support/rows.ts';
import type { World } from '../../support/world.ts';
import { questionnaireIn } from './questionnaire.ts';

/** What whoever holds the phone of somebody who died may hear, where nobody is in danger. */
const TO_ANYONE: readonly LineKey[] = [
  'line-closed',
  'notice',
  'notice-short',
  'stopped',
  'talk-waiting',
  'heard-calm',
  'talk-waiting-again',
  'talk-moment',
  'wait-unknown',
  'wait-known',
  'wait-long',
  'wait-full',
  'talk-joined',
  'talk-handed-on',
  'talk-wish',
];
const PARAMS = { counselor: 'Counselor 1', place: 1 };
const STARTS = TO_ANYONE.flatMap((key) =>
  Array.from({ length: variantsOf('en', key) }, (_, n) =>
    sayText('en', key, n, PARAMS).slice(0, 16),
  ),
);

export function isForAnyoneThere(text: string): boolean {
  return STARTS.some((start) => text.startsWith(start));
}

export async function leavings(world: World) {
  const { tools } = world;
  const unitId = tools.newId();
  const createdAt = world.now();
  const [region, timeZone] = ['CN', 'Asia/Shanghai'];
  await tools.pools.station.transact('wl_admin', async (tx) =>
    putUnit(tx, { id: unitId, name: 'Unit 2', region, timeZone, createdAt, parentId: null }),
  );
  return {
    questionnaire: await questionnaireIn(world),
    /** A card of a unit that has neither instructor nor schedule. */
    cardElsewhere: async (): Promise<string> => {
      const code = cardCode(tools.newId());
      await tools.pools.station.transact('wl_admin', async (tx) =>
        putCards(tx, unitId, [tools.keys.tokenKey(code)], world.now()),
      );
      return code;
    },
    /** Of the talk they wait for or are in, where there is one. */
    aidAsked: async (personId: string, asking: Tools): Promise<void> => {
      const [open] = await rowsOf<{ id: string }>(
        world,
        `select id from officer.cases where person_id = '${personId}' and state <> 'closed'`,
      );
      if (open === undefined) return;
      const counselor = { ...memberOf(world.staff.counselor), locale: 'en' } as const;
      await takeCase(tools, counselor, open.id);
      await askAid(asking, counselor, open.id, 'draft');
      await askAid(asking, counselor, open.id, 'translation');
    },
    /** Of the talk they are in: one says it, another confirms. @returns whether there was one. */
    diedInTalk: async (personId: string, confirming: Tools): Promise<boolean> => {
      const [open] = await rowsOf<{ id: string }>(
        world,
        `select id from officer.cases where person_id = '${personId}'
          and state in ('waiting', 'claimed')`,
      );
      if (open === undefined) return false;
      const counselor = memberOf(world.staff.counselor);
      await takeCase(tools, counselor, open.id);
      await sayDied(tools, counselor, open.id, 'family');
      const done = await confirmDied(confirming, memberOf(world.staff.lead), open.id);
      if (done.kind !== 'death-confirmed') throw new Error(done.kind);
      return true;
    },
  };
}

export function tomorrow(now: Date): string {
  return new Date(now.getTime() + 86_400_000).toISOString().slice(5, 10);
}

/** A process takes what is due off the queue, and dies. */
export async function dieHoldingWork({ pools, clock }: Tools): Promise<void> {
  const until = new Date(clock().getTime() + 60_000);
  await pools.officer.transact('wl_worker', (tx) => claimDue(tx.db, clock(), until, 100));
}
