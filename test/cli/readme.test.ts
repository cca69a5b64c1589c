import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { configMarkdown } from '../../src/cli/config-table.ts';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('holds the table of the environment as the schema has it', () => {
    expect(readme).toContain(configMarkdown());
  });
});
