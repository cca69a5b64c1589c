// Answers staff where they wrote; a channel that fails is logged, and what it missed is not kept.

import type { Say } from '../core/effect.ts';
import type { Address } from '../core/message.ts';
import type { Locale } from '../core/person.ts';
import { renderLine } from '../core/render-line.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';

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
