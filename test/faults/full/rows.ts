// The faults, one row each: what happens while officers write. What must hold is the same for all.

import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ModelMood } from '../bad-model.ts';
import type { Mood } from '../platform.ts';
import type { Field } from './field.ts';
import { jumps } from './jumps.ts';
import { type Load, randomFrom } from './load.ts';
import { pollingRows } from './polling-rows.ts';
import { socketRows } from './socket-rows.ts';
import { openOld, UPGRADED_FROM, upgrade } from './upgrade.ts';

export type Row = {
  readonly name: string;
  /** Where it is not played on the field of the others; undefined if that cannot be had here. */
  readonly opens?: (people: number) => Promise<Field | undefined>;
  /** What the audit log must name afterwards, where it cannot be whole. */
  readonly auditSays?: RegExp;
  /** @returns why it could not be tried here. */
  run(field: Field, load: Load): Promise<string | undefined>;
};

export type Sizes = {
  readonly seed: number;
  /** Messages through which processes are killed. */
  readonly messages: number;
  /** How long a fault lasts. */
  readonly faultMs: number;
  /** Where the disk is small enough to be filled. */
  readonly disk: string | undefined;
};

const MOODS = ['busy', 'failing', 'hanging', 'loses'] as const;
const AFTER_MS = 3_000;
const exec = promisify(execFile);

export function rowsOf({ seed, messages, faultMs, disk }: Sizes): readonly Row[] {
  /** The fault stands while officers write, and they go on for a moment after it. */
  const during =
    (begin: (field: Field) => Promise<void> | void, end: (field: Field) => Promise<void> | void) =>
    async (field: Field, load: Load): Promise<undefined> => {
      const writing = load.run({ ms: faultMs + AFTER_MS });
      await begin(field);
      await wait(faultMs);
      await end(field);
      await writing;
    };

  const platform = (channel: Load['channel'], mood: Mood): Row => {
    const turn = (to: Mood) => (field: Field) => platformOf(field, channel).turn(to);
    return {
      name: `${channel} ${mood}`,
      run: on(channel, during(turn(mood), turn('well'))),
    };
  };
  const doubled = async (_: Field, load: Load): Promise<undefined> => {
    load.isDoubling = true;
    await load.run({ ms: faultMs });
    load.isDoubling = false;
  };
  const opinion = (mood: ModelMood): Row => ({
    name: `model ${mood}`,
    run: during(
      ({ model }) => model.turn(mood),
      ({ model }) => model.turn('well'),
    ),
  });

  return [
    { name: 'none', run: during(nothing, nothing) },
    { name: 'kill -9 at random', run: (field, load) => kills(field, load, { seed, messages }) },
    {
      name: 'database restarted',
      run: during(async (field) => {
        await field.stopDatabase();
        await field.startDatabase();
      }, nothing),
    },
    {
      name: 'database away',
      run: during(
        (field) => field.stopDatabase(),
        (field) => field.startDatabase(),
      ),
    },
    {
      name: 'connections cut',
      run: async (field, load) => {
        const writing = load.run({ ms: faultMs + AFTER_MS });
        for (let n = 0; n < 10; n += 1) {
          await wait(faultMs / 10);
          field.way.cut();
        }
        await writing;
        return undefined;
      },
    },
    {
      name: 'database slow',
      run: during(
        ({ way }) => way.delay(60),
        ({ way }) => way.delay(0),
      ),
    },
    { name: 'disk full', run: (field, load) => fullDisk(field, load, { disk, faultMs }) },
    ...MOODS.map((mood) => platform('telegram', mood)),
    { name: 'updates doubled and out of order', run: doubled },
    ...MOODS.map((mood) => platform('slack', mood)),
    { name: 'slack events doubled and out of order', run: on('slack', doubled) },
    ...socketRows(faultMs),
    ...pollingRows(faultMs),
    ...(['hanging', 'garbage', 'refusing', 'failing'] as const).map(opinion),
    {
      name: `two versions (${UPGRADED_FROM})`,
      opens: openOld,
      run: (field, load) => upgrade(field, load, faultMs),
    },
    // Last: what was dated an hour ahead stays in the audit log, which tells no such jump from a
    // forged date.
    {
      name: 'clock an hour ahead, then back',
      auditSays: /event-(back|post)-dated/,
      run: (field, load) => jumps(field, load, faultMs),
    },
  ];
}

function platformOf({ bot, slack }: Field, channel: Load['channel']) {
  return channel === 'slack' ? slack : bot;
}

/** Officers write from there meanwhile. */
function on(channel: Load['channel'], run: Row['run']): Row['run'] {
  return async (field, load) => {
    load.channel = channel;
    const why = await run(field, load);
    load.channel = 'telegram';
    return why;
  };
}

function nothing(): void {
  // So that a run without a fault is measured the same way.
}

async function kills(
  field: Field,
  load: Load,
  { seed, messages }: Pick<Sizes, 'seed' | 'messages'>,
): Promise<undefined> {
  const random = randomFrom(seed);
  const writing = load.run({ messages });
  let isWriting = true;
  void writing.then(() => {
    isWriting = false;
  });
  while (isWriting) {
    await wait(500 + random() * 4_000);
    const place = random() < 0.5 ? 0 : 1;
    await field.stop(place, 'SIGKILL');
    await field.start(place);
  }
  await writing;
}

async function fullDisk(
  field: Field,
  load: Load,
  { disk, faultMs }: Pick<Sizes, 'disk' | 'faultMs'>,
): Promise<string | undefined> {
  if (disk === undefined) return 'no disk of our own could be mounted here';
  const ballast = join(disk, 'ballast');
  const writing = load.run({ ms: faultMs + AFTER_MS });
  // Until nothing more fits: how much that is changes while officers write.
  await exec('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k']).catch(() => undefined);
  await wait(faultMs);
  await rm(ballast);
  // A server that could not write its log has ended itself; whoever runs it starts it again.
  await field.stopDatabase().catch(() => undefined);
  await field.startDatabase();
  await writing;
  return undefined;
}
