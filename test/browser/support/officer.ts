// The officers' page in a browser, and what every state of it owes.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { START } from '../../support/world.ts';
import { picture } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TIMEOUT_MS = 30_000;

export const WORDS = {
  en: { start: 'Start', help: 'Help now', leave: 'Leave', talk: 'I want to die tonight' },
  'zh-CN': { start: '开始', help: '马上求助', leave: '离开', talk: '我不想活了' },
} as const;

export async function openPage(
  browser: Browser,
  url: string,
  locale: string,
  more: object = {},
): Promise<Page> {
  const context = await browser.newContext({ locale, reducedMotion: 'reduce', ...more });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  await page.clock.setFixedTime(START); // the world's own
  await page.goto(url);
  await page.locator('#welcome').waitFor();
  return page;
}

export async function write(page: Page, words: string): Promise<void> {
  await page.locator('#write').fill(words);
  await page.keyboard.press('Enter');
}

export async function lines(page: Page, count: number): Promise<void> {
  await page
    .locator('.line')
    .nth(count - 1)
    .waitFor();
}

/** Waits for the line that follows what the officer said or pressed, which is shown by then. */
export async function answered(page: Page, words: string): Promise<void> {
  await page.locator(`.saying:has-text("${words}") ~ .line`).first().waitFor();
}

/** The newest button of that name. The way out says what it does besides. */
export async function press(page: Page, name: string): Promise<void> {
  const isLeave = name === WORDS.en.leave || name === WORDS['zh-CN'].leave;
  const button = page.getByRole('button', { name, exact: true });
  await (isLeave ? page.locator('#leave') : button.last()).click();
}

/** Keeps a picture, and holds the state to what every state owes. */
export async function shown(
  page: Page,
  state: string,
  name: (state: string) => string,
): Promise<void> {
  await picture(page, name(state));
  const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(wide).toBeLessThanOrEqual(0);
  const { violations } = (await page.evaluate(`${AXE}; axe.run()`)) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  const serious = violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  expect(serious).toEqual([]);
}
