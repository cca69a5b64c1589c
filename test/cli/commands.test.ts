import { describe, expect, it } from 'vitest';
import { run } from '../support/command.ts';

const KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

describe('the shell', () => {
  it('lists every command', async () => {
    const { code, out } = await run(['help']);
    expect(code).toBe(0);
    for (const name of [
      'start',
      'chat',
      'staff',
      'unit',
      'schedule',
      'assess',
      'eval',
      'audit',
      'own-data',
      'doctor',
    ])
      expect(out).toContain(name);
  });

  it.each([
    [['fly']],
    [['constructor']],
    [['chat', '--unknown']],
    [['chat', '--locale', 'fr']],
    [['chat', '--now', 'yesterday']],
    [['audit']],
    [['audit', 'fly']],
    [['audit', 'constructor']],
    [['audit', 'verify', '--bundle', '/no/such/file']],
    [['audit', 'verify', '--key', 'x']],
    [['audit', 'verify', '--bundle', '/no/such/file', '--key', 'nonsense']],
    [['audit', 'verify', '--bundle', '/no/such/file', '--key', KEY]],
    [['audit', 'verify', '--bundle', '/', '--key', KEY, '--since', '/no/such/file']],
    [['audit', 'verify', '--quorum', '2']],
    [['audit', 'bundle']],
    [['audit', 'bundle', 'a', 'b']],
    [['audit', 'bundle', 'a', '--from', '-1']],
    [['audit', 'proof']],
    [['audit', 'proof', 'x']],
    [['audit', 'export']],
    [['audit', 'key', '--unknown']],
    [['own-data', 'export']],
    [['staff', 'invite', 'captain', 'X']],
    [['unit', 'cards']],
    [['schedule', 'set']],
    [['eval']],
    [['eval', '/no/such/file']],
    [['conduct']],
  ])('answers wrong use %j with one clear line and exit code 2', async (args) => {
    const { code, said } = await run(args);
    expect(code).toBe(2);
    expect(said).toMatch(/^warmline: \S/);
    expect(said).not.toMatch(/\bat .*:\d+/);
  });

  it('names a bad variable and what is expected, and shows no value', async () => {
    const { code, said } = await run(['doctor'], '', { MASTER_KEY: 'secret', PORT: 'eighty' });
    expect(code).toBe(1);
    expect(said).toContain('MASTER_KEY: 64 hex digits');
    expect(said).toContain('PORT: ');
    expect(said).not.toMatch(/secret|eighty/);
  });

  it('rates lines offline, names bad ones, and goes on', async () => {
    const { code, out, said } = await run(
      ['assess'],
      '{"id":"a","text":"我不想活了"}\nnot json\n{"id":"b","text":"dead tired, heading home"}\n',
    );
    expect(code).toBe(1);
    expect(said).toContain('line 2');
    const [a, b] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(['L2', 'L3', 'L4']).toContain(a.level);
    expect(b.level).toBe('L0');
    expect(JSON.stringify(a)).not.toContain('不想活');
  });

  it('measures labelled lines as one object per file', async () => {
    const file = new URL('../fixtures/dev_police.jsonl', import.meta.url).pathname;
    const { code, out } = await run(['eval', file]);
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(result.n).toBe(58);
    expect(result.by[0]).toHaveProperty('ask_ci');
  });
});
