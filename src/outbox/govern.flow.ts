// A channel that keeps to what its platform takes. A short wait is waited out; behind a longer one
// the effect goes back to the outbox until its turn, where it is counted and holds nothing up.

import { setTimeout as pause } from 'node:timers/promises';
import type { Address } from '../core/message.ts';
import type { Channel, Sign } from '../core/ports.ts';
import { RetryLater } from '../ops/errors.ts';
import type { WatchTurns } from '../ops/telemetry/watch.ts';
import { type Limits, type Line, restUntil, takeTurn } from './governor.ts';

const WAIT_MS = 2_000;
/** Chats whose time has passed are forgotten once there are so many. */
const CHATS_MAX = 10_000;

/** Telegram takes 30 a second in all, one a second in a chat, 20 a minute in a group. */
export const TELEGRAM_LIMITS: Limits = {
  all: { perSecond: 25, burst: 5 }, // in no second more than 30
  chat: { perSecond: 1, burst: 3 },
  group: { perSecond: 1 / 3, burst: 5 },
};

/** chat.postMessage, Slack's special tier: one a second in a conversation, some hundred a minute. */
export const SLACK_LIMITS: Limits = {
  all: { perSecond: 5, burst: 20 },
  chat: { perSecond: 1, burst: 3 },
};

export type GovernTools = {
  readonly watch?: WatchTurns | undefined;
  readonly nowMs?: () => number;
  readonly wait?: (ms: number) => Promise<unknown>;
};

export function governed<C extends Channel>(
  channel: C,
  limits: Limits,
  { nowMs = () => performance.now(), wait = pause, watch }: GovernTools = {},
): C {
  const chats = new Map<string, number>();
  let line: Line = { all: 0, chats };

  async function turn(chat: string, isUrgent: boolean): Promise<void> {
    const now = nowMs();
    const asked = { chat, isGroup: isGroup(chat), isUrgent };
    const taken = takeTurn(line, limits, asked, now);
    const waitMs = taken.atMs - now;
    if (waitMs > WAIT_MS) {
      watch?.sentBack();
      throw new RetryLater(`${channel.name}-line-full`, {}, Math.ceil(waitMs));
    }
    if (chats.size > CHATS_MAX) for (const [id, at] of chats) if (at < now) chats.delete(id);
    chats.set(chat, taken.chat);
    line = { all: taken.all, chats };
    watch?.waited(Math.max(0, waitMs) / 1_000);
    if (waitMs <= 0) return;
    watch?.waiting(1);
    await wait(waitMs).finally(() => watch?.waiting(-1));
  }

  const { showSign } = channel;
  return {
    ...channel,
    ...(showSign && {
      // Only when nothing waits: shown late it would be wrong.
      showSign: async (address: Address, sign: Sign) => {
        const now = nowMs();
        const asked = { chat: address.id, isGroup: isGroup(address.id), isUrgent: false };
        const taken = takeTurn(line, limits, asked, now);
        if (taken.atMs > now) return;
        chats.set(address.id, taken.chat);
        line = { all: taken.all, chats };
        await showSign(address, sign);
      },
    }),
    send: async (address, outbound) => {
      await turn(address.id, outbound.isUrgent === true);
      try {
        return await channel.send(address, outbound);
      } catch (error) {
        // As long as the platform asks, this chat's next message is not even tried.
        if (error instanceof RetryLater && error.afterMs !== undefined)
          chats.set(address.id, restUntil(limits, isGroup(address.id), nowMs() + error.afterMs));
        throw error;
      }
    },
  };
}

/** Of several people, as Telegram numbers them. */
function isGroup(chat: string): boolean {
  return chat.startsWith('-');
}
