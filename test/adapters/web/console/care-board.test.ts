import { describe, expect, it } from 'vitest';
import { boardBody } from '../../../../adapters/web/console/care/board.ts';
import { careWords } from '../../../../adapters/web/console/care/words.ts';
import type { Board } from '../../../../src/care/board.flow.ts';

const task = { dueOn: '2026-03-02', postponed: 0, form: 'talk', priority: 'routine' };
const many = (place: string, n: number) =>
  Array.from({ length: n }, (_, at) => ({
    place,
    task: { ...task, id: `${place}-${at}` },
    name: `Officer ${at}`,
    no: `${at}`,
    why: [],
  }));

async function shown(tasks: readonly object[]): Promise<readonly string[]> {
  const empty = { colleagues: [], handOvers: [], uncovered: [], officers: [], today: '2026-03-02' };
  const board = { ...empty, tasks } as object as Board;
  const page = await boardBody({ say: careWords('en'), locale: 'en' }, board, undefined);
  return `${page}`.split('<section').filter((part) => part.includes('/console/care/tasks/'));
}

const opens = (part = '') => part.split('/console/care/tasks/').length - 1;

describe('an instructor’s week', () => {
  it('shows all that is due today, and of a longer list the first, the rest by one press', async () => {
    const [overdue, today] = await shown([...many('overdue', 42), ...many('today', 12)]);
    const [seen, folded] = overdue?.split('<details>') ?? [];
    expect([opens(seen), opens(folded), opens(today)]).toEqual([8, 34, 12]);
    expect(folded).toContain('<summary>Show 34 more</summary>');
    expect(today).not.toContain('<details>');
  });

  it('folds nothing of a short list', async () => {
    const [soon] = await shown(many('soon', 8));
    expect(opens(soon)).toBe(8);
    expect(soon).not.toContain('<details>');
  });
});
