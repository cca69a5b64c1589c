import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../src/core/person.ts';
import { readablePage } from '../../src/trust/own-data/readable.ts';
import { openChat } from '../adapters/web/open-chat.ts';
import { ownData } from '../trust/own-data/own.ts';
import { openBrowser } from './support/browser.ts';
import { shown } from './support/officer.ts';

const SAID = {
  en: {
    open: 'Open it now',
    page: 'To read or print',
    fhir: 'Check-ins for a doctor',
    over: /was used, or is too old/,
    none: /There is no link here/,
  },
  'zh-CN': {
    open: '现在打开',
    page: '看或打印',
    fhir: '签到（给医生）',
    over: /用过了，或者过期了/,
    none: /这里没有链接/,
  },
} as const;

const chat = await openChat();
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warmline-own-data-'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

async function linked(locale: Locale): Promise<string> {
  const from = await chat.world.joined(locale);
  await chat.world.say(from, 'periwinkle');
  await chat.world.tap(from, 'own-data');
  const said = chat.world.heard(from).map(({ text }) => text);
  return /#[\w-]{43}/.exec(said.join())?.[0] ?? '';
}

async function visit(locale: Locale, hash: string, more: object = {}): Promise<Page> {
  const context = await browser.newContext({ locale, reducedMotion: 'reduce', ...more });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(`${chat.url}/own-data${hash}`);
  return page;
}

describe.each([
  ['en', 360, 'light'],
  ['en', 1280, 'dark'],
  ['zh-CN', 360, 'dark'],
  ['zh-CN', 1280, 'light'],
] as const)('where a one-time link leads, in %s at %i, %s', (locale, width, colorScheme) => {
  const look = { viewport: { width, height: 720 }, colorScheme };
  const name = (state: string) => `officer-${state}-${locale}-${width}`;

  it('opens once: the files are saved from it, and the address tells nothing', async () => {
    const page = await visit(locale, await linked(locale), look);
    expect(page.url()).toBe(`${chat.url}/own-data`);
    await shown(page, 'own-data-link', name);
    await page.getByRole('button', { name: SAID[locale].open }).click();
    await page.getByRole('button', { name: SAID[locale].page }).waitFor();
    await shown(page, 'own-data-opened', name);
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: SAID[locale].page }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe('own-data.html');
    expect(await readFile(await file.path(), 'utf8')).toContain('periwinkle');
    const second = page.waitForEvent('download');
    await page.getByRole('button', { name: SAID[locale].fhir }).click();
    expect((await second).suggestedFilename()).toBe('own-data.fhir.json');
    await page.context().close();
  });

  it('says so when the link was used, and when there is none', async () => {
    const hash = await linked(locale);
    const first = await visit(locale, hash);
    await first.getByRole('button', { name: SAID[locale].open }).click();
    await first.getByRole('button', { name: SAID[locale].page }).waitFor();
    const page = await visit(locale, hash, look);
    await page.getByRole('button', { name: SAID[locale].open }).click();
    await expect.poll(() => page.locator('#state').innerText()).toMatch(SAID[locale].over);
    await shown(page, 'own-data-over', name);
    const bare = await visit(locale, '', look);
    await expect.poll(() => bare.locator('#state').innerText()).toMatch(SAID[locale].none);
    await Promise.all([first, page, bare].map((one) => one.context().close()));
  });

  it('gives a page that reads well and needs nothing', async () => {
    const path = join(folder, `${locale}-${width}.html`);
    await writeFile(path, await readablePage(ownData(locale), locale));
    const context = await browser.newContext({ locale, ...look, javaScriptEnabled: true });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`file://${path}`);
    await page.evaluate('document.title');
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(await page.locator('script, img').count()).toBe(0);
    const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(wide).toBeLessThanOrEqual(0);
    await page.screenshot({
      path: new URL(`pictures/own-data-page-${locale}-${width}.png`, import.meta.url).pathname,
      fullPage: true,
    });
    await context.close();
  });
});
