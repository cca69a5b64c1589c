// A bundle: a stretch of the log in one file that verifies by itself, as JSON lines. In order:
//   bundle       whose log, and which leaves: from `from` to before `to`
//   pruned       each signed note of records that were dropped when their time was up
//   range        the subtrees left of the first leaf: with the records they make every root after it
//   checkpoint   each signed note, before the leaves that it alone covers; with witnesses' lines
//   event        each leaf's record
//   dropped      in place of a record that was dropped: its hash
//   consistency  for checkpoints outside the stretch: how the log grew from one to the other
//   end          so that a file that was cut short shows

import { z } from 'zod';
import { isHash } from '../format/checkpoint.ts';

export const FORMAT = 'warmline.audit-bundle/v1';

const Size = z.int().nonnegative();
const Hash = z.string().refine(isHash);

export const BundleLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bundle'),
    format: z.literal(FORMAT),
    origin: z.string(),
    from: Size,
    to: Size,
  }),
  z.strictObject({ kind: z.literal('pruned'), note: z.string() }),
  z.strictObject({ kind: z.literal('range'), left: z.array(Hash) }),
  z.strictObject({ kind: z.literal('event'), leaf: Size, entry: z.string() }),
  z.strictObject({ kind: z.literal('dropped'), leaf: Size, event: z.int(), hash: Hash }),
  z.strictObject({ kind: z.literal('checkpoint'), note: z.string() }),
  z.strictObject({
    kind: z.literal('consistency'),
    from: Size,
    to: Size,
    proof: z.array(Hash).max(63),
  }),
  z.strictObject({ kind: z.literal('end'), leaves: Size }),
]);
export type BundleLine = z.infer<typeof BundleLine>;
