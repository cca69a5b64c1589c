// Lines a counselor may start from, in the officer's language. They go into the field to be changed
// and are sent by hand, like any other words.

import { z } from 'zod';
import file from '../../prompts/care/canned.json' with { type: 'json' };
import type { Locale } from '../core/person.ts';

const File = z.object({
  source: z.string().min(1),
  lines: z
    .array(z.object({ id: z.string().min(1), en: z.string().min(1), 'zh-CN': z.string().min(1) }))
    .min(1),
});

const LINES = File.parse(file).lines;

export type Canned = { readonly id: string; readonly text: string };

export function cannedIn(locale: Locale): readonly Canned[] {
  return LINES.map((line) => ({ id: line.id, text: line[locale] }));
}
