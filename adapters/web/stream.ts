// One open stream: everything unread, then each line as it comes, each once.

import type { SSEStreamingApi } from 'hono/streaming';
import type { Address } from '../../src/core/message.ts';
import type { Sign } from '../../src/core/ports.ts';
import { type MailboxTools, openMailbox } from './mailbox.ts';
import type { Cursor, WebLine } from './render.ts';

const RETRY_MS = 2_000;
const AGAIN_MS = 2_000; // while the database is away

export type StreamTools = MailboxTools & {
  /** How often a line of nothing shows that we are here; also how long a missed wake may last. */
  readonly heartbeatMs: number;
  readonly ending: AbortSignal;
};

type Reader = { readonly address: Address; readonly session: string; readonly from: Cursor };

export async function streamTo(
  stream: SSEStreamingApi,
  tools: StreamTools,
  { address, session, from }: Reader,
): Promise<void> {
  const { live, heartbeatMs, ending } = tools;
  const mailbox = openMailbox(tools, address, from);
  const bell = openBell();
  // Without an id: nobody resumes after a sign.
  const showSign = (sign: Sign) => void stream.writeSSE({ event: 'sign', data: sign });
  // What is in memory goes out at once, also while a read waits for a database that is away.
  const unfollow = live.follow(
    tools.keys.addressKey(address),
    () => {
      void give(stream, mailbox.takeMemory());
      bell.ring();
    },
    showSign,
  );
  stream.onAbort(bell.ring);
  ending.addEventListener('abort', bell.ring);
  try {
    await stream.write(`retry: ${RETRY_MS}\n\n`);
    await stream.writeSSE({ event: 'session', data: session });
    while (!stream.aborted && !ending.aborted) {
      const stored = await mailbox.readStored();
      if (stored !== undefined) await give(stream, mailbox.takeStored(stored));
      if (stored?.hasMore) continue;
      await give(stream, mailbox.takeMemory());
      const waitMs = stored === undefined ? Math.min(AGAIN_MS, heartbeatMs) : heartbeatMs;
      if (!(await bell.rung(waitMs))) await stream.write(': here\n\n');
    }
  } finally {
    unfollow();
    ending.removeEventListener('abort', bell.ring);
  }
}

// All are queued before anything else can be: whoever resumes after an id has had all before it.
async function give(stream: SSEStreamingApi, lines: readonly WebLine[]): Promise<void> {
  const written = lines.map((line) =>
    stream.writeSSE({ event: 'line', id: line.id, data: JSON.stringify(line) }),
  );
  await Promise.all(written);
}

/** Remembers one ring while nobody waits, so that none is missed between reading and waiting. */
function openBell() {
  let isRung = false;
  let wakeUp = () => {};
  return {
    ring: (): void => {
      isRung = true;
      wakeUp();
    },
    /** @returns false when the time ran out instead. */
    async rung(withinMs: number): Promise<boolean> {
      if (!isRung) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, withinMs);
        wakeUp = resolve;
        await promise;
        clearTimeout(timer);
      }
      const wasRung = isRung;
      isRung = false;
      return wasRung;
    },
  };
}
