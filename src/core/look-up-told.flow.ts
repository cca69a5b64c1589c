// What is known of told problems, where a message is about one: a third trip for those alone. The
// sorter is loaded when the first problem is told.

import type { Tx } from '../../db/client.ts';
import { newestEntries, staffedRoutes } from '../../db/desk-routes.ts';
import { type ProblemRow, problemsOf, saidMeToo } from '../../db/problems.ts';
import { isRoute } from '../care/desks.ts';
import type { Problem } from '../care/say-it/problem.ts';
import { isSayIt } from '../care/say-it/tap.ts';
import type { Told } from '../care/say-it/told.ts';
import { sortProblem } from '../care/sorter/sorter.ts';
import type { Snapshot } from './decision.ts';
import type { Intent } from './intent.ts';
import type { Said } from './message.ts';

const BOARD_MAX = 5;

export async function lookUpTold(
  { db }: Tx,
  { person, dialogue: { waiting } }: Snapshot,
  said: Said,
  intent: Intent | undefined,
): Promise<Told | undefined> {
  const wish = intent?.kind === 'say-it' ? intent.wish : undefined;
  const isTold = intent === undefined && waiting?.kind === 'problem-words';
  if (!isTold && !isSayIt(wish?.kind)) return undefined;
  const isOfBoard = wish?.kind === 'board' || wish?.kind === 'me-too';
  const [rows, staffed, newest] = await Promise.all([
    problemsOf(db, person.id),
    staffedRoutes(db),
    isOfBoard ? newestEntries(db, { rowsMax: BOARD_MAX }) : [],
  ]);
  const mine = rows.map(problemOf);
  const asked = waiting !== undefined && 'problemId' in waiting ? waiting.problemId : undefined;
  const about = wish !== undefined && 'problemId' in wish ? wish.problemId : asked;
  const already = await saidMeToo(
    db,
    person.id,
    newest.map(({ id }) => id),
  );
  return {
    problem: mine.find(({ id }) => id === about),
    mine,
    staffed,
    offered: isTold && said.kind === 'words' ? await sorted(said.words) : [],
    entries: newest.map(({ id, item, meToo }) => ({
      id,
      item: item ?? undefined,
      meToo: meToo ?? undefined,
      isMine: already.has(id),
    })),
  };
}

async function sorted(words: string): Promise<readonly string[]> {
  const { SORTER } = await import('../care/sorter/trained.ts');
  return sortProblem(words, SORTER);
}

export function problemOf(row: ProblemRow): Problem {
  return {
    id: row.id,
    state: row.state,
    form: row.form ?? undefined,
    item: row.item ?? undefined,
    route: row.route ?? undefined,
    avoids: row.avoids.filter(isRoute),
    withUnit: row.withUnit,
    toldAt: row.toldAt,
    standing: row.standing ?? undefined,
    verdict: row.verdict ?? undefined,
    added: row.added === null ? 'none' : row.addedAt === null ? 'draft' : 'sent',
    isOffered: row.offer !== null,
  };
}
