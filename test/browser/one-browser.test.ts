// Several windows of one browser: what ends in one ends in all, and whoever takes the browser up
// after somebody else is not mixed with them.

import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { afterwards } from '../support/afterwards.ts';
import { linkToken } from '../support/console-client.ts';
import { openWholeSite } from '../support/whole-site.ts';
import { openBrowser } from './support/browser.ts';
import { WIDE } from './support/console.ts';
import { answered, openPage, press, WORDS, write } from './support/officer.ts';

const { world, url } = await openWholeSite();
const browser = await openBrowser();
afterwards(() => browser.close());

const CONNECTIONS_MAX = 6; // of a browser to one host

async function spoken(words: string): Promise<Page> {
  const page = await openPage(browser, url, 'en');
  await write(page, words);
  await answered(page, words);
  return page;
}

async function another(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.line').first().waitFor();
  return page;
}

const sayings = (page: Page) => page.locator('.saying').allInnerTexts();

describe('a second officer in the browser of a first', () => {
  it('is alone on every page, also one that the first had open', async () => {
    const old = await spoken('periwinkle');
    const context = old.context();
    const other = await another(context);
    await context.clearCookies();
    const page = await context.newPage();
    await page.goto(url);
    await write(page, 'marigold');
    await answered(page, 'marigold');

    await write(other, 'of the first still');
    await other.locator('#state', { hasText: 'was not sent' }).waitFor();
    expect(await sayings(other)).toEqual([]);
    await old.reload();
    await old.locator('.line').first().waitFor();
    expect(await sayings(old)).toEqual([]);
    await write(old, 'more of the second');
    await answered(old, 'more of the second');
    const own = await page.request.get(`${url}/api/own-data?as=json`);
    expect(await own.text()).not.toContain('of the first still');
    await context.close();
  });
});

describe('leaving, where the browser forgets', () => {
  it('leaves every window', async () => {
    const page = await spoken('periwinkle');
    const others = [await another(page.context()), await another(page.context())];
    await page.locator('#menu').click();
    await page.locator('#forget').click();
    await page.keyboard.press('Escape');
    await press(page, WORDS.en.leave);
    for (const one of [page, ...others]) await one.waitForURL('about:blank');
    await page.context().close();
  });
});

describe('erasing', () => {
  it('empties every window', async () => {
    const page = await spoken('periwinkle');
    const other = await another(page.context());
    await write(other, 'marigold');
    await answered(other, 'marigold');
    await page.locator('#menu').click();
    await page.getByRole('button', { name: 'Erase', exact: true }).click();
    await press(page, 'Yes, erase it');
    await other.getByText('marigold').waitFor({ state: 'detached' });
    await page.context().close();
  });
});

describe('a talk in a window of the console without a stream of its own', () => {
  it('shows what the officer says', async () => {
    const officer = await openPage(browser, url, 'en');
    await write(officer, 'My gun is on the nightstand and I want to die');
    await officer.locator('.line').first().waitFor();
    const context = await browser.newContext({ viewport: WIDE, locale: 'en' });
    const desk = await context.newPage();
    await desk.goto(
      `${url}/console/sign-in#${await linkToken(world.tools, world.staff.second.id)}`,
    );
    await desk.getByRole('button', { name: 'Sign in' }).click();
    for (const _ of [1, 2]) {
      const queue = await context.newPage();
      await queue.goto(`${url}/console/talks`);
      await queue.locator('[data-live].good').waitFor();
    }
    const talk = await context.newPage();
    await talk.goto(`${url}/console/talks`);
    const asked = new Set<string>();
    talk.on('request', (request) => asked.add(new URL(request.url()).pathname));
    await talk.locator('#take-next').click();
    await write(officer, 'are you still there');
    await talk.locator('#talk-log').getByText('are you still there').waitFor();
    expect(asked).not.toContain('/console/talks/events');
    await Promise.all([context.close(), officer.context().close()]);
  });
});

describe('a browser whose windows cannot agree', () => {
  it('has no stream, and reads and writes in more of them than it has connections', async () => {
    const context = await browser.newContext({ viewport: WIDE, locale: 'en' });
    await context.addInitScript('delete Navigator.prototype.locks');
    const desk = await context.newPage();
    await desk.goto(
      `${url}/console/sign-in#${await linkToken(world.tools, world.staff.counselor.id)}`,
    );
    await desk.getByRole('button', { name: 'Sign in' }).click();
    const first = await context.newPage();
    await first.goto(url);
    await write(first, 'periwinkle');
    await answered(first, 'periwinkle');
    const rest: Page[] = [];
    while (rest.length < CONNECTIONS_MAX) rest.push(await another(context));
    await desk.locator('[data-live].good').waitFor();
    const [last = first] = rest.slice(-1);
    const before = await first.locator('.line').count();
    await write(last, 'My gun is on the nightstand and I want to die');
    await first.locator('.line').nth(before).waitFor();
    await desk.locator('[data-case]').first().waitFor();
    await context.close();
  });
});
