// An incident as a form tells it: day and time as clocks show them at the unit.

import { instantOf, isDay } from '../checkins/when/zone.ts';
import {
  type IncidentTools,
  incidentPlaces,
  type Marked,
  type Marker,
  markIncident,
} from './incidents.flow.ts';

export type IncidentForm = {
  readonly unitId: string;
  /** `2026-03-02T17:30`. */
  readonly local: string;
  readonly squadIds: readonly string[];
  readonly asksUnit: boolean;
};

export async function markFromForm(
  tools: IncidentTools,
  by: Marker,
  { local, ...form }: IncidentForm,
): Promise<Marked> {
  const { units } = await incidentPlaces(tools, by);
  const unit = units.find(({ id }) => id === form.unitId);
  if (unit === undefined) return { kind: 'not-allowed' };
  return markIncident(tools, by, { ...form, happenedAt: momentIn(local, unit.timeZone) });
}

function momentIn(local: string, timeZone: string): Date | undefined {
  const [, day = '', hour, minute] =
    /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)/.exec(local) ?? [];
  return isDay(day) ? instantOf(day, Number(hour) * 60 + Number(minute), timeZone) : undefined;
}
