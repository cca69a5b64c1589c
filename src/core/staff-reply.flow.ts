// Answers staff where they wrote; a channel that fails is logged, and what it missed is not kept.

import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Say } from './effect.ts';
import type { Address } from './message.ts';
import type { Locale } from './person.ts';
import { renderLine } from './render-line.ts';

type Replies = { readonly id: string; readonly says: readonly Say[]; readonly locale: Locale };

export async function staffReply(
  { channels, log }: Pick<Tools, 'channels' | 'log'>,
  to: Address,
  { id, says, locale }: Replies,
): Promise<void> {
  for (const [n, say] of says.entries()) {
    try {
      const outbound = renderLine(`${id}:reply${n === 0 ? '' : n}`, locale, { ...say, variant: 0 });
      await channels.get(to.channel)?.send(to, outbound);
    } catch (error) {
      log.warn('staff-not-answered', factsOf(error));
    }
  }
}
