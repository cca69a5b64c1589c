// What waited on disk is received once the database is back, in order, each once.

import { factsOf } from '../ops/log.ts';
import { dropSpooled, parkSpooled, readSpooled, type Spooled, spooledNames } from '../ops/spool.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Card } from './fail-safe.flow.ts';
import { receive } from './receive.flow.ts';

/** @returns how many were received. One that cannot be, though the database is there, holds up no other. */
export async function replaySpool(tools: Tools): Promise<number> {
  const folder = tools.settings.spoolFolder;
  let count = 0;
  for (const name of await spooledNames(folder)) {
    const spooled = await read(tools, folder, name);
    if (spooled === undefined) continue;
    const card = cardOf(tools, spooled);
    const replayed = () => receive(tools, spooled.inbound, { card });
    let receipt = await replayed();
    if (receipt.kind === 'spooled') {
      if (!(await isDatabaseThere(tools))) return count;
      receipt = await replayed(); // it may be back only just now
    }
    if (receipt.kind === 'spooled') {
      tools.log.error('spooled-message-refused');
      continue;
    }
    await dropSpooled(folder, name);
    tools.spooledCards.delete(spooled.id);
    count += 1;
  }
  return count;
}

/** However many rounds it takes, one card is shown; a process that starts anew reads it of the file. */
function cardOf({ spooledCards }: Tools, { id, isCardShown }: Spooled): Card {
  const card = spooledCards.get(id) ?? { isShown: isCardShown };
  spooledCards.set(id, card);
  return card;
}

async function read(tools: Tools, folder: string, name: string): Promise<Spooled | undefined> {
  try {
    return await readSpooled(folder, name, tools.keys.spool.privateKey);
  } catch (error) {
    tools.log.error('spool-file-unreadable', factsOf(error));
    await parkSpooled(folder, name);
    return undefined;
  }
}

async function isDatabaseThere({ pools }: Tools): Promise<boolean> {
  try {
    await pools.officer.transact('wl_bot', async () => undefined);
    return true;
  } catch {
    return false;
  }
}
