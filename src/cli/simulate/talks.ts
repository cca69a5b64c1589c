// Made-up counselors at work: they take the most urgent, talk for a while and close.

import type { Staff } from '../../../db/staff.ts';
import { AFTERS } from '../../hotline/case.ts';
import { takeMostUrgent } from '../../hotline/claim.flow.ts';
import { closeCase } from '../../hotline/close.flow.ts';
import { sayToOfficer } from '../../hotline/counselor-says.flow.ts';
import { oneOf } from './draw.ts';
import type { Player } from './force.ts';
import { bring, type Cast } from './officers.ts';
import words from './words.json' with { type: 'json' };

const TALK_MS = 20 * 60_000;

type Talk = {
  readonly caseId: string;
  readonly staff: Staff;
  readonly player: Player | undefined;
  readonly endsAt: number;
};

export type Desk = { taken: number; readonly talks: Talk[] };

/** Closes what is over; then each counselor without a talk takes one. */
export async function serve(cast: Cast, desk: Desk, counselors: readonly Staff[]): Promise<void> {
  const nowMs = cast.stage.tools.clock().getTime();
  for (const talk of desk.talks.splice(0)) {
    if (talk.endsAt > nowMs) desk.talks.push(talk);
    else await end(cast, talk);
  }
  const busy = new Set(desk.talks.map(({ staff }) => staff.id));
  for (const staff of counselors) {
    if (busy.has(staff.id)) continue;
    const talk = await begin(cast, staff);
    if (talk === undefined) return;
    desk.taken += 1;
    desk.talks.push(talk);
  }
}

async function begin(cast: Cast, staff: Staff): Promise<Talk | undefined> {
  const { tools } = cast.stage;
  cast.stage.reached();
  const taken = await takeMostUrgent(tools, staff);
  if (taken.kind !== 'taken') return undefined;
  const { caseId } = taken;
  const [player] = cast.stage.reached();
  await say(cast, staff, caseId, 0);
  if (player) await bring(cast, player, { kind: 'words', words: words[cast.locale].talk[0] ?? '' });
  return { caseId, staff, player, endsAt: tools.clock().getTime() + TALK_MS };
}

async function end(cast: Cast, { staff, caseId, player }: Talk): Promise<void> {
  await say(cast, staff, caseId, 1);
  await closeCase(cast.stage.tools, staff, caseId, 'talked', { alarms: 'unsure' });
  const asked = player?.shown.find(({ id }) => id.startsWith('after:'));
  if (player === undefined || asked === undefined) return;
  const day = cast.stage.tools.clock().toISOString().slice(0, 10);
  const how = oneOf(AFTERS, cast.draw('after', player.n, day) ** 2);
  const id = player.shown.find((one) => one.id.startsWith(`after:${how}:`))?.id;
  if (id !== undefined) await bring(cast, player, { kind: 'choice', id });
}

async function say(cast: Cast, staff: Staff, caseId: string, n: number): Promise<void> {
  const { tools } = cast.stage;
  const text = words[cast.locale]['counselor-says'][n] ?? '';
  await sayToOfficer(tools, staff, caseId, text, tools.newId());
}
