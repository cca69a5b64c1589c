// The whole product as a newcomer starts it: one process, its own Postgres, the demo station; an
// officer on a phone and a counselor at a desk, together.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LabelKey, labelText } from '../../src/core/say.ts';
import { type Program, startProgram } from '../support/program.ts';
import { shell } from '../support/shell.ts';
import { openBrowser, picture } from './support/browser.ts';

let folder: string;
let program: Program;
let browser: Browser;
let officer: Page;
let counselor: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warmline-whole-'));
  [program, browser] = await Promise.all([startProgram({ DATA_FOLDER: folder }), openBrowser()]);
  officer = await browser.newPage({
    viewport: { width: 390, height: 780 },
    locale: 'zh-CN',
    deviceScaleFactor: 2,
  });
  counselor = await browser.newPage({ viewport: { width: 1280, height: 820 }, locale: 'en' });
});

afterAll(async () => {
  await browser.close();
  await program.stop();
  await rm(folder, { recursive: true, force: true });
});

async function signIn(page: Page, role: string): Promise<void> {
  const { out } = await shell(['staff', 'link', role, '--to-stdout'], {
    DATA_FOLDER: folder,
    PORT: new URL(program.url).port,
  });
  const token = /#(\S+)/.exec(out)?.[1] ?? '';
  await page.goto(`${program.url}/console/sign-in#${token}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('sign-in'));
}

async function write(words: string): Promise<void> {
  await officer.locator('#write').fill(words);
  await officer.keyboard.press('Enter');
}

async function tap(key: LabelKey): Promise<void> {
  const name = labelText('zh-CN', key).split(' ').at(-1) ?? ''; // a face is drawn apart
  await officer.locator('#log').getByRole('button', { name, exact: true }).last().click();
}

describe('the whole product', () => {
  it('takes an officer in by a printed card, and asks how they are', async () => {
    const card = /[2-9A-Z]{4}-[2-9A-Z]{4}(?= {2}示范派出所)/.exec(program.printed())?.[0];
    await officer.goto(`${program.url}/#card=${card}`);
    await tap('squad-none');
    await tap('consent-yes');
    await write('菜单');
    await tap('checkin');
    await officer.locator('#log').getByRole('button', { name: '一般' }).waitFor();
    await picture(officer, 'whole-check-in');
    await tap('mood-2');
    await tap('sleep-4');
    await tap('skip');
  });

  it('gives the card for words of crisis and asks directly', async () => {
    await write('最近每晚都在想，不如死了算了');
    await officer.locator('#log').getByText('12356').first().waitFor();
    await picture(officer, 'whole-card');
    await tap('direct-yes');
    await officer.getByRole('button', { name: labelText('zh-CN', 'means-no') }).waitFor();
    await picture(officer, 'whole-crisis');
  });

  it('brings the officer and a counselor together, each in their own window', async () => {
    await signIn(counselor, 'counselor');
    await counselor.goto(`${program.url}/console/talks`); // past the offer of a passkey
    await counselor.locator('[data-case]').first().waitFor();
    await picture(counselor, 'whole-queue');
    await counselor.keyboard.press('t');
    await counselor.waitForURL(/\/console\/talks\/./);
    await officer.locator('#log').getByText('咨询师').last().waitFor();
    await counselor.locator('textarea').first().fill('你好，我是今晚值班的咨询师。你现在在哪儿？');
    await counselor.keyboard.press('Enter');
    await officer.getByText('我是今晚值班的咨询师').waitFor();
    await write('在宿舍，一个人');
    await counselor.getByText('在宿舍，一个人').waitFor();
    await picture(counselor, 'whole-talk');
    await picture(officer, 'whole-talk-officer');
    expect(program.logged()).not.toMatch(/宿舍|死了/);
  });
});
