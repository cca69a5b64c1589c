// warmline <command>. Wrong use prints one clear line and exits 2; a failed check exits 1.

import { runCommand } from './cli/commands.ts';
import { explain } from './cli/explain.ts';
import { Usage } from './cli/usage.ts';
import { readConfig } from './ops/config.ts';

const [name = 'help', ...args] = process.argv.slice(2);
const io = { input: process.stdin, output: process.stdout, errors: process.stderr };

try {
  process.exitCode = await runCommand(name, args, () => readConfig(process.env), io);
} catch (error) {
  const isUse = error instanceof Usage || isParseError(error);
  process.stderr.write(`${isUse ? 'warmline: ' : ''}${explain(error)}\n`);
  process.exitCode = isUse ? 2 : 1;
}

/** What `util.parseArgs` throws for an unknown or misused option. */
function isParseError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('ERR_PARSE_ARGS');
}
