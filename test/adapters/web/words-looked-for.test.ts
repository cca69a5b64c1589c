// What a browser test looks for on a page is a word of ours. A word that was changed in prompts/
// alone is found here in a moment, not by a page that is waited for in vain.

import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(`${ROOT}${file}`, 'utf8');
const PARAM = /\{[\w-]+\}/;
const CONTROL =
  /getByRole\(\s*'(?:button|link|heading|checkbox|radio|tab|textbox|combobox)',\s*\{[^}]*?name: '([^']+)'|getByLabel\(\s*'([^']+)'/g;
const IN_BOTH = /^const [A-Z]\w* = \{\n.*?^\}/gms;
const VALUE = /\w+: (?:'([^'\n]+)'|"([^"\n]+)")/g;

/** What people write in these tests, and whom they look for. */
const TOLD = [
  'They want to die; a gun is by the bed. Not asked yet: who is with them.',
  'The gun is right by the bed, I want to die.',
  '对方说想死，枪就在床头。还没有问身边有谁。',
  '枪就在床头，我想死。',
  'A quiet heron on the roof.',
  '屋顶上有一只白鹭。',
  '民警乙',
];

function textsIn(said: unknown): string[] {
  if (typeof said === 'string') return [said];
  return said !== null && typeof said === 'object' ? Object.values(said).flatMap(textsIn) : [];
}

const texts = [
  ...globSync('prompts/**/*.json', { cwd: ROOT }).flatMap((file) =>
    textsIn(JSON.parse(read(file))),
  ),
  ...globSync('prompts/**/*.md', { cwd: ROOT }).map(read),
];
const plain = texts.join('\n').toLowerCase();
const filled = texts
  .filter((text) => PARAM.test(text) && text.split(PARAM).join('').trim().length > 1)
  .map((text) => text.split(PARAM).map((part) => RegExp.escape(part)))
  .map((parts) => new RegExp(`^${parts.join('.+')}$`, 's'));

function isOurs(text: string): boolean {
  return plain.includes(text.toLowerCase()) || filled.some((ours) => ours.test(text));
}

/** The controls a test names, and what its tables hold in both languages. */
function lookedFor(source: string): string[] {
  const tables = (source.match(IN_BOTH) ?? []).filter((table) => table.includes("'zh-CN': {"));
  const found = [source.matchAll(CONTROL), ...tables.map((table) => table.matchAll(VALUE))];
  return found.flatMap((each) => [...each].map(([, one, other]) => one ?? other ?? ''));
}

describe('what browser tests look for', () => {
  it('is read out of them, from controls and from tables in both languages', () => {
    const source = `page.getByRole('button', { name: 'Sign in' }); page.getByLabel('What');
const SAID = {\n  en: { say: "It's 5" },\n  'zh-CN': { say: '五' },\n} as const;`;
    expect(lookedFor(source)).toEqual(['Sign in', 'What', "It's 5", '五']);
  });

  it('is told apart from what no page says', () => {
    expect(['Set up Unit 1', '设置'].map(isOurs)).toEqual([true, true]);
    expect(['Set down Unit 1', 'Translate the officer`s lines'].some(isOurs)).toBe(false);
  });

  it('stands in prompts as it is looked for', () => {
    const sought = globSync('test/browser/**/*.ts', { cwd: ROOT })
      .flatMap((file) => lookedFor(read(file)).map((text) => ({ file, text })))
      .filter(({ text }) => !TOLD.includes(text));
    expect(sought.length).toBeGreaterThan(100);
    expect(sought.filter(({ text }) => !isOurs(text))).toEqual([]);
  });
});
