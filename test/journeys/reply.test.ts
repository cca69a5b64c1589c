import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newestEffects } from '../../db/outbox-view.ts';
import data from '../../prompts/rules/draft.json' with { type: 'json' };
import type { Address } from '../../src/core/message.ts';
import type { Locale } from '../../src/core/person.ts';
import { sayText, variantsOf } from '../../src/core/say.ts';
import { checkDraft } from '../../src/listening/draft-check.ts';
import { openLlm } from '../../src/listening/model.port.ts';
import { guarded } from '../../src/listening/model-breaker.port.ts';
import { rate } from '../../src/listening/rate.ts';
import { replyTo } from '../../src/listening/reply.effect.ts';
import { everyRow } from '../support/every-row.ts';
import { openModel } from '../support/model-server.ts';
import { openWorld } from '../support/world.ts';

const model = await openModel();
const bare = openLlm({ baseUrl: model.url, apiKey: undefined, model: 'local', timeoutMs: 3_000 });
const llm = guarded(bare, { tell: () => undefined, failuresMax: 100_000 });
const world = await openWorld({ llm });

const WORDS = {
  en: 'quiet shift today, home in an hour',
  'zh-CN': '今天班很长，又在补材料',
} as const;
const FIT = {
  en: 'Paper on top of a full day. Which pile is the worst?',
  'zh-CN': '一整天下来还要对着表格，够磨人。哪一样最烦？',
} as const;

beforeEach(() => {
  Object.assign(model, {
    level: 'L0',
    reply: FIT.en,
    answer: undefined,
    refusal: undefined,
    fault: undefined,
    isHanging: false,
  });
});

async function consenting(locale: Locale = 'en'): Promise<Address> {
  const officer = await world.joined(locale);
  await world.tap(officer, 'slip:model:yes');
  world.heard(officer);
  return officer;
}

async function replied(officer: Address, words: string): Promise<string[]> {
  await world.say(officer, words);
  await world.advance(1_000);
  return world.heard(officer).map(({ text }) => text);
}

function templates(locale: Locale, key: 'heard-calm' | 'heard-strain' = 'heard-calm'): string[] {
  return [...Array(variantsOf(locale, key)).keys()].map((n) => sayText(locale, key, n, {}));
}

describe('a reply that a model words', () => {
  it.each(['en', 'zh-CN'] as const)(
    'reaches the officer once, if it passes (%s)',
    async (locale) => {
      model.reply = FIT[locale];
      const officer = await consenting(locale);
      expect(await replied(officer, WORDS[locale])).toEqual([FIT[locale]]);
      await world.advance(600_000);
      expect(world.heard(officer)).toEqual([]);
    },
  );

  it('keeps the button to a person that the written line has', async () => {
    model.reply = 'Worn down, and with reason. Which bit weighs most right now?';
    const officer = await consenting();
    await world.say(officer, 'I am exhausted and cannot sleep for weeks, it is all too much');
    await world.advance(1_000);
    const choices = expect.arrayContaining([expect.objectContaining({ id: 'talk' })]);
    expect(world.heard(officer)).toMatchObject([{ text: model.reply, choices }]);
  });

  it('is sealed where it is kept, logged nowhere, and on record with its prompt', async () => {
    model.reply = 'Osprey weather, and papers on top. Which pile is the worst?';
    const officer = await consenting();
    expect(await replied(officer, WORDS.en)).toEqual([model.reply]);
    const all = await everyRow(world.url);
    for (const [table, rows] of all) {
      expect(rows.includes('Osprey'), table).toBe(false);
      expect(rows.includes(Buffer.from('Osprey').toString('hex')), table).toBe(false);
    }
    expect(world.logged()).not.toContain('Osprey');
    const audit = all.get('ledger.audit_events') ?? '';
    expect(audit).toMatch(/reply-chosen.*by\W+draft.*prompt\W+reply\.v1/);
  });

  it('is not asked for without a yes, nor in a crisis, nor about ourselves', async () => {
    const silent = await world.joined('en');
    const asking = await consenting();
    model.asked.length = 0;
    expect(templates('en')).toContain((await replied(silent, WORDS.en))[0]);
    expect(model.asked).toEqual([]);
    await world.say(asking, 'I want to die');
    expect(world.heard(asking)[0]?.text).toContain('12356');
    await replied(asking, 'long shift today');
    expect(await replied(await consenting(), 'are you a real person')).toHaveLength(1);
    expect(model.asked.filter((one) => one.includes('language'))).toEqual([]);
  });

  it('says nothing more once an alarm, an erasure or a withdrawal came in between', async () => {
    const alarmed = await consenting();
    await world.say(alarmed, WORDS.en);
    await world.say(alarmed, 'I want to die');
    expect(world.heard(alarmed)[0]?.text).toContain('12356');
    await world.advance(1_000);
    expect(world.heard(alarmed)).toEqual([]);

    const withdrawn = await consenting();
    await world.say(withdrawn, WORDS.en);
    await world.tap(withdrawn, 'slip-off:model');
    world.heard(withdrawn);
    model.asked.length = 0;
    await world.advance(1_000);
    expect(model.asked).toEqual([]);
    expect(templates('en')).toContain(world.heard(withdrawn)[0]?.text);

    const erased = await consenting();
    await world.say(erased, WORDS.en);
    await world.tap(erased, 'erase:yes');
    world.heard(erased);
    await world.advance(1_000);
    expect(world.heard(erased)).toEqual([]);
  });

  it('comes once, however often and at once its effect is done', async () => {
    const officer = await consenting();
    await world.say(officer, WORDS.en);
    const effects = await world.tools.pools.officer.transact('wl_worker', ({ db }) =>
      newestEffects(db, 9),
    );
    const [effect] = effects.filter((one) => one.kind === 'reply.v1');
    if (effect === undefined) throw new Error('no reply was asked for');
    await Promise.all([1, 2, 3].map(() => replyTo(effect, world.tools)));
    await world.advance(1_000);
    expect(world.heard(officer).map(({ text }) => text)).toEqual([FIT.en]);
  });
});

describe('a written line', () => {
  it.each([
    ['refused', { reply: 'You should go to bed!' }],
    ['an empty string', { reply: '' }],
    ['no reply at all', { answer: 'Sure, here you go.' }],
    ['declined', { refusal: 'I cannot.' }],
    ['an error', { fault: { status: 500 } }],
    ['late', { isHanging: true }],
  ])('stands in, once, for a draft that is %s', async (_, so) => {
    Object.assign(model, so);
    const officer = await consenting();
    const said = await replied(officer, WORDS.en);
    expect(said).toHaveLength(1);
    expect(templates('en')).toContain(said[0]);
  });

  it('is said at once while the model rests', async () => {
    model.fault = { status: 503 };
    const resting = guarded(bare, { tell: () => undefined, failuresMax: 1, restMs: 300_000 });
    await expect(resting.draft('ok', 'en')).rejects.toThrow();
    const tired = await openWorld({ llm: resting });
    const officer = await tired.joined('en');
    await tired.tap(officer, 'slip:model:yes');
    tired.heard(officer);
    const before = model.calls();
    await tired.say(officer, WORDS.en);
    expect(templates('en')).toContain(tired.heard(officer)[0]?.text);
    expect(model.calls()).toBe(before);
  });

  it('or a text that passes the checker is all an officer sees, whatever the model says', async () => {
    const officers = { en: await consenting('en'), 'zh-CN': await consenting('zh-CN') };
    const good = [...data.good.en, ...data.good['zh-CN']];
    const bad = data.rules.flatMap(({ refused }) => refused);
    const spoken = fc.oneof(
      fc.constantFrom(...good),
      fc.constantFrom(...bad),
      fc.tuple(fc.constantFrom(...good), fc.constantFrom(...bad)).map((both) => both.join(' ')),
      fc.string({ unit: 'grapheme' }),
    );
    await fc.assert(
      fc.asyncProperty(spoken, fc.constantFrom('en', 'zh-CN'), async (reply, locale) => {
        model.reply = reply;
        const said = await replied(officers[locale], WORDS[locale]);
        expect(said).toHaveLength(1);
        const [text = ''] = said;
        if (templates(locale).includes(text)) return;
        const { level } = rate(text);
        expect(text).toBe(reply.normalize('NFC').trim());
        expect(checkDraft(text, { locale, words: '', recent: [], level }).kind).toBe('fit');
      }),
      { numRuns: 40 },
    );
  });
});
