import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { auditOf } from '../support/audit.ts';
import { CARD, inDanger, SAID } from '../support/glass-world.ts';
import { openWorld } from '../support/world.ts';
import { seriousFaults } from './support/axe.ts';
import { picture } from './support/browser.ts';
import { openConsole, PHONE, WIDE } from './support/console.ts';

const world = await openWorld();
const { staff } = world;
const { base, signedIn } = await openConsole(world);

async function sound(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await seriousFaults(page)).toEqual([]);
  expect(
    await page.evaluate(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    ),
  ).toBe(false);
}

async function asked(page: Page, caseId: string): Promise<string> {
  await page.goto(`${base}/console/talks/${caseId}`);
  await page.locator('a[href*="/console/glass/ask/"]').click();
  await page.locator('input[value="imminent"]').check();
  await page.locator('#why').selectOption('does-not-answer');
  await page.locator('form.ask > button').click();
  await page.waitForURL(/\/console\/glass\/[\da-f-]{36}\?said=done-asked/);
  return page.url().split('?')[0] ?? '';
}

describe.each([
  ['en', 360, 'light'],
  ['en', 1280, 'dark'],
  ['zh-CN', 360, 'dark'],
  ['zh-CN', 1280, 'light'],
] as const)('breaking the seal in %s at %i, %s', (locale, width, scheme) => {
  const viewport = width === 360 ? PHONE : WIDE;
  const name = (what: string) => `glass-${what}-${locale}-${width}`;
  const opened = async (staffId: string) => {
    const one = await signedIn(staffId, { viewport, dark: scheme === 'dark' });
    if (locale === 'zh-CN') await one.page.getByRole('button', { name: '切换到中文' }).click();
    return one;
  };

  it('is asked by one, confirmed by another, looked at, ended and looked over', async () => {
    const { from, caseId } = await inDanger(world, { locale });
    const counselor = await opened(staff.counselor.id);
    await counselor.page.goto(`${base}/console/talks/${caseId}`);
    await counselor.page.locator('a[href*="/console/glass/ask/"]').click();
    await sound(counselor.page, name('ask'));
    const link = await asked(counselor.page, caseId);
    expect(await counselor.page.locator('form[action$="/yes"]').count()).toBe(0);
    await sound(counselor.page, name('asked'));

    const second = await opened(staff.second.id);
    await second.page.locator('a[href="/console/glass"]').first().click();
    await sound(second.page, name('list'));
    await second.page.locator('.go a').first().click();
    await sound(second.page, name('answer'));
    await second.page.locator('form[action$="/yes"] button').click();
    await second.page.locator('.said.good').waitFor();

    await counselor.page.goto(link);
    await sound(counselor.page, name('open'));
    expect(await counselor.page.content()).not.toContain(CARD.name);
    await counselor.page.locator('form[action$="/look"] button').click();
    await counselor.page.getByText(CARD.name).waitFor();
    for (const part of [...Object.values(CARD), SAID, from.id, 'Unit 1'])
      expect(await counselor.page.locator('main').innerText()).toContain(part);
    await sound(counselor.page, name('shown'));
    await counselor.page.goBack();
    expect(await counselor.page.content()).not.toContain(CARD.name);
    const looks = (await auditOf(world, `case:${caseId}`)).filter(
      ({ action }) => action === 'glass-looked',
    );
    expect(looks).toHaveLength(1);

    const lead = await opened(staff.lead.id);
    await lead.page.goto(link);
    await lead.page.locator('form[action$="/end"] button').click();
    await lead.page.locator('form[action$="/review"] button').click();
    await lead.page.locator('.said.good').waitFor();
    await counselor.page.goto(link);
    expect(await counselor.page.locator('form[action$="/look"]').count()).toBe(0);
    for (const { context } of [counselor, second, lead]) await context.close();
  });

  it('says honestly that no card was left, and why a request will not do', async () => {
    const { caseId } = await inDanger(world, { locale, hasCard: false });
    const counselor = await opened(staff.counselor.id);
    await counselor.page.goto(`${base}/console/glass/ask/${caseId}`);
    await counselor.page.locator('input[value="others"]').check();
    await counselor.page.locator('form.ask > button').click();
    await counselor.page.locator('.said.bad[role="alert"]').waitFor();
    expect(await counselor.page.locator('input[value="others"]').isChecked()).toBe(true);
    const link = await asked(counselor.page, caseId);
    const second = await opened(staff.second.id);
    await second.page.goto(link);
    await second.page.locator('form[action$="/yes"] button').click();
    await second.page.locator('form[action$="/look"] button').click();
    await second.page.getByText(/They left no card|没留卡/).waitFor();
    await sound(second.page, name('no-card'));
    for (const { context } of [counselor, second]) await context.close();
  });
});
