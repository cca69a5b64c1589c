// Rows → what a rule knows. `null` stops here.

import type { SnapshotRow } from '../../db/snapshot.ts';
import type { Case } from '../hotline/case.ts';
import { mayUse } from '../trust/consent.ts';
import { consentsIn } from '../trust/standing-consents.ts';
import { namesScales } from '../trust/wordings.ts';
import type { Snapshot } from './decision.ts';
import type { Ending } from './person.ts';

type Fresh = { readonly now: Date; readonly newId: () => string };

export function snapshotOf(row: SnapshotRow, { now, newId }: Fresh): Snapshot {
  const { person, checkIn } = row;
  const consents = consentsIn(row.consents ?? {});
  return {
    now,
    newId,
    person: {
      id: person.id,
      alias: person.alias ?? undefined,
      locale: person.locale,
      region: person.region,
      timeZone: person.timeZone,
      quiet: { fromMin: person.quietFromMin, toMin: person.quietToMin },
      rhythm: person.rhythm,
      unitId: person.unitId ?? undefined,
      squadId: person.squadId ?? undefined,
      joinedAt: person.joinedAt ?? undefined,
      stoppedAt: person.stoppedAt ?? undefined,
      noticedAt: person.noticedAt ?? undefined,
      ending: endingOf(person),
    },
    dialogue: person.dialogue,
    recent: person.recent,
    consents,
    hasReadOfScales: namesScales(row.consents?.scores?.wording ?? ''),
    openCase: caseOf(row),
    // Answers are no rule's to see once they may not be used.
    checkIn:
      checkIn && mayUse('scores', consents)
        ? {
            id: checkIn.id,
            askedAt: new Date(checkIn.askedAt),
            mood: checkIn.mood ?? undefined,
            sleepHours: checkIn.sleepHours ?? undefined,
          }
        : undefined,
    flag: row.flag ? { ...row.flag, readerId: row.flag.readerId ?? undefined } : undefined,
    sentFlags: (row.sentFlags ?? []).map(({ id, lapsesAt }) => ({
      id,
      lapsesAt: new Date(lapsesAt),
    })),
    sentProblems: row.sentProblems ?? [],
    hasDesk: row.hasDesk,
    ...(!row.hasDesk && row.deskBackAt !== null && { deskBackAt: new Date(row.deskBackAt) }),
    squads: row.squads ?? [],
  };
}

function endingOf({ endsAt, endsWhy }: SnapshotRow['person']): Ending | undefined {
  return endsAt === null || endsWhy === null ? undefined : { at: endsAt, why: endsWhy };
}

function caseOf({ openCase, counselor }: SnapshotRow): Case | undefined {
  if (openCase?.personId == null) return undefined;
  const { id, code, personId, level, state, openedAt, levelAt } = openCase;
  return {
    id,
    code,
    personId,
    level,
    state,
    openedAt,
    levelAt,
    acknowledgedAt: openCase.acknowledgedAt ?? undefined,
    counselor:
      openCase.counselorId !== null && counselor !== null
        ? { id: openCase.counselorId, label: counselor }
        : undefined,
  };
}
