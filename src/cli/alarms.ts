// `alarms [--json]`: how often each rule and each layer was right, by what counselors said.

import { parseArgs } from 'node:util';
import { readLedger } from '../listening/alarms/ledger.flow.ts';
import type { Tally } from '../listening/alarms/tally.ts';
import type { Config } from '../ops/config.ts';
import { type Io, print, printJson } from './lines.ts';
import { withTools } from './with-tools.ts';

export async function alarms(args: string[], config: Config, io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  return withTools(config, async (tools) => {
    const { layers, rules, fewVerdicts } = await readLedger(tools);
    if (values.json) {
      printJson(io, { layers: layers.map(toJson), rules: rules.map(toJson) });
      return 0;
    }
    if (rules.length === 0) print(io, 'no alarm yet');
    for (const one of layers) print(io, line(`layer ${one.layer}`, one, fewVerdicts));
    for (const one of rules)
      print(io, `${line(one.rule, one, fewVerdicts)}${one.state === 'on' ? '' : `, ${one.state}`}`);
    return 0;
  });
}

function toJson<T extends Tally>({ interval, ...tally }: T) {
  return { ...tally, precision: tally.precision ?? null, ci: interval };
}

function line(name: string, tally: Tally, fewVerdicts: number): string {
  const { alarms: all, right, wrong, unsure, open } = tally;
  const counts = `${all} alarms, ${right} right, ${wrong} wrong, ${unsure} unsure, ${open} open`;
  return `${name}: ${counts}; ${precisionIn(tally, fewVerdicts)}`;
}

function precisionIn({ right, wrong, precision, interval }: Tally, fewVerdicts: number): string {
  if (precision === undefined || right + wrong < fewVerdicts)
    return `too few to say (${right + wrong} judged)`;
  const [low, high] = interval.map((share) => share.toFixed(2));
  return `precision ${precision.toFixed(2)} [${low}, ${high}]`;
}
