// Puts the parts together: what main, the shell chat and the tests run is one and the same.

import { openPool, type Pools } from '../db/client.ts';
import { connectionsFor } from '../db/connections.ts';
import { loginUrl } from '../db/migrate.ts';
import { staffSays } from './admin/staff-says.flow.ts';
import type { Channel } from './core/ports.ts';
import { openGather } from './core/together/gather.flow.ts';
import { talkByChat } from './hotline/messenger/by-chat.flow.ts';
import { openSwitches } from './listening/alarms/switches.flow.ts';
import { rate } from './listening/rate.ts';
import type { Keys } from './ops/keys.ts';
import type { Hands } from './outbox/hands.flow.ts';
import { performAll } from './outbox/perform-all.ts';
import { openSettle } from './outbox/settle.flow.ts';
import type { Tools } from './outbox/tools.ts';

type Made =
  | 'doNow'
  | 'settle'
  | 'gather'
  | 'spooledCards'
  | 'staff'
  | 'rate'
  | 'channels'
  | 'switches';
export type Parts = Omit<Tools, Made> & {
  readonly rate?: Tools['rate'];
  /** In place of doing effects at once: a command without channels leaves them to the worker. */
  readonly doNow?: Tools['doNow'];
  /** They are begun by these and not waited for: accepted is accepted. */
  readonly hands?: Hands;
  /** Filled after this returns: a channel needs to be told where to bring what comes in. */
  readonly channels: Map<Channel['name'], Channel>;
};

export function assemble(parts: Parts): Tools {
  const switches = openSwitches(parts);
  const tools: Tools = {
    switches,
    rate: (words) => rate(words, switches.off()),
    doNow: async (effects, fresh) => {
      if (parts.hands === undefined) await performAll(tools, effects, fresh);
      else parts.hands.begin(tools, effects, fresh);
    },
    settle: openSettle(parts.pools),
    gather: openGather(),
    spooledCards: new Map(),
    ...parts,
    staff: async (inbound) => (await talkByChat(tools, inbound)) ?? staffSays(tools, inbound),
  };
  return tools;
}

/** @param connections what the officers' world may have at most. */
export function openPools(ownerUrl: string, keys: Keys, connections: number): Pools {
  const { officer, station } = connectionsFor(connections);
  return {
    officer: openPool(loginUrl(ownerUrl, 'officer', keys), officer),
    station: openPool(loginUrl(ownerUrl, 'station', keys), station),
  };
}

export async function closePools({ officer, station }: Pools): Promise<void> {
  await Promise.all([officer.end(), station.end()]);
}
