// What goes wrong where Telegram is asked for what is new, which one process does at a time.

import { setTimeout as wait } from 'node:timers/promises';
import { type Field, PLACES } from './field.ts';
import type { Load } from './load.ts';
import type { Row } from './rows.ts';

const AFTER_MS = 3_000;
const MOODS = ['failing', 'elsewhere', 'repeating'] as const;
const POLLED = { env: { TELEGRAM_WEBHOOK_SECRET: '' } };

export function pollingRows(faultMs: number): readonly Row[] {
  return [
    polled('and fails, is asked elsewhere, tells things again', async ({ polling }, load) => {
      const writing = load.run({ ms: faultMs + AFTER_MS });
      for (const mood of MOODS) {
        polling.turn(mood);
        await wait(faultMs / MOODS.length);
      }
      polling.turn('well');
      await writing;
    }),
    polled('by a process that is killed', async (field, load) => {
      const writing = load.run({ ms: faultMs });
      for (const place of PLACES) {
        await wait(faultMs / PLACES.length / 2);
        await field.stop(place, 'SIGKILL');
        await field.start(place, POLLED);
      }
      await writing;
    }),
  ];
}

function polled(name: string, run: (field: Field, load: Load) => Promise<void>): Row {
  return {
    name: `telegram polled ${name}`,
    run: async (field, load) => {
      for (const place of PLACES) await restart(field, place, POLLED);
      load.door = 'polling';
      await run(field, load);
      load.door = 'http';
      for (const place of PLACES) await restart(field, place, {});
      return undefined;
    },
  };
}

async function restart(field: Field, place: number, how: Parameters<Field['start']>[1]) {
  await field.stop(place, 'SIGINT');
  await field.start(place, how);
}
