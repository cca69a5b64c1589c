import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Locale } from '../../src/core/person.ts';

const Lines = z.record(z.string(), z.array(z.string().min(1)).min(1));
const Slip = z.strictObject({
  en: z.string().min(1),
  'zh-CN': z.string().min(1),
  asksAgain: z.boolean().optional(),
});
const PROMPTS = new URL('../../prompts/', import.meta.url);

/** Every line as it lies on disk, read apart from the code under test. */
export function linesIn(locale: Locale): Readonly<Record<string, readonly string[]>> {
  const folder = new URL(`say/${locale}/`, PROMPTS);
  const files = readdirSync(folder).filter((file) => file !== 'choices.json');
  const texts = files.map((file) => readFileSync(new URL(file, folder), 'utf8'));
  return Object.assign(slipsIn(locale), ...texts.map((text) => Lines.parse(JSON.parse(text))));
}

function slipsIn(locale: Locale): Record<string, string[]> {
  const files = Map.groupBy(slipFiles(), ({ scope }) => `consent-${scope}`);
  return Object.fromEntries(
    [...files].map(([key, versions]) => [key, versions.map(({ slip }) => slip[locale])]),
  );
}

export type SlipFile = {
  readonly name: string;
  readonly scope: string;
  readonly version: number;
  readonly slip: z.infer<typeof Slip>;
};

/** Every version of every slip, oldest first. */
export function slipFiles(): SlipFile[] {
  const folder = new URL('slips/', PROMPTS);
  return readdirSync(folder)
    .flatMap((file): SlipFile[] => {
      const [, name = '', scope = '', version = ''] = /^(([a-z]+)\.v(\d+))\.json$/.exec(file) ?? [];
      if (name === '') return [];
      const slip = Slip.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
      return [{ name, scope, version: Number(version), slip }];
    })
    .toSorted((one, other) => one.version - other.version);
}
