// What a form sent, as texts: what is missing, or a file, is empty.

import type { ConsoleContext } from './view.ts';

export type Fields = {
  text(name: string): string;
  /** All values of boxes that share a name. */
  all(name: string): readonly string[];
};

export async function fieldsOf(c: ConsoleContext): Promise<Fields> {
  const form = await c.req.parseBody({ all: true });
  const all = (name: string) =>
    [form[name] ?? []].flat().filter((value) => typeof value === 'string');
  return { all, text: (name) => all(name)[0] ?? '' };
}

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** An id as a form or a query carries it; absent when it cannot be one. */
export function idIn(text: string | undefined): string | undefined {
  return text !== undefined && ID.test(text) ? text : undefined;
}
