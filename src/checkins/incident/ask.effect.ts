// A series at work: the whole squad is asked, each for themselves; then each step when it is due.
// Nothing of it goes back to whoever marked the incident: not who, not how many.

import { constraintOf } from '../../../db/faults.ts';
import { groundRows } from '../../../db/grounds.ts';
import { crewAfter, incidentById } from '../../../db/incidents.ts';
import { personById } from '../../../db/people.ts';
import { unitById } from '../../../db/units.ts';
import { commit } from '../../core/commit.flow.ts';
import type { EffectOf } from '../../core/effect.ts';
import { momentOf } from '../../core/moment.ts';
import { sayText } from '../../core/say.ts';
import { sendToStaff } from '../../core/staff-chats.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { groundsIn } from '../when/grounds.ts';
import { spanAround } from '../when/plan.ts';
import { joinBySquad } from './member.ts';
import { hoursAfter, SERIES } from './series.ts';
import { askStep } from './step.ts';

const ROWS_MAX = 200;

/** Safe to run twice: who is in the series already, or left it, hears nothing again. */
export async function startIncident(
  { incidentId }: EffectOf<'start-incident.v1'>,
  tools: Tools,
): Promise<void> {
  let after: string | undefined;
  do {
    const from = after;
    const { row, crew } = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
      const found = await incidentById(db, incidentId);
      return { row: found, crew: found ? await crewAfter(db, found, from, ROWS_MAX) : [] };
    });
    if (row === undefined || row.calledOffAt !== null) return;
    const incident = { id: row.id, at: row.happenedAt };
    for (const personId of crew)
      await tools.doNow(await commit(tools, personId, (now) => joinBySquad(now, incident)));
    after = crew.length === ROWS_MAX ? crew.at(-1) : undefined;
  } while (after !== undefined);
}

export async function askIncident(
  effect: EffectOf<'ask-incident.v1'>,
  tools: Tools,
): Promise<void> {
  const { personId, incidentId } = effect;
  const known = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const person = await personById(db, personId);
    const unitIds = person?.unitId == null ? [] : [person.unitId];
    const rows = await groundRows(db, unitIds, spanAround(tools.clock()));
    return { incident: await incidentById(db, incidentId), grounds: groundsIn(rows) };
  });
  const isOff = known.incident === undefined || known.incident.calledOffAt !== null;
  try {
    const effects = await commit(tools, personId, (now) => {
      const { unitId = '', squadId } = now.person;
      const ground = known.grounds(unitId, squadId);
      return askStep(now, effect, { isOff, ground, draw: tools.keys.draw });
    });
    await tools.doNow(effects);
  } catch (error) {
    if (constraintOf(error) !== 'check_ins_slot') throw error;
  }
}

/** The station's clock: its people are told while nobody has said that the crew was offered help. */
export async function remindOfIncident(
  { incidentId, afterHours }: EffectOf<'remind-incident.v1'>,
  tools: Tools,
): Promise<void> {
  const { row, unit } = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const found = await incidentById(db, incidentId);
    return { row: found, unit: found?.unitId ? await unitById(db, found.unitId) : undefined };
  });
  if (row === undefined || unit === undefined) return;
  if (row.metAt !== null || row.calledOffAt !== null) return;
  const until = hoursAfter(row.happenedAt, SERIES.clockHours);
  const isOver = tools.clock() >= until;
  await sendToStaff(tools, (locale) => ({
    id: `${incidentId}:clock:${afterHours}`,
    text: sayText(locale, isOver ? 'incident-clock-over' : 'incident-clock', 0, {
      unit: unit.name,
      until: momentOf(until, { locale, timeZone: unit.timeZone }),
      link: `${tools.settings.publicUrl}/console/incidents`,
    }),
  }));
}
