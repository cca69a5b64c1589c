// Sends a note that asks for nothing, if it still is so when its time comes. Safe to run twice: what
// was said of a series, or in a year, is remembered.

import { alarmsOf } from '../../../db/alarms.ts';
import { casesOfPerson } from '../../../db/hotline.ts';
import { commit } from '../../core/commit.flow.ts';
import type { EffectOf } from '../../core/effect.ts';
import { LEVELS, type Level } from '../../listening/level.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type Closed, caringNote, ownDayNote } from './contact.ts';

export async function sendCaringNote(
  effect: EffectOf<'caring-note.v1'>,
  tools: Tools,
): Promise<void> {
  const { personId } = effect;
  const { cases, alarms } = await tools.pools.officer.transact('wl_bot', async ({ db }) => ({
    cases: await casesOfPerson(db, personId),
    alarms: await alarmsOf(db, personId),
  }));
  // A counselor may have lowered it since; what it was counts.
  const talks = cases.flatMap(({ id, level, closedAt, counselorId }): Closed[] => {
    const levels = alarms.flatMap((one) => (one.caseId === id ? [one.level] : []));
    const isTalk = closedAt !== null && counselorId !== null;
    return isTalk ? [{ id, closedAt, peak: highest([level, ...levels]) }] : [];
  });
  await tools.doNow(await commit(tools, personId, (now) => caringNote(now, effect, talks)));
}

export async function sendOwnDay(effect: EffectOf<'own-day.v1'>, tools: Tools): Promise<void> {
  await tools.doNow(await commit(tools, effect.personId, (now) => ownDayNote(now, effect)));
}

function highest(levels: readonly Level[]): Level {
  return LEVELS.findLast((level) => levels.includes(level)) ?? 'L0';
}
