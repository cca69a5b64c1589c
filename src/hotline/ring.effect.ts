// An alert rings until a person acknowledges it: it never ends by itself, and it climbs. It carries
// the level, the case's code and a link, never a word and never who it is about.

import { appendAudit } from '../../db/audit.ts';
import { markMissed, openWait } from '../../db/case-waits.ts';
import type { Tx } from '../../db/client.ts';
import { type CaseRow, lockCase, updateCase } from '../../db/hotline.ts';
import { enqueueForWorker } from '../../db/outbox.ts';
import { bringForward } from '../../db/outbox-lanes.ts';
import { personById } from '../../db/people.ts';
import type { EffectOf } from '../core/effect.ts';
import type { Locale } from '../core/person.ts';
import { labelText, sayText } from '../core/say.ts';
import { type Reached, sendToStaff, type Told } from '../core/staff-chats.flow.ts';
import type { Tools } from '../outbox/tools.ts';
import { pointingOutside } from './case-step.ts';
import { CLOCKS } from './clocks.ts';
import { ringOf } from './line/alert.ts';
import { routedOf } from './line/taker.flow.ts';
import { mayTalkHere } from './messenger/here.flow.ts';
import { clocksMissed, isOutsideDue, ringsAgainAt } from './on-call/climb.ts';
import { type Paged, pagedFor } from './on-call/paged.flow.ts';
import { onCase } from './on-case.flow.ts';

const UNHEARD_MS = 20_000;

export async function ring(effect: EffectOf<'ring.v1'>, tools: Tools): Promise<void> {
  const { caseId, round } = effect;
  const at = tools.clock();
  const rung = await tools.pools.officer.transact('wl_bot', async (tx) => {
    const found = await lockCase(tx.db, caseId);
    const what = ringOf(found, round, at);
    if (found === undefined || what === 'over') return undefined;
    const paged = await pagedFor(tx.db, { ...routedOf(found), ...about(effect, found, at) }, at);
    if (what === 'again') return { row: found, paged };
    schedule(tx, found, { effect, at, tools });
    await recordMissed(tx, found, at);
    if (what === 'quiet') return undefined;
    recordRing(tx, found, { round, at, paged });
    return { row: found, paged };
  });
  if (rung === undefined) return;
  const { row, paged } = rung;
  await tools.desk.showQueue();
  const reached = await alertStaff(row, round, paged, tools);
  if (isOutsideDue(row.level, waitedMin(row, at)))
    await pointOutside(row, paged.staffIds.length > 0, tools);
  if (reached === 'nobody-yet') await ringSooner(row, tools);
}

/** What reached nobody is not waited for as long as what nobody answered. */
async function ringSooner({ id }: CaseRow, { pools, clock }: Tools): Promise<void> {
  const dueAt = new Date(clock().getTime() + UNHEARD_MS);
  await pools.officer.transact('wl_worker', async (tx) => bringForward(tx, id, 'ring.v1', dueAt));
}

function waitedMin({ levelAt }: CaseRow, at: Date): number {
  return (at.getTime() - levelAt.getTime()) / 60_000;
}

type Ring = EffectOf<'ring.v1'>;

function about({ leftBy }: Ring, row: CaseRow, at: Date) {
  return { waitedMin: waitedMin(row, at), leftBy };
}

type Ringing = { readonly effect: Ring; readonly at: Date; readonly tools: Tools };

function schedule(tx: Tx, row: CaseRow, { effect: rung, at, tools }: Ringing): void {
  const next = rung.round + 1;
  updateCase(tx, row.id, { ringRound: next });
  const effect = { ...rung, round: next };
  const dueAt = ringsAgainAt(row.level, next, row.levelAt, at);
  const how = { now: at, newId: tools.newId };
  enqueueForWorker(tx, [{ effect, dueAt, isUrgent: true }], how);
}

function recordRing(
  tx: Tx,
  { id, level }: CaseRow,
  { round, at, paged }: { readonly round: number; readonly at: Date; readonly paged: Paged },
): void {
  const detail = { round, level, rungs: paged.rungs.join(' ') || 'everybody' };
  appendAudit(tx, [{ at, actor: 'program', action: 'case-rung', subject: `case:${id}`, detail }]);
}

/** Each clock of a wait that runs out is recorded once. */
async function recordMissed(tx: Tx, row: CaseRow, at: Date): Promise<void> {
  const wait = await openWait(tx.db, row.id);
  if (wait === undefined) return;
  const isSeen = wait.acknowledgedAt !== null;
  const missed = clocksMissed(row.level, waitedMin(row, at), isSeen).filter((clock) =>
    clock === 'live' ? wait.missedLiveAt === null : wait.missedAcknowledgeAt === null,
  );
  if (missed.length === 0) return;
  markMissed(tx, wait, {
    ...(missed.includes('acknowledge') && { missedAcknowledgeAt: at }),
    ...(missed.includes('live') && { missedLiveAt: at }),
  });
  appendAudit(
    tx,
    missed.map((clock) => ({
      at,
      actor: 'program',
      action: 'clock-missed',
      subject: `case:${row.id}`,
      detail: { clock, level: row.level },
    })),
  );
}

async function alertStaff(
  row: CaseRow,
  round: number,
  paged: Paged,
  tools: Tools,
): Promise<Reached> {
  const waited = waitedMin(row, tools.clock());
  const isLast = row.level === 'L4' && isOutsideDue(row.level, waited);
  const about = {
    level: row.level,
    code: row.code,
    minutes: CLOCKS[row.level].acknowledgeMin,
    waited: Math.round(waited),
    link: `${tools.settings.publicUrl}/console`,
  };
  const mayTalk = await mayTalkHere(tools);
  const told: Told = (locale, isOwn) => ({
    id: `${row.id}:${round}:${row.levelAt.getTime()}`,
    text: [
      sayText(locale, round === 0 ? 'alert' : 'alert-again', 0, about),
      ...whoIsAsked(paged, locale),
      ...(isLast ? [sayText(locale, 'alert-rescue', 0, {})] : []),
    ].join('\n'),
    isUrgent: true,
    choices: [
      { id: `ack:${row.id}`, label: labelText(locale, 'acknowledge') },
      ...(isOwn && mayTalk
        ? [{ id: `talk-here:${row.id}`, label: labelText(locale, 'talk-here') }]
        : []),
    ],
  });
  return sendToStaff(tools, told, paged.staffIds);
}

function whoIsAsked({ labels, isRosterKept }: Paged, locale: Locale): string[] {
  if (labels.length > 0) return [sayText(locale, 'alert-on-call', 0, { who: labels.join(' · ') })];
  return isRosterKept ? [sayText(locale, 'alert-nobody-on-call', 0, {})] : [];
}

async function pointOutside(
  { id, personId }: CaseRow,
  hasAnybody: boolean,
  tools: Tools,
): Promise<void> {
  if (personId === null) return;
  const person = await tools.pools.officer.transact('wl_bot', ({ db }) => personById(db, personId));
  if (person === undefined) return;
  await onCase(tools, { name: 'program' }, id, (facts, now) =>
    pointingOutside(facts, { region: person.region, hasAnybody }, now),
  );
}
