// Every need that reading a questionnaire can name has its wording on the Chinese page.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faultWords } from '../../../../adapters/web/console/admin/scale-faults.ts';
import { formOf } from '../../../../src/checkins/scales/form.ts';
import { SCORINGS } from '../../../../src/checkins/scales/shipped.ts';
import { formOf as asked, form, NINE, question } from '../../../checkins/scales/forms.ts';

const ROOM = new URL('../../../../src/checkins/scales/', import.meta.url);
const SOURCES = ['questionnaire.ts', 'fhir-shape.ts', 'form.ts'];

/** As the code writes them, with a value for what is filled in. */
const needs = SOURCES.flatMap((name) => {
  const source = readFileSync(new URL(name, ROOM), 'utf8');
  return [...source.matchAll(/[`':] ?(needs [^`'\n]+?)[`']/g)].map(([, need = '']) =>
    need.replaceAll(/\$\{[^}]*\}/g, 'X'),
  );
});

it('finds the needs in the code', () => {
  expect(needs.length).toBeGreaterThan(25);
});

it.each(needs)('has a Chinese wording: %s', (need) => {
  const said = faultWords(`item[2]: ${need}`, 'zh-CN');
  expect(said).toMatch(/^item\[2\]：.*\p{Script=Han}/u);
  expect(said).not.toMatch(/needs|[{}]/);
  expect(faultWords(`item[2]: ${need}`, 'en')).toBe(`item[2]: ${need}`);
});

it.each([
  ['no file', 'x', undefined],
  ['too few questions', asked(3, [0, 3], { title: 'PHQ-9' }), 'phq-9'],
  ['other values', asked(9, [1, 4], { title: 'PHQ-9' }), 'phq-9'],
  ['no scoring', NINE, undefined],
  ['one answer, twice', form([question('q1', [0]), question('q1', [0, 1])]), undefined],
])('says in Chinese what is needed: %s', (_, file, instrument) => {
  const read = formOf(file, instrument === undefined ? undefined : SCORINGS.get(instrument));
  if (read.kind !== 'faulty') throw new Error('nothing is wrong with it');
  for (const fault of read.faults) expect(faultWords(fault, 'zh-CN')).not.toMatch(/needs/);
});
