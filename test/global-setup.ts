import type { TestProject } from 'vitest/node';
import { asOwner, databaseUrl } from './support/databases.ts';
import { keepPostgres } from './support/keep-postgres.ts';
import { quickFolder } from './support/quick-folder.ts';
import { fillTemplate } from './support/template.ts';

const TEMPLATE = 'template_warmline';

export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await quickFolder('warmline-test-');
  const { url, stop } = await keepPostgres(folder, 'throwaway');
  try {
    await asOwner(url, (sql) => sql.unsafe(`create database ${TEMPLATE}`));
    await fillTemplate(databaseUrl(url, TEMPLATE));
    // Nobody may hold it open: a database with sessions cannot be cloned.
    const close = `alter database ${TEMPLATE} allow_connections false is_template true`;
    await asOwner(url, (sql) => sql.unsafe(close));
    provide('postgres', { url, template: TEMPLATE });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
