// axe-core, as text for a page to run, and what it finds serious.

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** Rule and markup of each serious or critical violation. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8'));
  return page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
}
