// Ids in an address: what cannot be an id meets no route, and so no database.

export const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
export const ONE = `/:id{${ID}}` as const;

const WHOLE = new RegExp(`^${ID}$`);

/** An id as a form or a query carries it; absent when it cannot be one. */
export function idIn(text: string | undefined): string | undefined {
  return text !== undefined && WHOLE.test(text) ? text : undefined;
}
