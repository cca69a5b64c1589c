import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { openLog } from '../../src/ops/log.ts';

function openLines() {
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { lines, sink };
}

it('writes what goes wrong over and over twenty times a minute, and then how often it did not', () => {
  const { lines, sink } = openLines();
  let now = 0;
  const log = openLog('warn', sink, () => now);
  const fails = (error: string) => log.error('effect-failed', { error });
  for (let n = 0; n < 1_000; n += 1) fails('ENOSPC');
  fails('ECONNREFUSED');
  log.warn('effect-late');
  expect(lines).toHaveLength(22);
  expect(lines.at(-2)).toMatchObject({ code: 'effect-failed', error: 'ECONNREFUSED' });
  now = 60_000;
  for (let n = 0; n < 2; n += 1) fails('ENOSPC');
  expect(lines.slice(22)).toMatchObject([{ error: 'ENOSPC', unwritten: 980 }, { error: 'ENOSPC' }]);
  expect(lines.at(-1)).not.toHaveProperty('unwritten');
});

it('writes what is no fault as often as it comes', () => {
  const { lines, sink } = openLines();
  const log = openLog('info', sink, () => 0);
  for (let n = 0; n < 30; n += 1) log.info('started');
  expect(lines).toHaveLength(30);
});
