// `roster import FILE`: people of a station, or what happened to them, from a list; and who of the
// counselors is on call.

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { importList } from '../care/import.flow.ts';
import type { Config } from '../ops/config.ts';
import { type Io, print, refuse } from './lines.ts';
import { ON_CALL_HELP, onCallRun } from './on-call.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const HELP = `roster import FILE [--unit UNIT-ID]     CSV, as UTF-8 or from Excel; bad rows are named
  people: no,name[,unit,born,checkup,leave,taken,allows]
  events: no,event,on
  hours:  no,on,hours or no,on,from,to
  allows: birthday family calls visits, as the officer said
${ON_CALL_HELP}`;

const FAULTS_SHOWN = 200;

export async function roster(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      unit: { type: 'string' },
      kind: { type: 'string', default: 'usual' },
      weeks: { type: 'string', default: '1' },
    },
  });
  const onCall = onCallRun(positionals, values, io);
  if (onCall !== undefined) return withTools(config, onCall);
  const [what, file, ...more] = positionals;
  if (what !== 'import' || file === undefined || more.length > 0) throw new Usage(HELP);
  const bytes = await readFile(file);
  return withTools(config, async (tools) => {
    const report = await importList(tools, bytes, { unitId: values.unit });
    const { kind, made, changed, same, tasks, faults } = report;
    for (const { row, code } of faults.slice(0, FAULTS_SHOWN)) print(io, `row ${row}: ${code}`);
    if (faults.length > FAULTS_SHOWN) print(io, `and ${faults.length - FAULTS_SHOWN} more`);
    if (kind === 'unreadable') return refuse(io, 'not-a-list');
    print(io, `${kind}: new ${made}, changed ${changed}, same ${same}, tasks ${tasks}`);
    return faults.length > 0 ? 1 : 0;
  });
}
