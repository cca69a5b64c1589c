// warmline <command>.

import { loadQuickly } from './load-quickly.ts';

loadQuickly();
const { main } = await import('./cli/main.ts');
process.exitCode = await main(process.argv.slice(2), process.env, {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
});
