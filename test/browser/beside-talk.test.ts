// Beside a talk, in a real browser, both languages and widths: what a model drafted and translated,
// a line that did not get there, and what a counselor knows about.

import { describe, expect, it } from 'vitest';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import type { Llm } from '../../src/listening/model.port.ts';
import { RetryLater } from '../../src/ops/errors.ts';
import { memberOf, ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';
import { picture } from './support/browser.ts';
import { faultsOf, openConsole, PHONE, WIDE } from './support/console.ts';

const busy = async () => {
  throw new RetryLater('model-busy');
};
const SAYS = {
  en: {
    summary: 'They want to die; a gun is by the bed. Not asked yet: who is with them.',
    translation: 'The gun is right by the bed, I want to die.',
  },
  'zh-CN': {
    summary: '对方说想死，枪就在床头。还没有问身边有谁。',
    translation: '枪就在床头，我想死。',
  },
} as const;
const llm: Llm = {
  assess: busy,
  draft: busy,
  changes: busy,
  aid: async ({ kind, locale }) => SAYS[locale][kind],
  isResting: () => false,
};
const world = await openWorld({ llm });
const { tools, staff } = world;
const console = await openConsole(world);
const blocked = new Set<string>();
world.plug({
  name: 'slack',
  send: async ({ id }) => ({ kind: blocked.has(id) ? 'unreachable' : 'sent' }),
  stop: async () => undefined,
});

const VIEWS = [
  ['en', WIDE, false, '枪就在床头，我想死。'],
  ['zh-CN', PHONE, true, 'My gun is on the nightstand and I want to die.'],
] as const;
const WORDS = {
  en: {
    draft: 'Draft a hand-over note',
    asked: 'The model is asked. Write on',
    mark: 'Draft by a language model',
    translate: "Translate the officer's lines",
  },
  'zh-CN': {
    draft: '拟一份交接小结',
    asked: '已经在问模型了。',
    mark: '语言模型拟的草稿',
    translate: '翻译民警的话',
  },
} as const;

describe('beside a talk', () => {
  it.each(VIEWS)(
    'a model helps, and is marked as one (%s)',
    async (locale, viewport, dark, said) => {
      const say = WORDS[locale];
      const { caseId, from } = await ringingCase(world, locale === 'en' ? 'zh-CN' : 'en', said);
      await world.tap(from, 'slip:model:yes');
      await takeCase(tools, memberOf(staff.second), caseId);
      const { context, page } = await console.signedIn(staff.second.id, { viewport, dark });
      if (locale === 'zh-CN') await page.locator('button[name="locale"]').click();
      await page.goto(`${console.base}/console/talks`);
      await page.locator('.own-load details').last().locator('summary').click();
      await picture(page, `topics-${locale}`);
      expect(await faultsOf(page)).toEqual([]);
      await page.goto(`${console.base}/console/talks/${caseId}`);
      await page.getByRole('button', { name: say.translate }).click();
      await page.locator('[data-aid="asked"]').waitFor();
      await page.getByRole('button', { name: say.draft }).click();
      await page.getByText(say.asked).waitFor(); // else the work below comes before the wish
      await world.advance(1_000);
      await page.getByText(say.mark).waitFor();
      await page.locator('[data-aid="made"]').getByText(SAYS[locale].translation).waitFor();
      expect(await page.locator('#note').inputValue()).toBe(SAYS[locale].summary);
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, `talk-aid-${locale}`);
      await page.locator('#note').fill(`${SAYS[locale].summary} +`);
      await page.locator('form[action$="/note"] button').click();
      await page.locator('.notes').getByText('+').waitFor();
      expect(await page.getByText(say.mark).count()).toBe(0);
      await closeCase(tools, memberOf(staff.second), caseId, 'talked', { seen: 'same' });
      await context.close();
    },
  );

  it('nothing half written is lost to a press beside it, or to what the officer writes', async () => {
    const { caseId, from } = await ringingCase(world, 'en', 'I want to die, my gun is right here');
    await takeCase(tools, memberOf(staff.second), caseId);
    const { context, page } = await console.signedIn(staff.second.id);
    await page.goto(`${console.base}/console/talks/${caseId}`);
    await page.locator('details.canned').waitFor(); // shown by the script that does the rest
    await page.locator('#words').fill('Half a line');
    await page.locator('button[formaction$="/moment"]').click();
    await page.locator('#talk-said .good').waitFor();
    expect(await page.locator('#words').inputValue()).toBe('Half a line');
    await page.locator('details:has(#plan-signs) summary').click();
    await page.locator('#plan-signs').fill('I stop sleeping');
    await page.locator('#words').focus();
    await world.say(from, 'I am on the ledge now, gun in my hand, goodbye');
    await page.locator('#talk-panel[data-stamp^="L4"]').waitFor();
    expect(await page.locator('#plan-signs').inputValue()).toBe('I stop sleeping');
    expect(await page.locator('#plan-signs').isVisible()).toBe(true);
    await page.locator('form[action$="/plan"] button').click();
    await page.locator('section[aria-labelledby="plan-h"]').getByText('1/6').waitFor();
    expect(await page.locator('#words').inputValue()).toBe('Half a line');
    await closeCase(tools, memberOf(staff.second), caseId, 'talked', { seen: 'same' });
    await context.close();
  });

  it('a line that the officer’s app refused is told as what it is', async () => {
    const from = await world.joined('en', 'slack');
    await world.say(from, 'My gun is on the nightstand and I want to die');
    const { context, page } = await console.signedIn(staff.counselor.id, { viewport: PHONE });
    await page.locator('#take-next').click();
    await page.waitForURL(/talks\/[0-9a-f-]{36}/);
    blocked.add(from.id);
    await page.locator('#words').fill('I am here.');
    await page.locator('#send').click();
    await page.locator('#talk-fate').getByText(/./).first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'talk-not-delivered');
    await context.close();
  });
});
