// A counselor asks after a talk on the day that its close planned, in the same talk.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Address } from '../../../src/core/message.ts';
import type { World } from '../../support/world.ts';
import { seriousFaults } from './axe.ts';
import { picture } from './browser.ts';

export async function followUp(page: Page, world: World, from: Address): Promise<void> {
  await page.getByRole('link', { name: 'Follow-ups' }).click();
  await page.getByRole('heading', { name: 'Follow-ups', exact: true }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await picture(page, 'console-follow-ups');
  world.heard(from);
  await page
    .getByRole('button', { name: /^Write to/ })
    .first()
    .click();
  await page.waitForURL(/talks\/[0-9a-f-]{36}/);
  await page.getByText('Key is with his wife').waitFor();
  expect(world.heard(from)).toHaveLength(1);
  await picture(page, 'console-follow-up-talk');
  await page.getByLabel('How it ended').selectOption('talked');
  await page.getByLabel('How they seem to you now').selectOption('better');
  await page.getByRole('button', { name: 'Close the talk' }).click();
  await page.getByText('The officer was asked how it was.').waitFor();
}
