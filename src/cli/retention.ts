// `retention [run]`: how long each class is kept, what is past its time, when it was last enforced.

import type { Config } from '../ops/config.ts';
import { enforceNow } from '../trust/retention/enforce.flow.ts';
import { holdings, lastRun } from '../trust/retention/holdings.flow.ts';
import { KEPT_BY_LOG, RETENTION } from '../trust/retention/retention.ts';
import { type Io, print } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

export async function retention([what]: string[], config: Config, io: Io): Promise<number> {
  if (what !== undefined && what !== 'run') throw new Usage('retention [run]');
  return withTools(config, async (tools) => {
    const now = tools.clock();
    if (what === 'run') print(io, `dropped ${await enforceNow(tools, now)}`);
    const last = await lastRun(tools);
    print(io, `last enforced: ${last?.at.toISOString() ?? 'never'}`);
    print(io, columns('class', 'days since', 'rows', 'past time', 'oldest'));
    for (const { kept, rows, due, oldest } of await holdings(tools, now)) {
      const { days, since } = RETENTION[kept];
      const day = oldest?.toISOString().slice(0, 10) ?? '–';
      print(io, columns(kept, `${days} ${since}`, String(rows), String(due), day));
    }
    const { days, since } = RETENTION[KEPT_BY_LOG];
    print(io, columns(KEPT_BY_LOG, `${days} ${since}`, 'by the audit log', '', ''));
    return 0;
  });
}

function columns(...[kept, period, rows, due, oldest]: readonly string[]): string {
  return `${kept?.padEnd(20)}${period?.padEnd(24)}${rows?.padStart(8)}${due?.padStart(11)}  ${oldest}`;
}
