// What keeps a crafted message from stalling the program: a checker's word on every pattern, and a
// count of the searches that a long message sets off. A search is in a window of fixed size.

import { check, checkSync } from 'recheck';
import { afterEach, describe, expect, it } from 'vitest';
import { rate } from '../../src/listening/rate.ts';
import { type Pattern, patterns } from './redos/patterns.ts';

// The automaton decides; fuzzing, the checker's other way, only looks for attacks.
const ASKED = { checker: 'automaton', timeout: 20_000 } as const;
// More at once only wait for each other until their time is up.
const AT_ONCE = 4;
const exec: (this: RegExp, text: string) => RegExpExecArray | null = Reflect.get(
  RegExp.prototype,
  'exec',
);

describe('every pattern that words meet', () => {
  it('is proved by recheck to cost no more than the length of the text', async () => {
    const all = patterns();
    expect(all.length).toBeGreaterThan(2_000);
    const lanes = Array.from({ length: AT_ONCE }, (_, lane) =>
      refusalsOf(all.filter((__, index) => index % AT_ONCE === lane)),
    );
    const refused = await Promise.all(lanes);
    expect(refused.flat()).toEqual([]);
  }, 120_000);

  it.each(['^(a+)+$', 'a.*b.*c', '(?:\\w{1,9} ?)+$'])(
    'is refused by it when it backtracks too much: %s',
    (source) => {
      expect(checkSync(source, '', ASKED).status).toBe('vulnerable');
    },
  );
});

describe('a long message', () => {
  afterEach(() => {
    RegExp.prototype.exec = exec;
  });

  it.each([
    ['a plain one', '今天巡逻了一上午，一切正常。'],
    ['one of death words', '想死不想活了自杀 want to die kill myself '],
    ['one of near misses', '枪枪药药桥桥我我 i want to i want to gun gun '],
    ['one of spaces between letters', 'k i l l a b c d '],
    ['one without an end', 'aaaaaaaaaaaaaaaaaaaa'],
  ])('four times as long sets off at most some five times the searches: %s', (_, piece) => {
    const [short, long] = [searches(piece, 4_000), searches(piece, 16_000)];
    expect(long).toBeLessThan(short * 5.5);
  });
});

/** One after the other. */
function refusalsOf(lane: readonly Pattern[]): Promise<readonly string[]> {
  return lane.reduce<Promise<readonly string[]>>(
    async (before, next) => [...(await before), ...(await refusalOf(next))],
    Promise.resolve([]),
  );
}

async function refusalOf({ source, flags, where }: Pattern): Promise<readonly string[]> {
  const { status } = await check(source, flags, ASKED);
  return status === 'safe' ? [] : [`${where} is ${status}: ${source}`];
}

function searches(piece: string, length: number): number {
  let count = 0;
  RegExp.prototype.exec = function counted(text) {
    count += 1;
    return exec.call(this, text);
  };
  rate(piece.repeat(Math.ceil(length / piece.length)).slice(0, length));
  RegExp.prototype.exec = exec;
  return count;
}
