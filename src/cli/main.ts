// Runs one command. Wrong use prints one clear line and exits 2; what fails exits 1.

import type { Config } from '../ops/config.ts';
import { runCommand } from './commands.ts';
import { explain } from './explain.ts';
import type { Io } from './lines.ts';
import { Usage } from './usage.ts';

export async function main(
  [name = 'help', ...args]: string[],
  config: () => Config,
  io: Io,
): Promise<number> {
  try {
    return await runCommand(name, args, config, io);
  } catch (error) {
    const isUse = error instanceof Usage || isParseError(error);
    io.errors.write(`${isUse ? 'warmline: ' : ''}${explain(error)}\n`);
    return isUse ? 2 : 1;
  }
}

/** What `util.parseArgs` throws for an unknown or misused option. */
function isParseError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('ERR_PARSE_ARGS');
}
