// `own-data export | erase ALIAS`: for the officer's own request, made through a person in charge.

import { personByAlias } from '../../db/people.ts';
import type { Config } from '../ops/config.ts';
import { eraseOwnData, exportOwnData } from '../trust/own-data.flow.ts';
import { type Io, print, printJson } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

export async function ownData([what, alias]: string[], config: Config, io: Io): Promise<number> {
  if ((what !== 'export' && what !== 'erase') || alias === undefined)
    throw new Usage('own-data export|erase ALIAS');
  return withTools(config, async (tools) => {
    const person = await tools.pools.officer.transact('wl_bot', ({ db }) =>
      personByAlias(db, alias),
    );
    if (person === undefined) {
      print({ output: io.errors }, 'nobody goes by that alias');
      return 1;
    }
    if (what === 'export') printJson(io, await exportOwnData(tools, person.id, 'operator:shell'));
    else {
      await eraseOwnData(tools, person.id, 'program');
      print(io, 'erased: the key is destroyed, and what it sealed with it');
    }
    return 0;
  });
}
