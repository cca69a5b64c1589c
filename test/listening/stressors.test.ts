import { describe, expect, it } from 'vitest';
import layer from '../../prompts/care/keywords.json' with { type: 'json' };
import taxonomy from '../../prompts/care/taxonomy.json' with { type: 'json' };
import { normalize } from '../../src/listening/normalize.ts';
import { rate } from '../../src/listening/rate.ts';

describe('stressors', () => {
  it.each([
    ['这周天天加班，补休也没有', ['A2']],
    ['老婆要离婚', ['B7']],
    ['Complaint number three and internal affairs again', ['C1']],
    ['加班加到没时间陪孩子，还被投诉', ['B7', 'A2', 'C1']],
    ['今天天气不错', []],
    ['the ranger arranged it', []],
    ['那个醉汉又往我脸上吐口水', ['A1']],
  ])('of "%s" are %j', (words, items) => {
    expect(rate(words).stressors).toEqual(items);
  });

  it('are at most three', () => {
    expect(rate('加班 投诉 考核 开会 检查 报表 培训 晋升').stressors).toHaveLength(3);
  });

  it('of the layer over the taxonomy are items of it, with keywords it does not have', () => {
    const keywords = new Map(taxonomy.items.map((item) => [item.id, item.keywords]));
    const doubled = layer.items.flatMap(({ id, zh, en }) => {
      const known: readonly string[] = [
        ...(keywords.get(id)?.zh ?? zh),
        ...(keywords.get(id)?.en ?? en),
      ];
      return [...zh, ...en].filter((keyword) => known.includes(keyword));
    });
    expect(doubled).toEqual([]);
  });

  it('have keywords that normal text can hold', () => {
    const own = taxonomy.items.map(({ keywords }) => keywords);
    const odd = [...own, ...layer.items]
      .flatMap(({ zh, en }) => [...zh, ...en])
      .filter((keyword) => normalize(keyword).text !== keyword.toLowerCase().replace('’', ''));
    expect(odd).toEqual([]);
  });
});
