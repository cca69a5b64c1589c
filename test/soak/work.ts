// A steady day, played fast: officers who write, ask for the menu and check in, a few in danger who
// write again, and a counselor who looks at the queue and at talks.

import { setTimeout as wait } from 'node:timers/promises';
import { bring } from '../faults/full/bring.ts';
import { addressOf, type Field, officersOf } from '../faults/full/field.ts';
import { CRISIS } from '../faults/full/load.ts';
import { shell } from '../support/shell.ts';

const SAID = ['今天还行，巡逻有点累', '/menu', '刚下夜班', '/checkin', '7', '开了一天会', '/help'];
const IN_DANGER = 20;
const CRISIS_EVERY = 50;
const LOOK_EVERY_MS = 2_000;

export type Done = { accepted: number; refused: number; looks: number; looksFailed: number };

export type Pace = {
  readonly people: number;
  readonly perSecond: number;
  readonly signal: AbortSignal;
};

export async function write(field: Field, done: Done, pace: Pace): Promise<void> {
  const { from } = officersOf('telegram', pace.people);
  const everyMs = 1_000 / pace.perSecond;
  const beganMs = performance.now();
  const open = new Set<Promise<void>>();
  for (let n = 1; !pace.signal.aborted; n += 1) {
    await wait(Math.max(0, beganMs + n * everyMs - performance.now()));
    const isCrisis = n % CRISIS_EVERY === 0;
    const who = isCrisis
      ? (n / CRISIS_EVERY) % IN_DANGER
      : IN_DANGER + (n % (pace.people - IN_DANGER));
    const round = Math.floor(n / (pace.people - IN_DANGER));
    const text = isCrisis ? CRISIS : (SAID[round % SAID.length] ?? CRISIS);
    const to = field.programs[n % field.programs.length];
    const brought = { channel: 'telegram', id: n, chat: addressOf(from + who).id, text } as const;
    const one = bring(to, brought).then((takenAt) => {
      if (takenAt !== undefined) done.accepted += 1;
      else done.refused += 1;
      open.delete(one);
    });
    open.add(one);
  }
  await Promise.all(open);
}

export async function look(field: Field, done: Done, signal: AbortSignal): Promise<void> {
  const url = field.programs[0]?.url ?? '';
  const invited = await shell(
    ['staff', 'invite', 'counselor', 'Counselor 1', '--to-stdout'],
    field.env,
  );
  const token = /#(\S+)/.exec(invited.out)?.[1] ?? '';
  const origin = { origin: url };
  const signedIn = await fetch(`${url}/console/sign-in`, {
    method: 'POST',
    headers: origin,
    body: new URLSearchParams({ token }),
    redirect: 'manual',
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  while (!signal.aborted) {
    const page = await fetch(`${url}/console/talks`, {
      headers: { cookie },
      redirect: 'manual',
    }).catch(() => undefined);
    await page?.arrayBuffer();
    done.looks += 1;
    if (page?.status !== 200) done.looksFailed += 1;
    await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
