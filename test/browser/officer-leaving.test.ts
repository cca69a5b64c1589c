// An officer who leaves, in the web chat: another unit, no unit, and the line of one who died, where
// a page opened later shows nothing of what was said before.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putCards, putUnit } from '../../db/units.ts';
import type { Locale } from '../../src/core/person.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { confirmDied, sayDied } from '../../src/hotline/death.flow.ts';
import { yesTap } from '../../src/trust/wordings.ts';
import { openChat } from '../adapters/web/open-chat.ts';
import { cardCode } from '../support/card-code.ts';
import { memberOf } from '../support/desk-world.ts';
import { openBrowser } from './support/browser.ts';
import { lines, openPage, press, shown, WORDS, write } from './support/officer.ts';

const SAID = {
  en: {
    unit: 'my unit',
    leaving: 'Leaving the force',
    keep: 'Take it all along',
    moved: /Unit 2/,
    stay: 'Stay without a unit',
    retired: /You belong to no unit here any more/,
    talk: 'talk',
    waiting: 'Cancel the request',
    marker: 'A quiet heron on the roof.',
    closed: /This line is closed here/,
  },
  'zh-CN': {
    unit: '我的单位',
    leaving: '我要离开队伍了',
    keep: '都带过去',
    moved: /Unit 2/,
    stay: '没单位也再用一阵',
    retired: /你在这儿不再属于哪个单位/,
    talk: '找人聊',
    waiting: '不用请人了',
    marker: '屋顶上有一只白鹭。',
    closed: /这条线在这里已经关上了/,
  },
} as const;

const chat = await openChat();
const { world } = chat;
const { tools, staff } = world;
const elsewhere = tools.newId();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  const place = { region: 'CN', timeZone: 'Asia/Shanghai', createdAt: world.now() };
  await tools.pools.station.transact('wl_admin', async (tx) =>
    putUnit(tx, { id: elsewhere, name: 'Unit 2', parentId: null, ...place }),
  );
});
afterAll(() => browser.close());

async function joined(locale: Locale, look: object): Promise<Page> {
  const page = await openPage(browser, chat.url, locale, look);
  await press(page, WORDS[locale].start);
  await lines(page, 2);
  await write(page, await world.card());
  await lines(page, 4);
  for (const choice of ['squad:none', yesTap('scores', locale)])
    await page.evaluate(
      `fetch('/api/say', { method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: crypto.randomUUID(), choice: '${choice}' }) })`,
    );
  await lines(page, 6);
  return page;
}

async function cardElsewhere(): Promise<string> {
  const code = cardCode(tools.newId());
  await tools.pools.station.transact('wl_admin', async (tx) =>
    putCards(tx, elsewhere, [tools.keys.tokenKey(code)], world.now()),
  );
  return code;
}

describe.each([
  ['en', 1280, 'light'],
  ['en', 360, 'dark'],
  ['zh-CN', 1280, 'dark'],
  ['zh-CN', 360, 'light'],
] as const)('leaving in %s at %i, %s', (locale, width, colorScheme) => {
  const said = SAID[locale];
  const look = { viewport: { width, height: 760 }, colorScheme };
  const name = (state: string) => `officer-${state}-${locale}-${width}`;

  it('a card of another unit moves it all along, and the force is left with a date', async () => {
    const page = await joined(locale, look);
    await write(page, await cardElsewhere());
    await page.getByRole('button', { name: said.keep }).waitFor();
    await shown(page, 'unit-offer', name);
    await press(page, said.keep);
    await page.getByText(said.moved).last().waitFor();
    await write(page, said.unit);
    await press(page, said.leaving);
    await page.getByRole('button', { name: said.stay }).waitFor();
    await shown(page, 'retire-ask', name);
    await press(page, said.stay);
    await page.getByText(said.retired).waitFor();
    await shown(page, 'retired', name);
    await page.context().close();
  });

  it('the line of one who died shows a page opened later nothing but help', async () => {
    const page = await joined(locale, look);
    await write(page, said.marker);
    await write(page, said.talk);
    await page.getByRole('button', { name: said.waiting }).waitFor();
    const taken = await takeMostUrgent(tools, memberOf(staff.counselor));
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    await world.advance(60_000);
    await sayDied(tools, memberOf(staff.counselor), taken.caseId, 'family');
    await confirmDied(tools, memberOf(staff.lead), taken.caseId);
    const later = await page.context().newPage();
    await later.goto(chat.url);
    await write(later, 'menu');
    await later.getByText(said.closed).waitFor();
    const seen = await later.locator('main').innerText();
    for (const gone of [said.marker, said.waiting, 'Counselor 1']) expect(seen).not.toContain(gone);
    await shown(later, 'line-closed', name);
    await page.context().close();
  });
});
