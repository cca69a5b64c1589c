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
    'MASTER_KEY (or master.key in the data folder) is missing, or not the key that this database was sealed with. Nothing was written. Bring it back from its own backup.',
  'keyring-invalid':
    'The keyring cannot be read: a line is not "<name> <64 hex digits or kms:…> [next|old]".',
  'key-service-not-set': 'The keyring needs a key service. Set KMS_URL and KMS_TOKEN.',
  'key-service-refused': 'The key service at KMS_URL did not answer, or refused.',
  'database-not-usable':
    'The database could not be reached or prepared. DATABASE_URL must name an owner that may create roles.',
  'database-of-another-version':
    'This database was brought up by another version of Warmline, which this one cannot work with. Nothing was written. Start the newer one.',
  'database-busy':
    'Tables that are to be changed were in use for a minute (a backup, a long statement). Nothing was changed: start again.',
  'gone-not-readable':
    'The file of what is gone (gone-… in the data folder) cannot be read. Without it a restored copy could bring back what officers erased.',
  'file-there-already': 'There is a file of this name already; it was left alone.',
  'file-not-written':
    'The file cannot be written: look at its folder and at the space on the disk.',
  'file-not-readable': 'The file cannot be read.',
  'file-of-another-key':
    'The file is no backup, or one that was made under another MASTER_KEY than this one.',
  'database-empty': 'There is nothing in this database to back up.',
  'backup-not-owner':
    'DATABASE_URL is not the owner of the tables: row policies would hide rows, so nothing was backed up.',
  'port-not-free': 'PORT is in use by another program. Set another one.',
  'metrics-port-not-free': 'METRICS_PORT is in use by another program. Set another one.',
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
    if (error.code.startsWith('wrapping-key-')) return keyLine(error);
    if (error.code === 'file-damaged') return damageLine(error);
    return PLAIN[error.code] ?? `Warmline cannot start: ${error.code}`;
  }
  if (error instanceof TypeError && 'code' in error) return error.message.split('\n')[0] ?? '';
  return `Warmline stopped: ${String(factsOf(error)['error'])}`;
}

function wallLine(found: string): string {
  return `The rights in the database are not the declared ones, so nothing was started. Find out who
changed them, then take back or give what is listed, as the database's owner:
${found.split('; ').join('\n')}`;
}

function damageLine({ facts: { read, of } }: ConfigError): string {
  const where = read === undefined ? '' : `, within the first ${read} of its ${of} bytes`;
  return `The backup is cut off or was changed since it was made${where}. Nothing of it was kept; take another one.`;
}

function keyLine({ code, facts }: ConfigError): string {
  const what = code.endsWith('missing') ? 'is not in the keyring' : 'is another one in the keyring';
  return `What is stored is sealed with the key ${facts['key']}, which ${what}. Nothing was started and
nothing written. Bring the keyring back from its own backup (KEYRING, or the file keyring in the data
folder); without that key nobody can read what it seals.`;
}
