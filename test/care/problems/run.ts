// node test/care/problems/run.ts: how often a problem is put where its writer put it: by the keywords,
// and by a sorter that has not seen this writer (each held out in turn).

import { sortProblem } from '../../../src/care/sorter/sorter.ts';
import { rate } from '../../../src/listening/rate.ts';
import { CLASSES, fitSorter } from './fit.ts';
import { type Problem, problemsIn } from './problems.ts';

const WRITERS: Readonly<Record<Problem['lang'], readonly string[]>> = {
  zh: ['a', 'b', 'c', 'd'],
  en: ['a', 'b', 'c', 'd', 'e'],
};

type Sorted = { readonly problem: Problem; readonly said: readonly string[] };

for (const lang of ['zh', 'en'] as const) {
  const all = problemsIn(lang);
  tell(
    'keywords',
    lang,
    all.map((problem) => ({ problem, said: rate(problem.text).stressors })),
  );
  const unseen = WRITERS[lang].map((writer) => {
    const isTheirs = ({ id }: Problem) => id.startsWith(`${lang}-${writer}-`);
    const part = fitSorter(
      all.filter((problem) => !isTheirs(problem)),
      lang,
    );
    const sorter = { classes: CLASSES, parts: { zh: part, en: part } };
    return all
      .filter(isTheirs)
      .map((problem) => ({ problem, said: sortProblem(problem.text, sorter) }));
  });
  for (const [at, sorted] of unseen.entries())
    tell(`sorter, without ${WRITERS[lang][at]}`, lang, sorted);
  tell('sorter, writers held out', lang, unseen.flat());
}

function tell(by: string, lang: string, sorted: readonly Sorted[]): void {
  const real = sorted.filter(({ problem }) => problem.item !== null);
  const first = share(real, ({ problem, said }) =>
    said.slice(0, 1).some((id) => isRight(problem, id)),
  );
  const firstThree = share(real, ({ problem, said }) => said.some((id) => isRight(problem, id)));
  process.stdout.write(`${JSON.stringify({ by, lang, n: real.length, first, firstThree })}\n`);
}

function isRight({ item, also }: Problem, id: string): boolean {
  return id === item || also.some((one) => one === id);
}

function share<T>(all: readonly T[], isSo: (one: T) => boolean): number {
  return Math.round((1_000 * all.filter(isSo).length) / all.length) / 1_000;
}
