// A case opened by somebody: its words are unsealed here, for the counselor who has it or a lead,
// and each opening leaves one audit record (decision 8). The page's own refresh is not an opening.

import { alarmsOfCase } from '../../db/alarms.ts';
import { appendAudit } from '../../db/audit.ts';
import type { Db, Tx } from '../../db/client.ts';
import { deathOf } from '../../db/deaths.ts';
import { type CaseRow, caseById } from '../../db/hotline.ts';
import { messagesOfCase, ratingsSince } from '../../db/listening.ts';
import { type PersonRow, personById } from '../../db/people.ts';
import { activeStaff, staffById } from '../../db/staff.ts';
import { unitById } from '../../db/units.ts';
import { mayTakeCases } from '../admin/staff.ts';
import { VERDICTS } from '../listening/alarms/alarm.ts';
import type { Tools } from '../outbox/tools.ts';
import { isFollowing } from './after/note.ts';
import { afterView } from './after/notes.flow.ts';
import { aidView } from './aid/aid.flow.ts';
import { ladderView } from './assessed/ladder-form.flow.ts';
import { cannedIn } from './canned.ts';
import { OUTCOMES } from './case.ts';
import { factsOf } from './case-after.ts';
import { alarmView, saidView, whyOf } from './case-parts.flow.ts';
import { inTalk, type Refused, type Worker } from './case-step.ts';
import type { CaseView, DeathView } from './case-view.ts';
import { deathFacts } from './death.flow.ts';
import { DEATH_HOWS, deathRefusal } from './death-step.ts';
import { isCutOff } from './fate.ts';
import { handOverView } from './hand-over/hand-over-view.flow.ts';
import { blockView } from './intake/block-view.flow.ts';
import { higherThan, LOWER_REASONS, lowerThan, RAISE_REASONS } from './level-step.ts';
import { isOwnUnit } from './line/taker.flow.ts';
import { actorOf, type CaseTools } from './on-case.flow.ts';
import { planIn } from './plan/plan.flow.ts';
import { PART_MAX, PARTS } from './plan/plan.ts';

export type Opened =
  | { readonly kind: 'opened'; readonly view: CaseView }
  | Refused<'no-such-case' | 'not-yours' | 'not-allowed' | 'own-unit'>;

type OpenTools = CaseTools & Partial<Pick<Tools, 'llm'>>;

/** For a person who opens the talk: audited. */
export async function openCase(tools: OpenTools, staff: Worker, caseId: string): Promise<Opened> {
  return view(tools, staff, caseId, (tx, at, why) =>
    appendAudit(tx, [
      {
        at,
        actor: actorOf(staff).name,
        action: 'case-opened-by',
        subject: `case:${caseId}`,
        detail: { why },
      },
    ]),
  );
}

/** For the open page to show what is new. */
export async function refreshCase(
  tools: OpenTools,
  staff: Worker,
  caseId: string,
): Promise<Opened> {
  return view(tools, staff, caseId, () => undefined);
}

type Why = 'own-talk' | 'follow-up' | 'supervision';

async function view(
  tools: OpenTools,
  staff: Worker,
  caseId: string,
  audit: (tx: Tx, at: Date, why: Why) => void,
): Promise<Opened> {
  if (!mayTakeCases(staff.role)) return { kind: 'not-allowed' };
  const as = { role: 'wl_counselor', staffId: staff.id } as const;
  return tools.pools.officer.transact(as, async (tx): Promise<Opened> => {
    const row = await caseById(tx.db, caseId);
    if (row === undefined) return { kind: 'no-such-case' };
    const isMine = inTalk(factsOf(row), staff) === undefined;
    const isAfter = isFollowing(row, staff);
    if (!isMine && !isAfter && staff.role !== 'lead') return { kind: 'not-yours' };
    if (!isMine && (await isOwnUnit(tx.db, row, staff))) return { kind: 'own-unit' };
    const now = tools.clock();
    audit(tx, now, isMine ? 'own-talk' : isAfter ? 'follow-up' : 'supervision');
    const seen = { isMine, now, keys: tools.keys, staff };
    const aid = tools.llm && (await aidView(tx.db, row, seen));
    return { kind: 'opened', view: { ...(await viewOf(tx.db, row, seen)), aid } };
  });
}

type Seen = {
  readonly isMine: boolean;
  readonly now: Date;
  readonly keys: CaseTools['keys'];
  readonly staff: Worker;
};

async function viewOf(db: Db, row: CaseRow, { isMine, now, keys, staff }: Seen) {
  const { personId, unitId, counselorId } = row;
  const [person, unit, counselor, members, messages, alarms, ratings] = await Promise.all([
    personId === null ? undefined : personById(db, personId),
    unitId === null ? undefined : unitById(db, unitId),
    counselorId === null ? undefined : staffById(db, counselorId),
    activeStaff(db, ['counselor', 'lead']),
    messagesOfCase(db, row.id),
    alarmsOfCase(db, row.id),
    personId === null ? [] : ratingsSince(db, personId, row.openedAt),
  ]);
  const key = keys.open(row.wrapped, row.id);
  const labels = new Map(members.map(({ id, label }) => [id, label]));
  const reader = { id: staff.id, isMine };
  const beside = { key, level: row.level, ratings, now, reader, labels };
  const said = messages.map((message) => saidView(message, beside));
  return {
    id: row.id,
    code: row.code,
    level: row.level,
    state: row.state,
    openedAt: row.openedAt,
    now,
    isMine,
    mayAskGlass: personId !== null,
    counselor: counselor?.label,
    officer: officerOf(person, unit?.name),
    said,
    isCutOff: person !== undefined && isCutOff(said),
    why: whyOf(ratings),
    alarms: alarms.map(alarmView),
    verdicts: VERDICTS,
    lowerTo: lowerThan(row.level),
    raiseTo: higherThan(row.level),
    lowerReasons: LOWER_REASONS,
    raiseReasons: RAISE_REASONS,
    outcomes: OUTCOMES,
    ...(await afterView(db, row, staff, keys)),
    plan: { parts: PARTS, partMax: PART_MAX, said: await planIn(db, row, keys) },
    handOver: await handOverView(db, row, staff),
    death: await deathView(db, row, staff),
    ladder: await ladderView(db, row, keys),
    canned: isMine && person ? cannedIn(person.locale) : [],
    block: await blockView(db, row, { staff, now }),
  };
}

async function deathView(db: Db, row: CaseRow, staff: Worker): Promise<DeathView> {
  const death = await deathOf(db, row.id);
  const facts = deathFacts(row, death);
  return {
    said: death && {
      how: death.how,
      by: (await staffById(db, death.saidBy))?.label ?? '',
      at: death.saidAt,
      isConfirmed: death.confirmedBy !== null,
    },
    hows: DEATH_HOWS,
    maySay: deathRefusal('say', facts, staff) === undefined,
    mayConfirm: deathRefusal('confirm', facts, staff) === undefined,
    mayTakeBack: deathRefusal('take-back', facts, staff) === undefined,
  };
}

function officerOf(person: PersonRow | undefined, unit: string | undefined) {
  return (
    person && {
      alias: person.alias ?? undefined,
      locale: person.locale,
      unit,
      region: person.region,
    }
  );
}
