import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, picture } from './support/browser.ts';

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>中文</title>
<body style="font-family: system-ui, sans-serif"><h1>暖警 Warmline</h1>
<p>今天过得怎么样？🙂 😐 🙁 ✅</p><p>聽說你今天值夜班。</p><p><b>粗体 bold</b> 12356</p>
<button onclick="this.textContent = '好'">说一句</button></body></html>`;

// What a character looks like on a canvas, and whether any of it has a color.
const DRAWN = `(character) => {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = '32px sans-serif';
  pen.fillText(character, 4, 40);
  const { data } = pen.getImageData(0, 0, 64, 64);
  let colored = false;
  for (let at = 0; at < data.length; at += 4) colored ||= data[at] !== data[at + 2];
  return { pixels: data.join(), colored };
}`;

const server = createServer((_, answer) => answer.end(PAGE)).listen(0, '127.0.0.1');
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!server.listening) await once(server, 'listening');
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

describe('the browser', () => {
  it('has a glyph for Chinese, simplified and traditional', async () => {
    const missing = await drawn('\u{10fffd}');
    const shapes = await Promise.all(['暖', '警', '聽'].map(drawn));
    expect(new Set([missing, ...shapes].map(({ pixels }) => pixels)).size).toBe(4);
  });

  it('draws emoji in color', async () => {
    expect(await drawn('🙂')).toMatchObject({ colored: true });
  });

  it('presses a button and keeps a picture of the page at 360 px', async () => {
    await page.getByRole('button', { name: '说一句' }).click();
    expect(await page.getByRole('button').textContent()).toBe('好');
    const saved = await picture(page, 'smoke');
    expect((await stat(saved)).size).toBeGreaterThan(10_000);
  });

  it('reaches nothing beyond this machine', async () => {
    const away = await browser.newPage();
    await expect(away.goto('http://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  });
});

async function drawn(character: string): Promise<{ pixels: string; colored: boolean }> {
  return page.evaluate(`(${DRAWN})(${JSON.stringify(character)})`);
}
