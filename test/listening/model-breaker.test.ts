import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLlm } from '../../src/listening/model.port.ts';
import { guarded } from '../../src/listening/model-breaker.port.ts';
import { openModel } from '../support/model-server.ts';

const TIMEOUT_MS = 150;
const WORDS = 'marker-words';
const model = await openModel();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T09:00:00Z') });
  Object.assign(model, {
    level: 'L1',
    answer: undefined,
    refusal: undefined,
    fault: undefined,
    isHanging: false,
  });
});
afterEach(() => {
  vi.useRealTimers();
});

function opened() {
  const told: { readonly code: string; readonly facts: unknown }[] = [];
  const llm = guarded(
    openLlm({ baseUrl: model.url, apiKey: undefined, model: 'local', timeoutMs: TIMEOUT_MS }),
    { tell: (code, facts) => told.push({ code, facts }), failuresMax: 3, restMs: 10_000 },
  );
  return { llm, told, codes: () => told.map(({ code }) => code) };
}

type Opened = ReturnType<typeof opened>;

async function outcome({ llm }: Opened): Promise<string> {
  return llm.assess(WORDS).then(
    ({ level }) => level,
    (error: unknown) => String(error).replace(/^\w+: /, ''),
  );
}

async function outcomes(one: Opened, times: number): Promise<string[]> {
  const found: string[] = [];
  for (let n = 0; n < times; n += 1) found.push(await outcome(one));
  return found;
}

describe('a model that fails', () => {
  it.each([
    ['hangs', { isHanging: true }, 'model-unreachable'],
    ['is overloaded', { fault: { status: 503 } }, 'model-busy'],
    ['limits us', { fault: { status: 429 } }, 'model-busy'],
    ['knows us no longer', { fault: { status: 401 } }, 'model-refused'],
    ['talks nonsense', { answer: 'Certainly! L2.' }, 'model-answer-unreadable'],
  ] as const)('and %s rests after three times, asked no more', async (_, so, code) => {
    Object.assign(model, so);
    const one = opened();
    const before = model.calls();
    expect(await outcomes(one, 5)).toEqual([code, code, code, 'model-resting', 'model-resting']);
    expect(model.calls() - before).toBe(3);
    expect(one.told).toEqual([
      { code: 'model-resting', facts: { use: 'assess', forMs: 10_000, why: code } },
    ]);
  });

  it('rests from that alone, and is asked for all else', async () => {
    model.answer = 'Certainly! L2.';
    const one = opened();
    await outcomes(one, 3);
    model.answer = undefined;
    expect(['assess', 'draft'].map((use) => one.llm.isResting(use as 'assess'))).toEqual([
      true,
      false,
    ]);
    expect(await outcome(one)).toBe('model-resting');
    const before = model.calls();
    await one.llm.draft(WORDS, 'en').catch(() => undefined);
    expect(model.calls() - before).toBe(1);
  });

  it('costs nobody who comes later the time that it hangs', async () => {
    model.isHanging = true;
    const one = opened();
    await Promise.all([outcome(one), outcome(one), outcome(one)]);
    const before = model.calls();
    expect(await outcomes(one, 50)).toEqual(Array(50).fill('model-resting'));
    expect(model.calls()).toBe(before);
  });

  it('is tried with one call after its rest, and asked again once that went well', async () => {
    model.fault = { status: 503 };
    const one = opened();
    await outcomes(one, 3);
    model.fault = undefined;
    vi.setSystemTime(Date.now() + 9_999);
    expect(await outcome(one)).toBe('model-resting');
    vi.setSystemTime(Date.now() + 1);
    const before = model.calls();
    expect(await Promise.all([outcome(one), outcome(one), outcome(one)])).toEqual([
      'L1',
      'model-resting',
      'model-resting',
    ]);
    expect(model.calls() - before).toBe(1);
    expect(await outcomes(one, 3)).toEqual(['L1', 'L1', 'L1']);
    expect(one.codes()).toEqual(['model-resting', 'model-answers-again']);
  });

  it('rests longer each time it is tried in vain, up to five minutes', async () => {
    model.fault = { status: 500 };
    const one = opened();
    await outcomes(one, 3);
    for (let n = 0; n < 6; n += 1) {
      vi.setSystemTime(Date.now() + 300_000);
      await outcome(one);
    }
    expect(one.told.map(({ facts }) => facts)).toEqual(
      [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000].map((forMs) => ({
        use: 'assess',
        forMs,
        why: 'model-busy',
      })),
    );
  });

  it('rests as long as it asked for', async () => {
    model.fault = { status: 429, retryAfterS: 60 };
    const one = opened();
    await outcomes(one, 3);
    vi.setSystemTime(Date.now() + 59_999);
    expect(await outcome(one)).toBe('model-resting');
    expect(one.told[0]?.facts).toEqual({ use: 'assess', forMs: 60_000, why: 'model-busy' });
  });

  it('is not rested for declining single messages, nor for failures with answers between', async () => {
    const one = opened();
    model.refusal = 'I cannot help with that.';
    expect(await outcomes(one, 5)).toEqual(Array(5).fill('model-declined'));
    model.refusal = undefined;
    for (let n = 0; n < 4; n += 1) {
      model.fault = { status: 503 };
      await outcomes(one, 2);
      model.fault = undefined;
      expect(await outcome(one)).toBe('L1');
    }
    expect(one.codes()).toEqual([]);
  });

  it('says nothing of the words to the log', async () => {
    model.answer = `${WORDS} {"level":"${WORDS}"}`;
    const one = opened();
    await outcomes(one, 4);
    expect(JSON.stringify(one.told)).not.toContain(WORDS);
  });
});
