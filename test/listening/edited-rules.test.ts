import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
const NEW_WORD = 'zorbled';

const folder = mkdtempSync(join(tmpdir(), 'warmline-rules-'));
for (const part of ['src/listening', 'src/ops/errors.ts', 'prompts/rules', 'prompts/care'])
  cpSync(join(ROOT, part), join(folder, part), { recursive: true });
cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));

afterAll(() => rmSync(folder, { recursive: true }));

function rated(words: string): string {
  const url = JSON.stringify(`file://${join(folder, 'src/listening/rate.ts')}`);
  const code = `const { rate } = await import(${url}); process.stdout.write(rate(${JSON.stringify(words)}).level);`;
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', code];
  return execFileSync(process.execPath, flags, { cwd: folder, encoding: 'utf8' });
}

describe('a rule edited in place', () => {
  it('holds at the next start, though what was made of the rules before lies beside it', () => {
    const before = rated(`i am ${NEW_WORD}`);
    const path = join(folder, 'prompts/rules/crisis.en.json');
    const file = JSON.parse(readFileSync(path, 'utf8'));
    const rule = file.rules.find(({ id }: { readonly id: string }) => id === 'en-wish-dead');
    rule.any.push(NEW_WORD);
    writeFileSync(path, JSON.stringify(file));
    expect([before, rated(`i am ${NEW_WORD}`)]).toEqual(['L0', 'L2']);
  });
});
