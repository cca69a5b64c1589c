// Fonts for a browser on a machine that has none: Chinese and emoji, so that a picture can be read.
// npm has them as WOFF, which Chromium takes from pages but not from the system: they are unwrapped.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { inflateSync } from 'node:zlib';

const FONTS = [
  '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff',
  '@fontsource/noto-sans-sc/files/noto-sans-sc-latin-700-normal.woff',
  '@fontsource/noto-color-emoji/files/noto-color-emoji-emoji-400-normal.woff',
];

const WOFF_HEADER_BYTES = 44;
const WOFF_ENTRY_BYTES = 20;
const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;

/** Writes the fonts and a fontconfig file that knows only them, for the place they will be at. */
export async function writeFonts(folder: string, placedAt: string): Promise<void> {
  await mkdir(join(folder, 'fonts'));
  const { resolve } = createRequire(import.meta.url);
  for (const font of FONTS) {
    const name = `${basename(font, '.woff')}.ttf`;
    await writeFile(join(folder, 'fonts', name), unwrapped(await readFile(resolve(font))));
  }
  const places = `<dir>${join(placedAt, 'fonts')}</dir><cachedir>${join(placedAt, 'cache')}</cachedir>`;
  await writeFile(join(folder, 'fonts.conf'), `<fontconfig>${places}</fontconfig>\n`);
}

// WOFF 1 (W3C, 2012) is the sfnt's tables, each deflated, under another directory.
function unwrapped(woff: Buffer): Buffer {
  const tables = woff.readUInt16BE(12);
  const directory = Buffer.alloc(SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * tables);
  const log2 = Math.floor(Math.log2(tables));
  woff.copy(directory, 0, 4, 8); // the sfnt's own signature
  directory.writeUInt16BE(tables, 4);
  directory.writeUInt16BE(SFNT_ENTRY_BYTES << log2, 6);
  directory.writeUInt16BE(log2, 8);
  directory.writeUInt16BE(SFNT_ENTRY_BYTES * (tables - (1 << log2)), 10);

  const parts: Buffer[] = [directory];
  let end = directory.length;
  for (let n = 0; n < tables; n += 1) {
    const entry = WOFF_HEADER_BYTES + WOFF_ENTRY_BYTES * n;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
    const bytes = woff.readUInt32BE(entry + 12);
    const target = SFNT_HEADER_BYTES + SFNT_ENTRY_BYTES * n;
    woff.copy(directory, target, entry, entry + 4); // tag
    woff.copy(directory, target + 4, entry + 16, entry + 20); // checksum
    directory.writeUInt32BE(end, target + 8);
    directory.writeUInt32BE(bytes, target + 12);
    const padding = Buffer.alloc((4 - (bytes % 4)) % 4);
    parts.push(packed.length < bytes ? inflateSync(packed) : packed, padding);
    end += bytes + padding.length;
  }
  return Buffer.concat(parts);
}
