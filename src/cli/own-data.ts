// `own-data export | erase ALIAS`: for the officer's own request, made through a person in charge.

import { parseArgs } from 'node:util';
import { personByAlias } from '../../db/people.ts';
import type { Config } from '../ops/config.ts';
import { ownFile } from '../trust/own-data/at.flow.ts';
import { eraseOwnData } from '../trust/own-data/erase.flow.ts';
import { FORMS } from '../trust/own-data/own-data.ts';
import { type Io, print } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const HELP = 'own-data export ALIAS [--as json|page|fhir] | own-data erase ALIAS';

export async function ownData(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { as: { type: 'string', default: 'json' } },
  });
  const [what, alias] = positionals;
  const form = FORMS.find((one) => one === values.as);
  if ((what !== 'export' && what !== 'erase') || alias === undefined || form === undefined)
    throw new Usage(HELP);
  return withTools(config, async (tools) => {
    const person = await tools.pools.officer.transact('wl_bot', ({ db }) =>
      personByAlias(db, alias),
    );
    if (person === undefined) {
      print({ output: io.errors }, 'nobody goes by that alias');
      return 1;
    }
    if (what === 'export')
      io.output.write((await ownFile(tools, person.id, form, 'operator:shell')).body);
    else {
      await eraseOwnData(tools, person.id, 'program');
      print(io, 'erased: the key is destroyed, and what it sealed with it');
    }
    return 0;
  });
}
