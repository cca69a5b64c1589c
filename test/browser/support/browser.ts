import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type LaunchOptions, type Page } from 'playwright-core';
import { unpackChromium } from './chromium.ts';

const PICTURES = fileURLToPath(new URL('../pictures', import.meta.url));

const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-sync',
  '--font-render-hinting=none',
  '--no-first-run',
  '--no-zygote',
  // A page that needs anything beyond this machine fails here, as it would behind a firewall.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** A real Chromium: the one npm brought on linux-x64, elsewhere an installed Chrome. Close it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ ...(await program()), args: ARGS, chromiumSandbox: false });
}

/** Saves the whole page as test/browser/pictures/<name>.png and returns where. */
export async function picture(page: Page, name: string): Promise<string> {
  const path = `${PICTURES}/${name}.png`;
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
  return path;
}

async function program(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  const { executable, env } = await unpackChromium();
  return { executablePath: executable, env: { ...env } };
}
