// A chat in the shell, for trying and for tests: one person at one terminal.

import { createInterface } from 'node:readline';
import type { Choice, Inbound } from '../../src/core/message.ts';
import type { Channel, Receive } from '../../src/core/ports.ts';
import { parse } from './parse.ts';
import { render } from './render.ts';

type Streams = { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };

export type Terminal = Channel & {
  /** Reads lines until the input ends or `stop` is called. */
  listen(): Promise<void>;
};

export function openTerminal(
  streams: Streams,
  receive: Receive,
  tools: { readonly now: () => Date; readonly newId: () => string; readonly languageHint: string },
): Terminal {
  const id = tools.newId();
  const lines = createInterface({ input: streams.input });
  let shown: readonly Choice[] = [];
  return {
    name: 'terminal',
    send: async (_address, outbound) => {
      shown = outbound.choices ?? shown;
      streams.output.write(render(outbound));
      return { kind: 'sent' };
    },
    listen: async () => {
      for await (const line of lines) {
        const said = parse(line, shown);
        if (said === undefined) continue;
        const inbound: Inbound = {
          id: `terminal:${tools.newId()}`,
          from: { channel: 'terminal', id },
          place: 'direct',
          said,
          at: tools.now(),
          languageHint: tools.languageHint,
        };
        await receive(inbound);
      }
    },
    stop: async () => lines.close(),
  };
}
