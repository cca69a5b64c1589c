// `unit list | add | under | squad | cards`: units, their squads, and cards for joining.

import { parseArgs } from 'node:util';
import { drawCards, makeSquad, makeUnit, placeUnit, unitList } from '../admin/units.flow.ts';
import type { Config } from '../ops/config.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Io, print, refuse } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const HELP = `unit list
unit add NAME [--region CN] [--zone Asia/Shanghai]
unit under UNIT-ID PARENT-ID|none
unit squad UNIT-ID NAME
unit cards UNIT-ID COUNT`;

export async function unit(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { region: { type: 'string' }, zone: { type: 'string' } },
  });
  const [what, one = '', two = ''] = positionals;
  const wish = {
    name: one,
    region: values.region ?? config.REGION,
    timeZone: values.zone ?? config.TIME_ZONE,
  };
  const run = runOf(what, one, two, wish, io);
  if (run === undefined) throw new Usage(HELP);
  return withTools(config, run);
}

type Wish = Parameters<typeof makeUnit>[1];

function runOf(what: string | undefined, one: string, two: string, wish: Wish, io: Io) {
  const isNamed = one !== '' && two !== '';
  if (what === 'list') return (tools: Tools) => list(tools, io);
  if (what === 'add' && one !== '')
    return async (tools: Tools) => {
      const made = await makeUnit(tools, wish);
      return made.kind === 'made' ? say(io, made.unitId) : refuse(io, made.kind);
    };
  if (what === 'under' && isNamed)
    return async (tools: Tools) => {
      const { kind } = await placeUnit(tools, one, two === 'none' ? undefined : two);
      return kind === 'placed' ? 0 : refuse(io, kind);
    };
  if (what === 'squad' && isNamed)
    return async (tools: Tools) => {
      const made = await makeSquad(tools, one, two);
      return made.kind === 'made' ? say(io, made.squadId) : refuse(io, made.kind);
    };
  if (what === 'cards' && isNamed)
    return async (tools: Tools) => {
      const drawn = await drawCards(tools, one, Number(two));
      return drawn.kind === 'drawn' ? say(io, drawn.codes.join('\n')) : refuse(io, drawn.kind);
    };
  return undefined;
}

async function list(tools: Tools, io: Io): Promise<number> {
  for (const { id, name, region, timeZone, squads } of await unitList(tools)) {
    print(io, `${id}  ${name}  ${region}  ${timeZone}`);
    for (const squad of squads) print(io, `  ${squad.id}  ${squad.name}`);
  }
  return 0;
}

function say(io: Io, text: string): number {
  print(io, text);
  return 0;
}
