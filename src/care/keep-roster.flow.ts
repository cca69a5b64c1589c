// What the page of whoever keeps the roster needs: units, kinds of events, and one row by form.

import { allUnits } from '../../db/units.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Imported, importList } from './import.flow.ts';
import { type FormCells, listOfOne } from './list-form.ts';
import { ALLOWANCES, OCCASIONS } from './occasions.ts';

export type RosterForms = Awaited<ReturnType<typeof rosterForms>>;

export async function rosterForms({ pools }: Pick<Tools, 'pools'>) {
  const units = await pools.station.transact('wl_registrar', ({ db }) => allUnits(db));
  return {
    units: units.map(({ id, name }) => ({ id, name })),
    events: OCCASIONS.events.filter(({ sources }) => sources.includes('file')),
    allowances: ALLOWANCES,
  };
}

export async function bringOne(
  tools: Parameters<typeof importList>[0],
  cells: FormCells,
  whose: { readonly unitId: string | undefined; readonly actor: string },
): Promise<Imported> {
  return importList(tools, listOfOne(cells), whose);
}
