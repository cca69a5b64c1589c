// `npm run train -- [--data FOLDER]`: makes the classifier and its model card anew. With the folder of
// public sets it learns from those whose licence allows it as well, and says when it does not.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openClassifier } from '../../../src/listening/classifier/classifier.ts';
import { isAtLeast } from '../../../src/listening/level.ts';
import { hitsOf } from '../../../src/listening/rulebook.ts';
import { best, CANDIDATES, tried } from './candidates.ts';
import { calibrationPlot, cardOf } from './card.ts';
import { corpus, publicSets, type Sample, statements } from './data.ts';
import { type Made, make } from './make.ts';
import { type Labeled, publicRows, SILENT, sharesOf } from './measure.ts';

const ROOT = new URL('../../../', import.meta.url);
const OUT = new URL('prompts/rules/classifier.json', ROOT);
const WEIGHTS = new URL('prompts/rules/classifier.bin', ROOT);
const CARD = new URL('src/listening/classifier/', ROOT);
const KINDS = [
  ['everyday', / everyday-/],
  ['plain', / plain-/],
  ['as typed', / (real|said)-/],
  ['heard', / heard-/],
  ['at night', / night-/],
  ['plainly', / plainly/],
  ['late', / late-/],
  ['told', / told-/],
] as const;
const LOOKED_AT = ['dev_lookalikes_natural', 'dev_benign_ordinary', 'dev_police'];

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const say = (text: string) => process.stderr.write(`${text}\n`);

const all = [...corpus(), ...statements(), ...publicSets(values.data)];
const samples = all.filter(({ split }) => split !== 'held-out');
if (values.data === undefined) say('Without --data: own messages only, and no model card.');
say(`${samples.length} messages to learn from.`);

const results = CANDIDATES.map((candidate) => {
  const one = tried(candidate, samples);
  say(`${one.name}: recall ${one.recall.toFixed(3)}`);
  return one;
});
const chosen = best(results);
if (chosen === undefined) throw new Error('nothing was tried');
say(`Chosen: ${chosen.name}.`);

const made = make(samples, chosen, digestOf(samples));
writeFileSync(OUT, `${JSON.stringify(made.data, null, 2)}\n`);
writeFileSync(WEIGHTS, made.weights);

if (values.data !== undefined) {
  const sets = setsOf(values.data);
  const classifier = openClassifier(made.data, made.weights);
  const shares = sets.flatMap(([set, rows]) => sharesOf(set, rows, classifier));
  const rulesAlone = sets.flatMap(([set, rows]) => sharesOf(set, rows, SILENT));
  const weights = { ...chosen.weights, psyguard: 0 };
  const without = make(samples, { ...chosen, weights }, '');
  const unseen = [
    `psyguard, out of fold: ${psyguardIn(made)}`,
    `psyguard, by a classifier that never saw it: ${psyguardIn(without)}`,
    'The rules were written with psyguard at hand; what they hear of it is no proof of what they hear elsewhere.',
  ];
  const card = cardOf({ made, samples, tried: results, chosen, shares, rulesAlone, unseen });
  writeFileSync(new URL('MODEL_CARD.md', CARD), card);
  writeFileSync(new URL('calibration.svg', CARD), calibrationPlot(made.scored));
}

function setsOf(folder: string): readonly (readonly [string, readonly Labeled[]])[] {
  const own = all.filter(({ source, split }) => source === 'corpus' && split === 'held-out');
  const kindOf = ({ family }: Sample) =>
    KINDS.find(([, pattern]) => pattern.test(family))?.[0] ?? 'hard';
  return [
    ...[...Map.groupBy(own, kindOf)].map(([kind, rows]) => [`${kind}, held out`, rows] as const),
    ['plan, intent, means (L3 and above), held out', own.filter(({ pages }) => pages === true)],
    ...LOOKED_AT.map((name) => [name, publicRows(folder, name)] as const),
    ['dev_sad (learned from)', publicRows(folder, 'dev_sad')],
  ];
}

function psyguardIn({ scored, data }: Made): string {
  const { ask } = data.thresholds.zh;
  const rows = scored.filter(({ sample }) => sample.source === 'psyguard');
  const asked = rows.filter(({ sample, p }) => {
    const isRuled = hitsOf(sample.text).some(
      ({ label, level }) => label !== undefined && isAtLeast(level, 'L2'),
    );
    return isRuled || p.crisis >= ask;
  });
  const shareOf = (isCrisis: boolean) => {
    const some = rows.filter(({ sample }) => (sample.label === 'crisis') === isCrisis);
    const hits = asked.filter(({ sample }) => (sample.label === 'crisis') === isCrisis).length;
    return `${((100 * hits) / some.length).toFixed(1)} % of ${some.length}`;
  };
  return `asked ${shareOf(true)} crises, alarms ${shareOf(false)} others`;
}

function digestOf(learned: readonly Sample[]): string {
  const hash = createHash('sha256');
  for (const { id, label, text } of learned) hash.update(JSON.stringify([id, label, text]));
  return hash.digest('hex');
}
