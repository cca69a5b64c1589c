// After a hard talk: a word for the counselor, and a break that begins and ends at a press.

import type { Page } from 'playwright-core';

export async function takeBreak(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'After a hard talk' }).click();
  await page.getByText('How is your body').waitFor();
  await page.getByRole('button', { name: /^Take \d+ minutes$/ }).click();
  await page.getByText('Enjoy the break.').waitFor();
  await page.getByRole('button', { name: 'I am back' }).click();
  await page.getByText('Welcome back.').waitFor();
}
