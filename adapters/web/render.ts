// A line as the API gives it. Pure.

import { z } from '@hono/zod-openapi';
import { numbersIn } from '../../src/core/help-numbers.ts';
import type { Outbound } from '../../src/core/message.ts';

export const WebLine = z
  .object({
    id: z.string().openapi({
      description: 'Where to resume: give it as `after` or `Last-Event-ID`.',
      example: '17',
    }),
    key: z.string().openapi({ description: 'The same line has the same key, always.' }),
    text: z.string(),
    choices: z.array(z.object({ id: z.string(), label: z.string() })),
    numbers: z
      .array(z.string())
      .openapi({ description: 'Telephone numbers in the text, as written there.' }),
    at: z.iso.datetime(),
  })
  .openapi('Line');

/** One that has no place in the stored order. */
export const MemoryLine = WebLine.omit({ id: true }).openapi('MemoryLine');

/** Who opened something of the person's: a page of it. */
export const Reads = z
  .object({
    reads: z.array(
      z.object({
        at: z.string().openapi({ description: 'In the person’s language and time zone.' }),
        text: z.string(),
      }),
    ),
    before: z
      .string()
      .optional()
      .openapi({ description: 'Give it back for the older ones; absent when there are none.' }),
  })
  .openapi('Reads');

export type Reads = z.infer<typeof Reads>;
export type WebLine = z.infer<typeof WebLine>;
export type MemoryLine = z.infer<typeof MemoryLine>;

/**
 * How far a reader is. `row` counts what is stored; `memory` what this process answered by itself
 * while the database was away, by its time.
 */
export type Cursor = { readonly row: number; readonly memory: number };

export function cursorOf(text: string | undefined): Cursor {
  const [row = '0', memory = '0'] = (text ?? '0').split('.');
  return { row: Number(row), memory: Number(memory) };
}

export function render(outbound: Outbound, at: Date, to: Cursor): WebLine {
  const id = to.memory === 0 ? `${to.row}` : `${to.row}.${to.memory}`;
  return { id, ...renderMemory(outbound, at) };
}

export function renderMemory({ id: key, text, choices = [] }: Outbound, at: Date): MemoryLine {
  return {
    key,
    text,
    choices: [...choices],
    numbers: [...numbersIn(text)],
    at: at.toISOString(),
  };
}
