// A world in which a questionnaire is published.

import { importScale, publishScale } from '../../src/admin/scales.flow.ts';
import { SCORINGS } from '../../src/checkins/scales/shipped.ts';
import type { World } from './world.ts';

/** @returns the scale's id. */
export async function published(
  { tools }: World,
  questionnaire: unknown,
  instrument?: string,
): Promise<string> {
  const scoring = instrument === undefined ? undefined : SCORINGS.get(instrument);
  const imported = await importScale(tools, { questionnaire, scoring });
  if (imported.kind !== 'imported') throw new Error(JSON.stringify(imported));
  const { kind } = await publishScale(tools, imported.scaleId);
  if (kind !== 'published') throw new Error(kind);
  return imported.scaleId;
}
