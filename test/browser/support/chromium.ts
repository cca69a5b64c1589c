// Unpacks the Chromium that npm brought, with its libraries and our fonts, once per version. Not
// through the package's own way: that shares one fixed place in /tmp between users and versions.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { writeFonts } from './fonts.ts';

const LAYOUT = 1; // raised when what is unpacked changes
const PACKAGE = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/warmline', import.meta.url));

export type Chromium = {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
};

export async function unpackChromium(): Promise<Chromium> {
  const manifest = await readFile(join(PACKAGE, 'package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
  const home = join(CACHE, `chromium-${version}-${LAYOUT}`);
  if (!existsSync(home)) await unpackTo(home);
  return {
    executable: join(home, 'chromium'),
    env: {
      HOME: home,
      PATH: '/usr/bin:/bin',
      LANG: 'C.UTF-8',
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
      LD_LIBRARY_PATH: join(home, 'lib'),
    },
  };
}

async function unpackTo(home: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(join(CACHE, 'draft-'));
  await writeFile(join(draft, 'chromium'), await unpacked('chromium.br'), { mode: 0o755 });
  await untar(await unpacked('al2023.tar.br'), draft);
  await writeFonts(draft, home);
  await rename(draft, home).catch((error) => {
    // Another run came first; what it unpacked is the same.
    if (!existsSync(home)) throw error;
  });
  await rm(draft, { recursive: true, force: true });
}

async function unpacked(name: string): Promise<Buffer> {
  return brotliDecompressSync(await readFile(join(PACKAGE, 'bin', name)));
}

async function untar(archive: Buffer, folder: string): Promise<void> {
  const tar = spawn('tar', ['-x', '-C', folder], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(tar, 'exit');
  tar.stdin.end(archive);
  const [code] = await ended;
  if (code !== 0) throw new Error('tar failed on the libraries of Chromium');
}
