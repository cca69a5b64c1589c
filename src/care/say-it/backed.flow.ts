// What a desk did for an officer beside its answer comes back to the alias: each step once, in their
// language, and a look-in as the question it is. The officer's side keeps what was said, with the saying
// of it; the desk's mark comes after, and may be lost with the process.

import { problemById } from '../../../db/problems.ts';
import { setTold, stepsOf } from '../../../db/request-steps.ts';
import { requestById } from '../../../db/requests.ts';
import { commit } from '../../core/commit.flow.ts';
import { problemOf } from '../../core/look-up-told.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { stepOf } from '../desk/backing.ts';
import { backedNow } from './news.ts';

export async function tellBacked(problemId: string, tools: Tools): Promise<void> {
  const problem = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    problemById(db, problemId),
  );
  if (problem === undefined) return; // erased meanwhile
  const { request, steps } = await tools.pools.station.transact('wl_registrar', async ({ db }) => ({
    request: await requestById(db, problemId),
    steps: await stepsOf(db, problemId),
  }));
  const news = steps.filter(({ how, toldAt }) => how === 'done' && toldAt === null);
  if (request?.wrapped == null || news.length === 0) return; // taken back, or told already
  const done = news.map(({ step }) => stepOf(request, step));
  const effects = await commit(tools, problem.personId, (now) =>
    backedNow(now, { ...problemOf(problem), backed: problem.backed }, done),
  );
  await tools.pools.station.transact('wl_registrar', async (tx) =>
    setTold(
      tx,
      problemId,
      news.map(({ step }) => step),
      tools.clock(),
    ),
  );
  await tools.doNow(effects);
}
