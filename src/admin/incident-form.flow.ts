// An incident as a form tells it: day and time as clocks show them at the unit.

import { type IncidentForm, momentIn } from './incident.ts';
import {
  type IncidentTools,
  incidentPlaces,
  type Marked,
  type Marker,
  markIncident,
} from './incidents.flow.ts';

export async function markFromForm(
  tools: IncidentTools,
  by: Marker,
  { local, ...form }: IncidentForm,
  incidentId = tools.newId(),
): Promise<Marked> {
  const { units } = await incidentPlaces(tools, by);
  const unit = units.find(({ id }) => id === form.unitId);
  if (unit === undefined) return { kind: 'not-allowed' };
  return markIncident(
    tools,
    by,
    { ...form, happenedAt: momentIn(local, unit.timeZone) },
    incidentId,
  );
}
