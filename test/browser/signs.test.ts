// What each side sees of the other while nothing is said.

import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { afterwards } from '../support/afterwards.ts';
import { linkToken } from '../support/console-client.ts';
import { memberOf } from '../support/desk-world.ts';
import { openWholeSite } from '../support/whole-site.ts';
import { openBrowser, picture } from './support/browser.ts';
import { faultsOf, PHONE, WIDE } from './support/console.ts';
import { openPage, write } from './support/officer.ts';

const { world, url } = await openWholeSite();
const browser = await openBrowser();
afterwards(() => browser.close());

it('tells the officer that the counselor is here and writes, and the counselor nothing', async () => {
  const page = await openPage(browser, url, 'en', { viewport: PHONE });
  await write(page, 'My gun is on the nightstand and I want to die');
  await page.locator('.line').first().waitFor();
  const desk = await browser.newPage({ viewport: WIDE, locale: 'en' });
  desk.setDefaultTimeout(30_000);
  await desk.goto(
    `${url}/console/sign-in#${await linkToken(world.tools, world.staff.counselor.id)}`,
  );
  await desk.getByRole('button', { name: 'Sign in' }).click();
  await desk.locator('#take-next').click();

  const sign = page.locator('#sign');
  await sign.getByText('Your counselor has this talk open.').waitFor();
  await desk.locator('#words').pressSequentially('I am');
  await sign.getByText('Your counselor is writing…').waitFor();
  await picture(page, 'sign-writing-en-phone');
  expect(await faultsOf(page)).toEqual([]);
  await desk.locator('#words').press('Enter');
  const came = page.locator('.line', { hasText: 'I am' });
  await came.waitFor();
  // Not below the card, where nobody looks.
  await expect.poll(() => page.locator('#newest').isHidden()).toBe(true);
  await expect.poll(() => inView(came)).toBe(true);
  await sign.getByText('Your counselor has this talk open.').waitFor();

  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.locator('#write').pressSequentially('half a thought');
  await write(page, 'a whole one');
  await desk.locator('#talk-log').getByText('a whole one').waitFor();
  expect(new Set(asked)).toEqual(new Set(['/api/say']));

  await sign.getByText('Your counselor has this talk open.').waitFor();
  const staff = memberOf(world.staff.counselor);
  const caseId = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
  expect(await closeCase(world.tools, staff, caseId, 'talked')).toMatchObject({ kind: 'done' });
  await page.getByRole('button', { name: 'Better' }).waitFor();
  expect(await sign.textContent()).toBe('');
});

/** Whether all of it stands between what is above and what is below the log. */
async function inView(line: Locator): Promise<boolean> {
  const [mine, log] = await Promise.all([
    line.boundingBox(),
    line.page().locator('#scroll').boundingBox(),
  ]);
  if (mine === null || log === null) return false;
  return mine.y >= log.y && mine.y + mine.height <= log.y + log.height;
}
