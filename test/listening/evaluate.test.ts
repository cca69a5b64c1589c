import { describe, expect, it } from 'vitest';
import { assessLine, evaluate, readRow } from '../../src/listening/evaluate.ts';
import { wilson } from '../../src/listening/wilson.ts';

describe('assessLine', () => {
  it('prints what acceptance reads', () => {
    const line = assessLine('{"id":"a","text":"我不想活了"}', 1);
    expect(line).toEqual({
      kind: 'assessed',
      output: {
        id: 'a',
        level: 'L2',
        labels: ['crisis'],
        stressors: [],
        reasons: expect.arrayContaining([
          { layer: 'rules', rule: 'zh-not-live', span: [1, 4] },
          { layer: 'classifier', rule: 'classifier-crisis', p: expect.any(Number), span: [0, 5] },
        ]),
      },
    });
  });

  it.each([
    ['{', 'not-json'],
    ['7', 'not-json'],
    ['{"text":"a"}', 'no-id'],
    ['{"id":"a"}', 'no-text'],
    ['{"id":"a","text":7}', 'no-text'],
  ])('names line and problem of %s', (json, problem) => {
    expect(assessLine(json, 4)).toEqual({ kind: 'bad-line', line: 4, problem });
  });
});

describe('readRow', () => {
  it('wants a label', () => {
    expect(readRow('{"id":"a","text":"b"}', 2)).toEqual({
      kind: 'bad-line',
      line: 2,
      problem: 'no-label',
    });
  });
});

describe('evaluate', () => {
  it('counts asking and paging per language and label, with intervals and times', () => {
    let ticks = 0;
    const nowUs = () => {
      ticks += 5;
      return ticks;
    };
    const rows = [
      { id: '1', text: '我不想活了', label: 'crisis' },
      { id: '2', text: '我要自杀，已经想好了', label: 'crisis' },
      { id: '3', lang: 'en', text: 'dead tired, heading home', label: 'benign' },
    ];
    const { evaluation, details } = evaluate('set.jsonl', rows, nowUs);
    expect(evaluation).toEqual({
      file: 'set.jsonl',
      n: 3,
      by: [
        {
          lang: 'en',
          label: 'benign',
          n: 1,
          ask: 0,
          page: 0,
          ask_ci: [0, 0.7935],
          page_ci: [0, 0.7935],
        },
        {
          lang: 'zh',
          label: 'crisis',
          n: 2,
          ask: 1,
          page: 0.5,
          ask_ci: [0.3424, 1],
          page_ci: [0.0945, 0.9055],
        },
      ],
      p50_us: 5,
      p99_us: 5,
    });
    expect(details.map(({ id, lang, level }) => [id, lang, level])).toEqual([
      ['1', 'zh', 'L2'],
      ['2', 'zh', 'L3'],
      ['3', 'en', 'L0'],
    ]);
  });

  it('takes an empty file', () => {
    expect(evaluate('empty', [], () => 0).evaluation).toMatchObject({ n: 0, by: [], p50_us: 0 });
  });
});

describe('wilson', () => {
  it.each([
    [0, 0, [0, 1]],
    [5, 10, [0.2366, 0.7634]],
    [95, 100, [0.8882, 0.9785]],
  ])('of %i in %i is %j', (hits, n, interval) => {
    expect(wilson(hits, n)).toEqual(interval);
  });
});
