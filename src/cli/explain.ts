// An error as one line for whoever runs the program. Foreign messages can carry words: only the
// shell's own parser is quoted.

import { expectationOf } from '../ops/config.ts';
import { ConfigError } from '../ops/errors.ts';
import { factsOf } from '../ops/log.ts';
import { Usage } from './usage.ts';

const PLAIN: Readonly<Record<string, string>> = {
  'data-folder-in-use':
    'This data folder is in use by another Warmline; it was left alone. Stop that one first, or set DATA_FOLDER.',
  'postgres-major-differs': 'The data folder was made by another major version of Postgres.',
  'master-key-not-of-this-database':
    'MASTER_KEY is not the key that this database was sealed with.',
  'database-not-usable':
    'The database could not be reached or prepared. DATABASE_URL must name an owner that may create roles.',
  'port-not-free': 'PORT is in use by another program. Set another one.',
  'node-too-old':
    'Warmline needs Node 24 or newer here. Run it through npm, which brings it on linux-x64.',
};

export function explain(error: unknown): string {
  if (error instanceof Usage) return error.message;
  if (error instanceof ConfigError) {
    if (error.code === 'config-invalid') {
      const names = String(error.facts['names'] ?? '').split(' ');
      return names.map((name) => `${name}: ${expectationOf(name)}`).join('\n');
    }
    if (error.code === 'wall-not-as-declared') return wallLine(String(error.facts['found'] ?? ''));
    return PLAIN[error.code] ?? `Warmline cannot start: ${error.code}`;
  }
  if (error instanceof TypeError && 'code' in error) return error.message;
  return `Warmline stopped: ${String(factsOf(error)['error'])}`;
}

function wallLine(found: string): string {
  return `The rights in the database are not the declared ones, so nothing was started. Find out who
changed them, then take back or give what is listed, as the database's owner:
${found.split('; ').join('\n')}`;
}
