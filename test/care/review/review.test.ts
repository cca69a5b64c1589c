import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf, estimateOf, meanOf } from '../../../src/care/review/estimate.ts';
import { notesOf } from '../../../src/care/review/notes.ts';
import { type Figure, reviewOf } from '../../../src/care/review/review.ts';
import { SECTIONS } from '../../../src/care/review/sections.ts';
import { sheetOf } from '../../../src/care/review/sheet.ts';
import { tableOf } from '../../../src/care/review/table.ts';
import { reviewWords } from '../../../src/care/review/words.ts';
import { shownOf } from '../../../src/trust/figures/shown.ts';

const units = [
  { id: 'top', name: 'Top', parentId: undefined },
  { id: 'a', name: '=A', parentId: 'top' },
  { id: 'b', name: 'B', parentId: 'top' },
];
const [top, a] = units;
const figure = (
  period: string,
  unitIds: readonly string[],
  about: number,
  share: Figure['share'],
  measure: Figure['measure'] = 'met',
): Figure => ({ measure, period, unitIds, about, share });
const quarter = '2026-Q3';
const of = (figures: readonly Figure[], unit = top) => reviewOf({ quarter, unit, units, figures });
const met = (figures: readonly Figure[], unit = top) =>
  of(figures, unit).sections.find(({ section }) => section.id === 'met');

describe('how sure a told share is', () => {
  it('holds the real share of whatever was rounded to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 400 }), fc.nat(400), (total, wanted) => {
        const yes = Math.min(wanted, total);
        const told = estimateOf([shownOf(total, yes)]);
        expect(told?.low).toBeLessThanOrEqual((100 * yes) / total);
        expect(told?.high).toBeGreaterThanOrEqual((100 * yes) / total);
      }),
    );
  });

  it('gives nothing away: the same told figure has the same interval whatever was counted', () => {
    expect(estimateOf([shownOf(41, 20)])).toEqual(estimateOf([shownOf(44, 22)]));
  });

  it.each([
    [200, 70, 40, 'down'],
    [200, 40, 70, 'up'],
    [20, 40, 50, 'unclear'],
    [200, 50, 50, 'unclear'],
  ] as const)('of %i people, from %i %% to %i %% is %s', (about, before, now, change) => {
    const [one, other] = [now, before].map((share) => estimateOf([{ about, share }]));
    expect(one && other && changeOf(one, other)).toBe(change);
  });

  it('grows no narrower over three months of the same people', () => {
    const month = estimateOf([{ about: 50, share: 40 }]);
    expect(month && meanOf([month, month, month])).toEqual(month);
    expect(estimateOf([])).toBeUndefined();
  });
});

describe('a review', () => {
  it('tells a unit of the groups wholly under it, and of the wider one where there is none', () => {
    const figures = [figure(quarter, ['a'], 40, 20), figure(quarter, ['b', 'top'], 20, 60)];
    expect(met(figures)?.now).toMatchObject({ about: 60, share: 2000 / 60 });
    expect(met(figures, a)).toMatchObject({ now: { about: 40, share: 20 }, isWider: false });
    expect(met(figures, units[2])).toMatchObject({ now: { about: 20, share: 60 }, isWider: true });
    expect(met([])?.now).toBeUndefined();
  });

  it('compares like with like alone', () => {
    const before = figure('2026-Q2', ['a'], 200, 20);
    const own = figure(quarter, ['a'], 200, 70);
    const wider = figure(quarter, ['a', 'b'], 200, 70);
    expect(met([before, own], a)?.change).toBe('up');
    expect(met([before, wider], a)).toMatchObject({ change: undefined, before: undefined });
  });

  it('takes the mean of the months that were told', () => {
    const months = ['2026-07', '2026-08'].map((month, n) =>
      figure(month, ['a'], 50, 20 + 20 * n, 'low-mood'),
    );
    const told = of(months).sections.find(({ section }) => section.id === 'low-mood');
    expect(told?.now).toMatchObject({ about: 50, share: 30 });
    expect(told?.points.map(({ period, told: one }) => [period, one?.share])).toEqual([
      ['2026-07', 20],
      ['2026-08', 40],
      ['2026-09', undefined],
    ]);
  });

  it('draws from the first month or quarter that was told on, and nothing where none was', () => {
    const drawn = (...periods: readonly string[]) => {
      const figures = periods.map((one) =>
        figure(one, ['a'], 50, 40, one.includes('Q') ? 'met' : 'low-mood'),
      );
      const { sections } = of(figures);
      return (['low-mood', 'met'] as const).map((id) =>
        sections.find(({ section }) => section.id === id)?.points.map(({ period }) => period),
      );
    };
    const months = ['2026-07', '2026-08', '2026-09'];
    expect(drawn()).toEqual([[], []]);
    expect(drawn('2026-09', '2026-Q3')).toEqual([months, ['2026-Q3']]);
    expect(drawn('2026-05', '2026-Q1')).toEqual([
      ['2026-05', '2026-06', ...months],
      ['2026-Q1', '2026-Q2', '2026-Q3'],
    ]);
  });

  it('has words for every section in both languages, and says when nothing can be told', () => {
    const force = reviewOf({ quarter, unit: undefined, units, figures: [] });
    for (const locale of ['en', 'zh-CN'] as const) {
      const sheet = sheetOf(force, locale);
      const always = SECTIONS.filter(({ isOnlyIfTold }) => isOnlyIfTold !== true);
      expect(sheet.sections.map(({ id }) => id)).toEqual(always.map(({ id }) => id));
      expect(JSON.stringify(sheet)).not.toMatch(/undefined|NaN|\{[a-z]+\}/);
      expect(sheet.notes).toHaveLength(1);
    }
  });

  it('tells a force under one head by what is below it, and of waits no unit', () => {
    const figures = [figure(quarter, ['a'], 40, 20), figure(quarter, [], 60, 90, 'came-in-time')];
    const force = reviewOf({ quarter, unit: undefined, units, figures });
    expect(force.below.map(({ id }) => id)).toEqual(['a', 'b']);
    const waits = (review: typeof force) =>
      review.sections.find(({ section }) => section.id === 'came-in-time');
    expect(waits(force)).toMatchObject({ now: { about: 60, share: 90 }, rows: [] });
    expect(waits(of(figures))).toBeUndefined();
  });

  it('speaks of what got worse first, and names a unit only where it lags by more than chance', () => {
    const say = reviewWords('en');
    const figures = [
      figure('2026-Q2', ['a', 'b'], 400, 40),
      figure(quarter, ['a'], 200, 30),
      figure(quarter, ['b'], 200, 90),
      figure('2026-Q2', ['a', 'b'], 400, 80, 'owed-talk'),
      figure(quarter, ['a', 'b'], 400, 40, 'owed-talk'),
    ];
    const notes = notesOf(of(figures), say, 'en');
    expect(notes[1]).toBe(say('note-worse', { what: say('owed-talk'), before: 80, now: 40 }));
    expect(notes[2]).toBe(say('note-better', { what: say('met'), before: 40, now: 60 }));
    expect(notes).toContain(say('note-lag', { what: say('met'), units: '=A' }));
    expect(notes.join(' ')).not.toContain('B lag');
  });

  it('tells of the force alone what problems were about, the most frequent first', () => {
    const figures = [
      figure(quarter, [], 60, 20, 'about-A'),
      figure(quarter, [], 60, 55, 'about-D'),
      figure('2026-Q2', [], 60, 90, 'about-D'),
      figure(quarter, ['A1'], 40, 70, 'problems-answered'),
      figure(quarter, ['D2', 'D6'], 60, 50, 'problems-answered'),
      figure('2026-Q2', ['D2', 'D6'], 60, 'under', 'problems-answered'),
    ];
    const force = reviewOf({ quarter, unit: undefined, units, figures });
    const [worn, answered] = ['stressors', 'problems-answered'].map((id) =>
      force.sections.find(({ section }) => section.id === id),
    );
    expect(worn?.items.map(({ items }) => items)).toEqual([['D'], ['A']]);
    expect(worn).toMatchObject({ now: { share: 55 }, change: undefined, rows: [] });
    expect(answered?.now).toMatchObject({ about: 100, share: 58 });
    expect(answered?.items).toMatchObject([
      { items: ['D2', 'D6'], change: 'up' },
      { items: ['A1'], change: undefined },
    ]);
    const sheet = sheetOf(force, 'en');
    expect(JSON.stringify(sheet)).not.toMatch(/undefined|NaN|Invalid/);
    // The letters under the bars stand in the table; what was most before may have been another.
    const drawn = sheet.sections.find(({ id }) => id === 'stressors');
    expect(drawn?.rows.map(({ unit }) => unit.slice(0, 3))).toEqual(['D  ', 'A  ']);
    expect(drawn?.change).toBe('');
    expect(sheet.notes.join(' ')).toContain('Views on higher-level offices (about 55 %)');
    expect(of(figures).sections.map(({ section }) => section.id)).not.toContain('stressors');
  });

  it('is a table in which no name is a formula', () => {
    const table = tableOf(of([figure(quarter, ['a'], 40, 20)]));
    expect(table).toContain("met,'=A,2026-Q3,40,20,");
    expect(table).not.toMatch(/(^|,)[=+@]/m);
  });
});
