import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Locale } from '../../src/core/person.ts';

const Lines = z.record(z.string(), z.array(z.string().min(1)).min(1));

/** Every line as it lies on disk, read apart from the code under test. */
export function linesIn(locale: Locale): Readonly<Record<string, readonly string[]>> {
  const folder = new URL(`../../prompts/say/${locale}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file !== 'choices.json');
  const texts = files.map((file) => readFileSync(new URL(file, folder), 'utf8'));
  return Object.assign({}, ...texts.map((text) => Lines.parse(JSON.parse(text))));
}
