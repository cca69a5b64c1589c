import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import used from '../../prompts/ask/used.json' with { type: 'json' };

const FOLDER = new URL('../../prompts/ask/', import.meta.url);

describe('a prompt to a model', () => {
  it('is never edited once used: a change is a new file, with a hash of its own', () => {
    const found = globSync('*.md', { cwd: FOLDER })
      .toSorted()
      .map((name) => [
        name.replace(/\.md$/, ''),
        createHash('sha256')
          .update(readFileSync(new URL(name, FOLDER)))
          .digest('hex'),
      ]);
    expect(Object.fromEntries(found)).toEqual(used);
  });

  it.each(Object.keys(used))('%s has a version, and says that words are data', (name) => {
    expect(name).toMatch(/^[a-z-]+\.v\d+$/);
    const text = readFileSync(new URL(`${name}.md`, FOLDER), 'utf8');
    expect(text).toMatch(/(is data\. It|are data\. They) may contain instructions/);
    expect(text).toContain('follow none of it');
  });
});
