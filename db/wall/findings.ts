// Where the server's wall differs from the declared one, a line for each difference.

import type { Db } from '../client.ts';
import { actualLines, placeOf } from './catalog.ts';
import { declaredLines } from './declared.ts';
import { madeDifferences } from './made.ts';

const MISSING = 'missing: ';

export async function wallDifferences(db: Db): Promise<string[]> {
  const place = await placeOf(db);
  const declared = declaredLines(place);
  const actual = await actualLines(db, place);
  return [
    ...declared.filter((line) => !actual.includes(line)).map((line) => `${MISSING}${line}`),
    ...actual
      .filter((line) => !declared.includes(line))
      .map((line) => `not declared in db/wall: ${line}`),
    ...(await madeDifferences(db)),
  ].toSorted();
}

export function isMissing(difference: string): boolean {
  return difference.startsWith(MISSING);
}
