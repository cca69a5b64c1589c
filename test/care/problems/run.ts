// node test/care/problems/run.ts: how often the keywords put a problem where its writer did.

import { rate } from '../../../src/listening/rate.ts';
import { type Problem, problemsIn } from './problems.ts';

for (const lang of ['zh', 'en'] as const) {
  const all = problemsIn(lang).map((problem) => ({ problem, said: rate(problem.text).stressors }));
  const real = all.filter(({ problem }) => problem.item !== null);
  const none = all.filter(({ problem }) => problem.item === null);
  const report = {
    lang,
    n: real.length,
    first: share(real, ({ problem, said }) => said.slice(0, 1).some((id) => isRight(problem, id))),
    firstThree: share(real, ({ problem, said }) => said.some((id) => isRight(problem, id))),
    noProblem: none.length,
    takenForOne: share(none, ({ said }) => said.length > 0),
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

function isRight({ item, also }: Problem, id: string): boolean {
  return id === item || also.some((one) => one === id);
}

function share<T>(all: readonly T[], isSo: (one: T) => boolean): number {
  return Math.round((1_000 * all.filter(isSo).length) / all.length) / 1_000;
}
