import { existsSync } from 'node:fs';

const MIGRATE = new URL('../../db/migrate.ts', import.meta.url);

/** The one seam to the schema: fills the database that every test file clones. */
export async function fillTemplate(ownerUrl: string): Promise<void> {
  if (!existsSync(MIGRATE)) return;
  const { migrate } = (await import(MIGRATE.href)) as {
    migrate: (ownerUrl: string) => Promise<unknown>;
  };
  await migrate(ownerUrl);
}
