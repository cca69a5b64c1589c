// What goes wrong where Slack speaks over a socket, which one process has at a time.

import { setTimeout as wait } from 'node:timers/promises';
import type { SocketSide, TicketMood } from '../socket.ts';
import { type Field, PLACES } from './field.ts';
import type { Load } from './load.ts';
import type { Row } from './rows.ts';

const AFTER_MS = 3_000;
const TIMES = 8;

export function socketRows(faultMs: number): readonly Row[] {
  /** Again and again while officers write. */
  const again =
    (fault: (socket: SocketSide) => void) =>
    async ({ socket }: Field, load: Load): Promise<void> => {
      const writing = load.run({ ms: faultMs + AFTER_MS });
      for (let n = 0; n < TIMES; n += 1) {
        await wait(faultMs / TIMES);
        fault(socket);
      }
      await writing;
    };
  const tickets =
    (mood: TicketMood) =>
    async ({ socket }: Field, load: Load): Promise<void> => {
      const writing = load.run({ ms: faultMs + AFTER_MS });
      socket.turnTickets(mood);
      socket.cut();
      await wait(faultMs);
      socket.turnTickets('well');
      await writing;
    };

  return [
    row(
      'asked to come back',
      again((socket) => socket.refresh()),
    ),
    row(
      'cut',
      again((socket) => socket.cut()),
    ),
    row('silent', async ({ socket }, load) => {
      const writing = load.run({ ms: faultMs + AFTER_MS });
      await wait(AFTER_MS);
      socket.silence();
      await writing;
    }),
    row('with events doubled and out of order', async ({ socket }, load) => {
      socket.turn('doubling');
      await load.run({ ms: faultMs });
      socket.turn('well');
    }),
    ...(['refused', 'busy', 'hanging'] as const).map((mood) =>
      row(`with tickets ${mood}`, tickets(mood)),
    ),
    row('in a process that is killed', async (field, load) => {
      const writing = load.run({ ms: faultMs });
      for (const place of PLACES) {
        await wait(faultMs / PLACES.length / 2);
        await field.stop(place, 'SIGKILL');
        await field.start(place);
      }
      await writing;
    }),
  ];
}

function row(name: string, run: (field: Field, load: Load) => Promise<void>): Row {
  return {
    name: `slack socket ${name}`,
    run: async (field, load) => {
      load.channel = 'slack';
      load.door = 'socket';
      await run(field, load);
      load.channel = 'telegram';
      load.door = 'http';
      return undefined;
    },
  };
}
