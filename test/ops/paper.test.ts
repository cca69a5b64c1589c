import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../src/care/review/sheet.ts';
import { drawPdf } from '../../src/ops/paper.ts';

const LINE = { now: 'about 50 %', range: 'between 38 and 62 %', before: '', tone: 'flat' } as const;
const SHEET: Sheet = {
  locale: 'en',
  title: 'Quarterly review',
  unit: 'Unit 1',
  lead: 'What an officer’s “Say it” is about.',
  notesTitle: 'For the meeting',
  notes: [],
  heads: {
    unit: 'Unit',
    about: 'About',
    kind: 'What',
    now: 'Now',
    before: 'Before',
    change: 'Change',
  },
  sections: [
    {
      ...LINE,
      id: 'resources',
      title: 'What was opened',
      what: 'Of all that officers opened by themselves, in the whole force. '.repeat(3),
      change: 'nothing to compare yet',
      bars: [
        { label: 'Numbers', text: '50 %', told: { share: 50, low: 38, high: 62 }, isNow: true },
      ],
      rowsBy: 'kind',
      rows: [{ ...LINE, unitId: undefined, unit: 'Numbers', change: 'nothing to compare yet' }],
    },
  ],
  how: 'How it was counted.',
};

describe('a review on paper', () => {
  it('puts no line over another, however long a section’s text is', async () => {
    const drawn = streamsOf(await drawPdf(SHEET));
    const left = [...drawn.matchAll(/1 0 0 1 48 (\S+) Tm/g)].map(([, y]) => Number(y));
    expect(left.length).toBeGreaterThan(8);
    const gaps = left.toSorted((a, b) => a - b).map((y, n, all) => (all[n + 1] ?? Infinity) - y);
    expect(Math.min(...gaps)).toBeGreaterThan(8);
  });

  it('has no quotes as wide as a Chinese character in English, and keeps them in Chinese', async () => {
    expect(streamsOf(await drawPdf(SHEET))).not.toMatch(/201[89cd]/i);
    expect(streamsOf(await drawPdf({ ...SHEET, locale: 'zh-CN' }))).toMatch(/<201c>/i);
  });
});

function streamsOf(made: Uint8Array): string {
  const text = Buffer.from(made).toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)]
    .flatMap(({ index, 0: mark }) => {
      const from = index + mark.length;
      try {
        return inflateSync(made.subarray(from, text.indexOf('endstream', from))).toString('latin1');
      } catch {
        return []; // no stream of words
      }
    })
    .join('\n');
}
