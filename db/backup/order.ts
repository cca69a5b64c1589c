// What a row refers to is there before it: tables in the order that they can be filled in.

import { Broken } from '../../src/ops/errors.ts';

/** @param references from a table to one that it refers to. @throws Broken for a circle. */
export function inOrder(
  tables: readonly string[],
  references: readonly (readonly [from: string, to: string])[],
): string[] {
  const ordered: string[] = [];
  let rest = [...tables];
  while (rest.length > 0) {
    const waiting = new Set(
      references.flatMap(([from, to]) => (from !== to && rest.includes(to) ? [from] : [])),
    );
    const ready = rest.filter((table) => !waiting.has(table));
    if (ready.length === 0)
      throw new Broken('tables-refer-in-a-circle', { tables: rest.join(' ') });
    ordered.push(...ready);
    rest = rest.filter((table) => waiting.has(table));
  }
  return ordered;
}
