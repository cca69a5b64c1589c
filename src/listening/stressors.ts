// Which of the 37 problems of the taxonomy a message is about, by its keywords and by those of our
// own layer over it: for routing and counting, never for a level.

import layer from '../../prompts/care/keywords.json' with { type: 'json' };
import taxonomy from '../../prompts/care/taxonomy.json' with { type: 'json' };
import { eachAt, trieOf } from './trie.ts';

const STRESSORS_MAX = 3;
const CHARACTERS_MAX = 16_000;

// As they are: a test says that each is normal text but for its case.
const ITEMS_BY = itemsByKeyword();
const KEYWORDS = [...ITEMS_BY.keys()].sort();
const TRIE = trieOf(KEYWORDS);

/** Up to three item ids, those with most keywords first; takes normal text. */
export function stressorsIn(text: string): readonly string[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < Math.min(text.length, CHARACTERS_MAX); ) {
    if (TRIE.roots[text.charCodeAt(at)] === 0) {
      at += 1;
      continue;
    }
    let longest = at;
    let items: readonly number[] = [];
    eachAt(TRIE, text, at, (keyword, end) => {
      if (isCut(text, at) || isCut(text, end)) return;
      longest = end;
      items = ITEMS_BY.get(KEYWORDS[keyword] ?? '') ?? [];
    });
    for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
    at = Math.max(longest, at + 1);
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, STRESSORS_MAX)
    .flatMap(([index]) => taxonomy.items[index]?.id ?? []);
}

function itemsByKeyword(): ReadonlyMap<string, readonly number[]> {
  const items = new Map<string, number[]>();
  for (const [item, { id, keywords }] of taxonomy.items.entries()) {
    const more = layer.items.find((one) => one.id === id);
    const listed = [
      ...keywords.zh,
      ...keywords.en.map((one) => one.toLowerCase().replace('’', '')),
      ...(more?.zh ?? []),
      ...(more?.en ?? []),
    ];
    for (const keyword of new Set(listed))
      items.set(keyword, [...(items.get(keyword) ?? []), item]);
  }
  return items;
}

// Inside an English word.
function isCut(text: string, at: number): boolean {
  return isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at));
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
