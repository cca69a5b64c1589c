// Updates in, each either accepted or asked for again. One chat's updates are accepted in their
// order; chats do not wait for each other.

import type { Api } from 'grammy';
import type { Receive } from '../../src/core/ports.ts';
import { factsOf } from '../../src/ops/log.ts';
import { type Me, parse } from './parse.ts';
import { show } from './press.ts';
import type { Warn } from './tools.ts';
import { readUpdate, type Update } from './update.ts';

export type Intake = {
  /** Ourselves, asked for once. */
  readonly whoAmI: () => Promise<Me>;
  readonly accept: (update: Update) => Promise<boolean>;
  /** Gives the ids of those that were not accepted and must come again. */
  readonly acceptAll: (bodies: readonly Body[]) => Promise<ReadonlySet<number>>;
};

type Body = { readonly update_id: number };
type Tools = {
  readonly api: Api;
  readonly receive: Receive;
  readonly log: Warn;
  readonly now: () => Date;
  /** Takes on what is shown after a press is accepted, so that nobody waits for it. */
  readonly later: (work: Promise<void>) => void;
};

export function openIntake({ api, receive, log, now, later }: Tools): Intake {
  let me: Promise<Me> | undefined;

  async function whoAmI(): Promise<Me> {
    me ??= api.getMe();
    try {
      return await me;
    } catch (error) {
      me = undefined;
      throw error;
    }
  }

  async function accept(update: Update): Promise<boolean> {
    try {
      const inbound = parse(update, await whoAmI(), now());
      if (inbound !== undefined) await receive(inbound);
    } catch (error) {
      log.warn('telegram-not-accepted', { update: update.update_id, ...factsOf(error) });
      return false;
    }
    if (update.callback_query !== undefined) later(showPress(update.callback_query));
    return true;
  }

  async function showPress(press: NonNullable<Update['callback_query']>): Promise<void> {
    for (const fault of await show(api, press)) log.warn('telegram-press-not-shown', { fault });
  }

  async function acceptAll(bodies: readonly Body[]) {
    const updates = bodies.flatMap((body) => {
      const update = readUpdate(body);
      if (update === undefined) log.warn('telegram-update-malformed', { update: body.update_id });
      return update ?? [];
    });
    const refused = new Set<number>();
    await Promise.all(
      Map.groupBy(updates, chatOf)
        .values()
        .map(async (chat) => {
          for (const update of chat) if (!(await accept(update))) refused.add(update.update_id);
        }),
    );
    return refused;
  }

  return { whoAmI, accept, acceptAll };
}

function chatOf({ message, edited_message: edited, callback_query: press }: Update) {
  return (message ?? edited ?? press?.message)?.chat.id;
}
