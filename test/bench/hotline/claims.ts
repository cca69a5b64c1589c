// Counselors who all press "take the most urgent" at the same moment, until nobody waits.

import { casesOfPerson } from '../../../db/hotline.ts';
import { openPersonAt } from '../../../db/people.ts';
import { putStaff } from '../../../db/staff.ts';
import type { Address } from '../../../src/core/message.ts';
import type { Worker } from '../../../src/hotline/case-step.ts';
import { takeMostUrgent } from '../../../src/hotline/claim.flow.ts';
import { LINE } from '../../../src/hotline/line/policy.ts';
import type { Tools } from '../../../src/outbox/tools.ts';

export type Talk = { readonly caseId: string; readonly staff: Worker; readonly from: Address };

export async function claimedAtOnce(tools: Tools, people: readonly Address[]) {
  const counselors = Array.from({ length: Math.ceil(people.length / LINE.talksMax) }, (_, n) => ({
    id: tools.newId(),
    role: 'counselor' as const,
    label: `Counselor ${n + 1}`,
  }));
  await tools.pools.station.transact('wl_admin', async (tx) => {
    for (const one of counselors)
      putStaff(tx, {
        ...one,
        unitId: null,
        locale: 'en',
        createdAt: tools.clock(),
        disabledAt: null,
      });
  });
  const taken: { readonly caseId: string; readonly staff: Worker }[] = [];
  await Promise.all(
    counselors.map(async (staff) => {
      for (;;) {
        const one = await takeMostUrgent(tools, staff);
        if (one.kind !== 'taken') return;
        taken.push({ caseId: one.caseId, staff });
      }
    }),
  );
  const whose = await officersOf(tools, people);
  const talks = taken.flatMap((one): Talk[] => {
    const from = whose.get(one.caseId);
    return from === undefined ? [] : [{ ...one, from }];
  });
  const distinct = new Set(taken.map(({ caseId }) => caseId)).size;
  return { talks, lost: people.length - distinct, doubled: taken.length - distinct };
}

async function officersOf({ pools, keys }: Tools, people: readonly Address[]) {
  const whose = new Map<string, Address>();
  for (const from of people) {
    const cases = await pools.officer.transact('wl_bot', async ({ db }) => {
      const id = await openPersonAt(db, keys.addressKey(from));
      return id === undefined ? [] : casesOfPerson(db, id);
    });
    for (const { id } of cases) whose.set(id, from);
  }
  return whose;
}
