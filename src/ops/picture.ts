// SVG → PNG without a browser. The library and its font are loaded only once somebody asks, the
// drawing is done off the main thread, and nothing of it stays on the disk.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpacked } from './woff.ts';

export const PICTURE_FONT = 'Noto Sans SC';
const PARTS = ['latin', 'chinese-simplified'] as const;
/** Sharp on a phone, whose pixels are this much finer. */
const ZOOM = 2;

/** @returns undefined where the library has no build for this machine. */
export async function drawPng(svg: string): Promise<Uint8Array | undefined> {
  const resvg = await import('@resvg/resvg-js').catch(() => undefined);
  if (resvg === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'warmline-font-'));
  try {
    const fontFiles = await Promise.all(PARTS.map((part) => fontFile(folder, part)));
    const image = await resvg.renderAsync(svg, {
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: PICTURE_FONT },
      fitTo: { mode: 'zoom', value: ZOOM },
    });
    return image.asPng();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fontFile(folder: string, part: (typeof PARTS)[number]): Promise<string> {
  const name = `@fontsource/noto-sans-sc/files/noto-sans-sc-${part}-400-normal.woff`;
  const path = join(folder, `${part}.ttf`);
  await writeFile(path, await unpacked(await readFile(fileURLToPath(import.meta.resolve(name)))));
  return path;
}
