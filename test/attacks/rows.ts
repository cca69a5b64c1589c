import { asOwner } from '../support/databases.ts';

export async function rows<T>({ url }: { readonly url: string }, query: string): Promise<T[]> {
  let found: T[] = [];
  await asOwner(url, async (sql) => {
    found = (await sql.unsafe(query)) as unknown as T[];
  });
  return found;
}
