// `keys list | rotate | new`: the keys that wrap every person's, case's and flag's own key.

import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connectedElsewhere } from '../../db/elsewhere.ts';
import { loginUrl } from '../../db/migrate.ts';
import type { Config } from '../ops/config.ts';
import { keyringLine, newEntry } from '../ops/keyring.ts';
import { kmsOf } from '../our-keys.ts';
import type { Tools } from '../outbox/tools.ts';
import { keyList } from '../trust/keys/list.flow.ts';
import { type Rotated, type Rotating, rotateKeys } from '../trust/keys/rotate.flow.ts';
import { type Io, print, refuse } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const HELP = `keys list
keys rotate [--batch 500] [--settle SECONDS]   a new key; everything goes under it; the old retires
            [--shared]                         every machine reads the file that is written here
keys new                                       a line for a KEYRING that you keep yourself`;

export async function keys(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      batch: { type: 'string', default: '500' },
      settle: { type: 'string', default: '5' },
      shared: { type: 'boolean', default: false },
    },
  });
  const [batch, settleS] = [Number(values.batch), Number(values.settle)];
  if (!Number.isInteger(batch) || batch < 1 || !(settleS >= 0)) throw new Usage(HELP);
  switch (positionals[0]) {
    case 'list':
      return withTools(config, (tools) => list(tools, io));
    case 'new':
      print(io, keyringLine(await newEntry(kmsOf(config))));
      return 0;
    case 'rotate':
      return withTools(config, async (tools, { ring, ownerUrl }) => {
        if (ring.rewrite !== undefined && !values.shared) {
          const places = await connectedElsewhere(loginUrl(ownerUrl, 'officer', tools.keys));
          if (places > 0) return refuse(io, elsewhere(places));
        }
        const rotated = await rotateKeys(tools, {
          ring,
          batch,
          settle: () => wait(settleS * 1_000),
          progress: ({ place, done, unopened }) =>
            print(
              io,
              `${place}: ${done} wrapped anew${unopened > 0 ? `, ${unopened} do not open` : ''}`,
            ),
        } satisfies Rotating);
        return tell(rotated, io);
      });
    default:
      throw new Usage(HELP);
  }
}

/** They would wrap by the old key, and could open nothing that the new one wraps. */
function elsewhere(places: number): string {
  return `the new key would be in a file of this machine, and ${places} other ${places === 1 ? 'address is' : 'addresses are'} connected.
Keep the keyring in KEYRING (keys new), or say --shared if all of them read this very file. Nothing was changed.`;
}

async function list(tools: Tools, io: Io): Promise<number> {
  print(io, 'name      state    people   cases   flags requests  handed');
  for (const { name, state, isAtHand, people, cases, flags, requests, handed } of await keyList(
    tools,
  )) {
    const counts = [people, cases, flags, requests, handed]
      .map((n) => String(n).padStart(7))
      .join(' ');
    print(io, `${name.padEnd(9)} ${state.padEnd(8)}${counts}${isAtHand ? '' : '   NOT AT HAND'}`);
  }
  return 0;
}

function tell(rotated: Rotated, io: Io): number {
  switch (rotated.kind) {
    case 'rotated':
      print(
        io,
        `all is wrapped by ${rotated.key}; retired: ${rotated.retired.join(', ') || 'none'}`,
      );
      print(io, 'Back the keyring up now, apart from the database.');
      return 0;
    case 'not-all':
      return refuse(io, `not all is wrapped by ${rotated.key}; kept: ${rotated.kept.join(', ')}`);
    case 'busy':
      return refuse(io, 'another rotation is going on');
    case 'no-new-key':
      return refuse(io, 'KEYRING holds no new key: add the line of `keys new` everywhere first');
  }
}
