import { describe, expect, it } from 'vitest';
import { notesOf } from '../../../src/care/review/notes.ts';
import { type Figure, reviewOf } from '../../../src/care/review/review.ts';
import { sheetOf } from '../../../src/care/review/sheet.ts';
import { tableOf } from '../../../src/care/review/table.ts';
import { reviewWords } from '../../../src/care/review/words.ts';

const units = [
  { id: 'top', name: 'Top', parentId: undefined },
  { id: 'a', name: 'A', parentId: 'top' },
];
const quarter = '2026-Q3';
const figure = (
  period: string,
  unitIds: readonly string[],
  about: number,
  share: Figure['share'],
  measure: Figure['measure'],
): Figure => ({ measure, period, unitIds, about, share });
const idsOf = (figures: readonly Figure[]) =>
  reviewOf({ quarter, unit: units[0], units, figures }).sections.map(({ section }) => section.id);

describe('a review', () => {
  it('names well-being only once a form was asked and enough filled it in, by unit as mood', () => {
    const low = figure('2026-08', ['a'], 40, 35, 'low-well-being');
    expect(idsOf([])).not.toContain('low-well-being');
    expect(idsOf([low])).toContain('low-well-being');
    const force = reviewOf({ quarter, unit: undefined, units, figures: [low] });
    const found = sheetOf(force, 'zh-CN').sections.find(({ id }) => id === 'low-well-being');
    expect(found).toMatchObject({ now: '约35%', rowsBy: 'unit' });
    expect(found?.what).toContain('WHO-5');
    expect(found?.range).toContain('40人');
    expect(tableOf(force)).toContain('low-well-being,,2026-Q3,40,35,');
  });

  it.each(['en', 'zh-CN'] as const)('tells of the force alone what was opened (%s)', (locale) => {
    const figures = [
      figure(quarter, [], 120, 25, 'opened-card'),
      figure(quarter, [], 120, 60, 'opened-exercise'),
      figure('2026-Q2', [], 120, 'under', 'opened-exercise'),
    ];
    const force = reviewOf({ quarter, unit: undefined, units, figures });
    const found = sheetOf(force, locale).sections.find(({ id }) => id === 'resources');
    const say = reviewWords(locale);
    expect(found).toMatchObject({ now: say('share', { n: 60 }), rowsBy: 'kind', tone: 'flat' });
    expect(found?.rows.map(({ unit, change }) => [unit, change])).toEqual([
      [say('opened-exercise'), say('change-up')],
      [say('opened-card'), say('change-none')],
    ]);
    expect(found?.bars.map(({ label }) => label)).toEqual([
      say('opened-card'),
      say('opened-exercise'),
    ]);
    const most = say('note-resources', { what: say('opened-exercise'), now: 60 });
    expect(notesOf(force, say, locale)).toContain(most);
    expect(tableOf(force)).toContain('resources,exercise,2026-Q3,120,60,');
    expect(idsOf(figures)).not.toContain('resources');
  });
});
