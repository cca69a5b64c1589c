// npm run faults -- --quick: what CI plays. Without it: every fault in turn under load, in less than
// twenty minutes. Bounded in time; closes with the counts.

import { parseArgs } from 'node:util';
import { full } from './full/run.ts';
import { quick } from './quick.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    messages: { type: 'string' },
    seconds: { type: 'string' },
    only: { type: 'string' },
  },
});
const { messages, seconds, only } = values;

process.exitCode = values.quick
  ? await quick(say)
  : await full(
      {
        seed: Number(values.seed),
        ...(messages !== undefined && { messages: Number(messages) }),
        ...(seconds !== undefined && { faultMs: Number(seconds) * 1_000 }),
        ...(only !== undefined && { only }),
      },
      say,
    );
