import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { keepPostgres } from './support/keep-postgres.ts';
import { fillTemplate } from './support/template.ts';

const TEMPLATE = 'template_warmline';

export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'warmline-test-'));
  const { url, stop } = await keepPostgres(folder, 'throwaway');
  try {
    const templateUrl = new URL(url);
    templateUrl.pathname = `/${TEMPLATE}`;
    const sql = postgres(url, { max: 1 });
    await sql.unsafe(`create database ${TEMPLATE}`);
    await fillTemplate(templateUrl.href);
    // Nobody may hold it open: a database with sessions cannot be cloned.
    await sql.unsafe(`alter database ${TEMPLATE} allow_connections false is_template true`);
    await sql.end();
    provide('postgres', { url, template: TEMPLATE });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
