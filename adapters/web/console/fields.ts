// What a form sent, as texts: what is missing is empty, and so is all of a form that cannot be read.

import { textIn } from '../../../src/core/list-text.ts';
import type { ConsoleContext } from './view.ts';

export type Fields = {
  text(name: string): string;
  /** All values of boxes that share a name. */
  all(name: string): readonly string[];
  /** The text of a file that was sent along, whatever it was written in. */
  file(name: string): Promise<string>;
  /** The same, whatever it was written in. */
  bytes(name: string): Promise<Uint8Array>;
};

const NOTHING: Awaited<ReturnType<ConsoleContext['req']['parseBody']>> = {};

export async function fieldsOf(c: ConsoleContext): Promise<Fields> {
  await c.req.arrayBuffer(); // to break off, or to be too long, is not to be unreadable
  const form = await c.req.parseBody({ all: true }).catch(() => NOTHING);
  const all = (name: string) =>
    [form[name] ?? []].flat().filter((value) => typeof value === 'string');
  const text = (name: string) => all(name)[0] ?? '';
  const sentFile = (name: string) =>
    [form[name] ?? []].flat().find((value) => typeof value !== 'string');
  return {
    all,
    text,
    file: async (name) => {
      const bytes = await sentFile(name)?.bytes();
      return bytes === undefined ? text(name) : textIn(bytes);
    },
    bytes: async (name) => (await sentFile(name)?.bytes()) ?? Buffer.from(text(name)),
  };
}
