// A file of kinds that a message may be of, each by patterns with examples that are run as tests.

import { z } from 'zod';

const File = z.strictObject({
  source: z.string().min(1),
  kinds: z.array(
    z.strictObject({
      id: z.string(),
      /** The patterns are all that may be written, but for marks at the end. */
      whole: z.boolean().optional(),
      /** It counts only in a message of one clause: what stands beside it matters more. */
      alone: z.boolean().optional(),
      any: z.array(z.string().min(1)).min(1),
      yes: z.array(z.string().min(1)).min(1),
      no: z.array(z.string().min(1)).min(1),
    }),
  ),
});

/**
 * Finds the first kind of the file that words are of.
 *
 * @throws {z.ZodError} where the file is not one of kinds, or has one that is not in `ids`.
 */
export function kindFinder<Id extends string>(
  file: unknown,
  ids: readonly Id[],
): (words: string) => Id | undefined {
  const kinds = File.parse(file).kinds.map(({ id, any, whole = false, alone = false }) => ({
    id: z.enum(ids).parse(id),
    isAlone: alone,
    pattern: new RegExp(whole ? `^(?:${any.join('|')})${MARKS}$` : any.join('|'), 'iu'),
  }));
  return (words) => {
    const said = words.slice(0, CHARACTERS_MAX).trim().replaceAll('’', "'");
    const hasMore = SECOND_CLAUSE.test(said);
    return kinds.find(({ isAlone, pattern }) => !(isAlone && hasMore) && pattern.test(said))?.id;
  };
}

/** What a message is about is said early; a pasted report is not searched to its end. */
const CHARACTERS_MAX = 1_000;

const SECOND_CLAUSE = /[,.;!?，。；！？]\s?[\p{L}\p{N}]/u;

const MARKS = '[\\s.!?,。！？，~～…]{0,6}';
