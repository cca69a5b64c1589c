// What a backup holds, in order: what it is of, each table with its rows, where ids go on. And
// whether this program can bring one back.

import { z } from 'zod';

export const FORMAT = 'warmline.backup/v1';

const name = z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/);
const Ran = z.object({ hash: z.string(), at: z.number() });

export const Header = z.object({
  format: z.string(),
  madeAt: z.coerce.date(),
  keyCheck: z.string(),
  migrations: z.array(Ran).min(1),
  /** Names of what wraps the keys of people, cases, notes and requests in it. */
  wrappingKeys: z.array(z.string()),
});
export type Header = z.infer<typeof Header>;

export const Piece = z.union([
  z.object({
    table: name,
    columns: z.array(z.string().regex(/^"?[A-Za-z][A-Za-z0-9_]*"?$/)).min(1),
    parts: z.array(
      z.object({
        name,
        bounds: z
          .string()
          .regex(/^(DEFAULT|FOR VALUES FROM \('[\d :.+-]+'\) TO \('[\d :.+-]+'\))$/),
      }),
    ),
  }),
  z.object({ rows: z.number().int() }),
  z.object({ sequences: z.array(z.object({ name, last: z.string().regex(/^\d+$/) })) }),
]);
export type Piece = z.infer<typeof Piece>;

export type Fit =
  | { readonly kind: 'fits'; readonly migrations: number }
  | { readonly kind: 'refused'; readonly why: 'newer' | 'other' };

/** A backup of this version or an earlier one: what came since is run once it is back. */
export function fitOf(
  { format, migrations }: Pick<Header, 'format' | 'migrations'>,
  own: Header['migrations'],
): Fit {
  if (format !== FORMAT) return { kind: 'refused', why: 'newer' };
  const first = migrations.findIndex(({ hash }, index) => own[index]?.hash !== hash);
  if (first === -1) return { kind: 'fits', migrations: migrations.length };
  return { kind: 'refused', why: first >= own.length ? 'newer' : 'other' };
}

const LINE_FEED = 10;

/** In COPY's text form a row ends in a line feed, and has none within. */
export function rowsIn(bytes: Uint8Array): number {
  let rows = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1))
    rows += 1;
  return rows;
}
