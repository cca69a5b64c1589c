// warmline <command>.

import { loadQuickly } from './load-quickly.ts';

loadQuickly();
const [{ main }, { readConfig }] = await Promise.all([
  import('./cli/main.ts'),
  import('./ops/config.ts'),
]);
process.exitCode = await main(process.argv.slice(2), () => readConfig(process.env), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
});
