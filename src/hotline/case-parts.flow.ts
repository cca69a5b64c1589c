// Pieces of an opened case: each line with what became of it, each alarm, and why the level is so.

import type { alarmsOfCase } from '../../db/alarms.ts';
import type { Message, Rating } from '../../db/listening.ts';
import { isAtLeast, type Level } from '../listening/level.ts';
import { unseal } from '../ops/keys.ts';
import type { AlarmView, SaidView, WhyView } from './case-view.ts';
import { covered, coverOf } from './cover.ts';
import { fateShown } from './fate.ts';
import type { CaseTools } from './on-case.flow.ts';

type Said = Omit<Message, 'author'> & Pick<SaidView, 'author'>;
type Beside = {
  readonly key: ReturnType<CaseTools['keys']['open']>;
  /** Of the case: what covers nothing of an officer's words at L4. */
  readonly level: Level;
  readonly ratings: readonly Rating[];
  readonly now: Date;
  readonly reader: { readonly id: string; readonly isMine: boolean };
  /** Of the staff, by id. */
  readonly labels: ReadonlyMap<string, string>;
};

export function saidView(
  { sealed, ...message }: Said,
  { key, level, ratings, now, reader, labels }: Beside,
): SaidView {
  const { id, author, at, cover, saidBy } = message;
  const words = unseal(key, sealed, id).toString();
  return {
    id,
    author,
    isOwn: author === 'counselor' && (saidBy === null ? reader.isMine : saidBy === reader.id),
    by: saidBy === null ? undefined : labels.get(saidBy),
    at,
    words: author === 'officer' && level === 'L4' ? words : covered(words, cover ?? coverOf(words)),
    level: ratings.find(({ messageId }) => messageId === id)?.level,
    fate: fateShown(message, now),
  };
}

export function alarmView({
  because,
  verdict,
  verdictBy,
  ...alarm
}: Awaited<ReturnType<typeof alarmsOfCase>>[number]): AlarmView {
  const codes = [...new Set(because.map(({ rule }) => bareCode(rule)))];
  return { ...alarm, codes, verdict: verdict ?? undefined, by: verdictBy ?? undefined };
}

function bareCode(rule: string): string {
  return rule.replace(/^(en|zh)-/, '');
}

/** Each code once, the highest level it was given first. */
export function whyOf(ratings: readonly Rating[]): WhyView[] {
  const why = new Map<string, WhyView>();
  for (const { level, by, reasons, labels } of ratings) {
    if (!isAtLeast(level, 'L1')) continue;
    const codes = reasons.map(({ layer, rule }) => rule ?? `${layer}-${level}`);
    for (const code of codes.length > 0 ? codes : labels) {
      const bare = bareCode(code);
      const known = why.get(bare);
      if (known === undefined || !isAtLeast(known.level, level))
        why.set(bare, { code: bare, by, level });
    }
  }
  return [...why.values()].toSorted((one, other) => (one.level < other.level ? 1 : -1));
}
