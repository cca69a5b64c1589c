import { describe, expect, it } from 'vitest';
import { misfits, readScoring } from '../../../src/checkins/scales/scoring.ts';
import { knownInstrument } from '../../../src/checkins/scales/shipped.ts';
import { form, formOf, NINE, scaleOf, scoringOf } from './forms.ts';

describe('a scoring', () => {
  it.each([
    ['phq-9', formOf(8, [0, 3]), 'item: needs 9 to 10 questions for phq-9, has 8'],
    ['gad-7', formOf(8, [0, 3]), 'item: needs 7 questions for gad-7, has 8'],
    ['who-5', formOf(5, [0, 4]), 'linkId q1: needs ordinal values from 0 to 5'],
    [
      'phq-4',
      formOf(4, [0, 3]),
      'item: needs a question with the code phq-1 of the system urn:warmline:item',
    ],
  ])('of %s says what a questionnaire lacks for it', (instrument, file, line) => {
    expect(misfits(scaleOf(file), scoringOf(instrument))).toContain(line);
  });

  it.each([
    [{ items: ['a'] }, 'scoring instrument: needs a name'],
    [
      { instrument: 'x', source: 's', items: ['a'], range: [0, 1], reversed: ['b'] },
      'scoring b: needs to be one of items',
    ],
    [
      {
        instrument: 'x',
        source: 's',
        items: ['a'],
        range: [0, 1],
        cutoffs: [{ rule: 'r', of: 'p', atLeast: 1 }],
      },
      'scoring r: needs a part named p',
    ],
    [
      { instrument: 'x', source: 's', items: ['a'], range: [0, 1], cutoffs: [{ rule: 'r' }] },
      'scoring r: needs atLeast or atMost, one of them',
    ],
  ])('with a fault is refused: %#', (file, line) => {
    const read = readScoring(file);
    expect(read.kind === 'faulty' ? read.faults.join('\n') : '').toContain(line);
  });

  it.each([
    [NINE, 'phq-9'],
    [form([], { title: 'PHQ9 (2 weeks)' }), 'phq-9'],
    [form([], { title: 'K-6' }), 'k6'],
    [form([], { code: [{ code: '69737-5' }] }), 'gad-7'],
    [form([], { title: 'PHQ-90 of ours' }), undefined],
    [form([], { title: 'A day' }), undefined],
  ])('is missed where a form is a known one: %#', (file, instrument) => {
    expect(knownInstrument(file as never)).toBe(instrument);
  });
});
