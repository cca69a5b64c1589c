// What the documents tell people to type is there to be typed.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { hasCommand } from '../../src/cli/commands.ts';

const DOCUMENTS = [
  'README.md',
  'SECURITY.md',
  'adapters/deploy/OPERATING.md',
  'adapters/deploy/RUNBOOK.md',
  'adapters/deploy/UPGRADING.md',
  'adapters/deploy/GROWTH.md',
  ...['care', 'checkins', 'hotline', 'listening', 'outbox', 'trust'].map(
    (room) => `src/${room}/README.md`,
  ),
  'test/bench/README.md',
];
const textOf = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const found = (name: string, pattern: RegExp) =>
  [...textOf(name).matchAll(pattern)].map(([, one = '']) => one);

describe.each(DOCUMENTS)('%s', (name) => {
  it('names commands and scripts that there are', () => {
    const commands = found(name, /(?:warmline --|src\/cli\.ts) ([a-z-]+)/g);
    expect(commands.filter((one) => !hasCommand(one))).toEqual([]);
    const scripts = found(name, /npm run (?:-s )?([a-z:-]+)/g);
    expect(scripts.filter((one) => !Object.hasOwn(manifest.scripts, one))).toEqual([]);
  });

  it('points at files that there are', () => {
    for (const target of found(name, /\]\((?!https?:|#)([^)#]+)/g))
      expect(() => textOf(new URL(target, `file:///${name}`).pathname.slice(1))).not.toThrow();
  });
});

describe('the runbook', () => {
  const text = textOf('adapters/deploy/RUNBOOK.md');
  const FIRST_WORDS =
    /`((?:doctor|audit|staff|keys|backup|restore|retention|own-data|outbox)(?: [^`]*)?)`/g;
  const typed = [...text.matchAll(FIRST_WORDS)].map(([, one = '']) => one);

  it('calls commands that there are', () => {
    expect(typed.length).toBeGreaterThan(15);
    expect(typed.filter((one) => !hasCommand(one.split(' ')[0] ?? ''))).toEqual([]);
  });
});
