// Messages that come while the database works on others wait for each other, and go in one
// transaction: many at once cost few commits, and one that comes alone goes at once. What alarms
// waits for nobody. Whatever speaks against it, each goes alone, as if this were not here.

import { RetryLater } from '../../ops/errors.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { Outcome } from '../decide.flow.ts';
import type { Answering } from '../fail-safe.flow.ts';
import { isAlarming } from '../rating.ts';
import { commitTogether } from './commit-together.flow.ts';

/** One is worked on by the database while another is decided on. */
const RUNNING_MAX = 2;
const TOGETHER_MAX = 16;
/** Nobody waits longer than this for those before them. */
const STALLS_MS = 100;

export type Gather = (
  tools: Tools,
  answering: Answering,
  alone: () => Promise<Outcome>,
) => Promise<Outcome>;

type Waiting = {
  readonly answering: Answering;
  readonly alone: () => Promise<Outcome>;
  readonly resolve: (outcome: Outcome | Promise<Outcome>) => void;
  readonly reject: (error: unknown) => void;
};

export function openGather(): Gather {
  let running = 0;
  let isPlanned = false;
  let waiting: readonly Waiting[] = [];

  function plan(tools: Tools): void {
    if (isPlanned || running >= RUNNING_MAX || waiting.length === 0) return;
    isPlanned = true;
    // Whatever has come by then comes along.
    setImmediate(() => {
      isPlanned = false;
      const { now, later } = firstOfEach(waiting);
      waiting = later;
      void begin(tools, now);
      plan(tools);
    });
  }

  async function begin(tools: Tools, some: readonly Waiting[]): Promise<void> {
    running += 1;
    await atMost(STALLS_MS, goTogether(tools, some));
    running -= 1;
    plan(tools);
  }

  return (tools, answering, alone) => {
    if (!mayWait(answering)) return alone();
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    waiting = [...waiting, { answering, alone, resolve, reject }];
    plan(tools);
    return promise;
  };
}

function mayWait({ inbound, rating, isReplay }: Answering): boolean {
  return inbound.said.kind === 'words' && !isReplay && !isAlarming(rating);
}

/** One message of each address; the next of the same waits. */
function firstOfEach(waiting: readonly Waiting[]) {
  const now = new Map<string, Waiting>();
  const later: Waiting[] = [];
  for (const one of waiting) {
    const { channel, id } = one.answering.inbound.from;
    const place = `${channel} ${id}`;
    if (now.size === TOGETHER_MAX || now.has(place)) later.push(one);
    else now.set(place, one);
  }
  return { now: [...now.values()], later };
}

async function goTogether(tools: Tools, some: readonly Waiting[]): Promise<void> {
  let rest = some;
  if (some.length > 1) {
    try {
      const all = some.map(({ answering }) => answering);
      const done = await commitTogether(tools, all);
      rest = some.filter(({ answering, resolve }) => {
        const outcome = done.get(answering);
        if (outcome !== undefined) resolve(outcome);
        return outcome === undefined;
      });
    } catch (error) {
      if (isAway(error)) {
        // Whether it was committed is not known: as with one alone, memory answers.
        for (const { reject } of some) reject(error);
        return;
      }
    }
  }
  await Promise.allSettled(
    rest.map(({ alone, resolve }) => {
      const going = alone();
      resolve(going);
      return going;
    }),
  );
}

function isAway(error: unknown): boolean {
  return error instanceof RetryLater && error.code.startsWith('database-');
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const due = setTimeout(resolve, ms);
  await Promise.race([work, promise]);
  clearTimeout(due);
}
