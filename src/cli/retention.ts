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
    const last = await lastRun(tools, 'admin');
    print(io, `last enforced: ${last?.at.toISOString() ?? 'never'}`);
    print(io, columns('class', 'days since', 'rows', 'past time', 'last run', 'oldest'));
    for (const { kept, rows, due, oldest } of await holdings(tools, now)) {
      const { days, since } = RETENTION[kept];
      const day = oldest?.toISOString().slice(0, 10) ?? '–';
      const dropped = last?.left.find((one) => one.kept === kept)?.dropped ?? '–';
      const cells = [rows, due, dropped === 'few' ? '<10' : dropped].map(String);
      print(io, columns(kept, `${days} ${since}`, ...cells, day));
    }
    const { days, since } = RETENTION[KEPT_BY_LOG];
    print(io, columns(KEPT_BY_LOG, `${days} ${since}`, 'by the audit log'));
    return 0;
  });
}

/** Two of words, three of numbers, and a day. */
function columns(kept: string, period: string, ...cells: readonly string[]): string {
  const numbers = cells.slice(0, 3).map((cell) => cell.padStart(11));
  return [kept.padEnd(20), period.padEnd(24), ...numbers, '  ', ...cells.slice(3)].join('');
}
