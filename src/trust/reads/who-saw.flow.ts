// Who opened something of one person's: asked of the audit log itself, about them, their talks, the
// notes they sent and what they told the desks.

import { untoldGlass } from '../../../db/break-glass.ts';
import { flagsOf } from '../../../db/flags.ts';
import { casesOfPerson } from '../../../db/hotline.ts';
import { kudosOf } from '../../../db/kudos.ts';
import { openPersonAt, personById } from '../../../db/people.ts';
import { problemsOf } from '../../../db/problems.ts';
import { readsAbout } from '../../../db/reads.ts';
import { signupsOf } from '../../../db/signups.ts';
import type { Address } from '../../core/message.ts';
import { momentOf } from '../../core/moment.ts';
import type { Locale } from '../../core/person.ts';
import type { Tools } from '../../outbox/tools.ts';
import { handedBy } from '../own-data/told.flow.ts';
import { READS_PER_PAGE, readText, type Seen } from './who-saw.ts';

type SeenTools = Pick<Tools, 'pools' | 'keys'>;

export async function whoSaw(
  { pools }: Pick<Tools, 'pools'>,
  personId: string,
  before?: number,
): Promise<Seen> {
  const { subjects, hidden } = await pools.officer.transact('wl_bot', async ({ db }) => {
    const cases = (await casesOfPerson(db, personId)).map(({ id }) => id);
    return {
      // Told later, for a reason on record with its date; from then on they stand here too.
      hidden: await untoldGlass(db, cases),
      subjects: [
        `person:${personId}`,
        ...cases.map((id) => `case:${id}`),
        ...(await flagsOf(db, personId)).map(({ id }) => `flag:${id}`),
        ...(await problemsOf(db, personId)).map(({ id }) => `request:${id}`),
        ...(await signupsOf(db, personId)).flatMap(handedBy),
        ...(await kudosOf(db, personId)).map(({ id }) => `handed:${id}`),
      ],
    };
  });
  const found = await pools.officer.transact('wl_auditor', ({ db }) =>
    readsAbout(db, subjects, { rowsMax: READS_PER_PAGE + 1, beforeId: before, hidden }),
  );
  const reads = found.slice(0, READS_PER_PAGE);
  return { reads, hasOlder: found.length > reads.length };
}

export type ReadsPage = {
  readonly reads: { readonly at: string; readonly text: string }[];
  /** Where the next, older page begins; absent on the last. */
  readonly before?: string;
};

/** @returns undefined when nobody is at this address. @throws RetryLater */
export async function whoSawAt(
  tools: SeenTools,
  address: Address,
  { locale, before }: { readonly locale: Locale; readonly before: string | undefined },
): Promise<ReadsPage | undefined> {
  const addressKey = tools.keys.addressKey(address);
  const person = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const id = await openPersonAt(db, addressKey);
    return id === undefined ? undefined : personById(db, id);
  });
  if (person === undefined) return undefined;
  const from = before === undefined ? undefined : Number(before);
  const { reads, hasOlder } = await whoSaw(tools, person.id, from);
  const { timeZone } = person;
  const last = reads.at(-1);
  return {
    reads: reads.map((read) => ({
      at: momentOf(read.at, { locale, timeZone }),
      text: readText(read, locale),
    })),
    ...(hasOlder && last !== undefined && { before: String(last.id) }),
  };
}
