// Signing up through the one door: a count, and where it was sent a name; afterwards a tap and perhaps
// words, of no alias. No transaction spans both worlds, so each step may run again.

import { activityById, putSignedUp } from '../../../db/activities.ts';
import { appendAudit } from '../../../db/audit.ts';
import { dropHanded, putHanded } from '../../../db/handed-over.ts';
import { signupById, signupToShow, standingFor } from '../../../db/signups.ts';
import { type Sealed, seal, unseal } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';
import { aboutSo } from '../../trust/figures/shown.ts';
import type { ActivityEffect } from './activity.ts';
import { step } from './step.flow.ts';
import { askAfterwards, calledOff, placeGot, remind } from './told.ts';

/** Fewer than this is not told (decision 9). */
const TELL_FROM = 10;

type Of<K extends ActivityEffect['kind']> = Extract<ActivityEffect, { readonly kind: K }>;

/** Counts anew, and tells whoever has a place now that somebody left. */
export async function countActivity(
  { activityId }: Of<'count-activity.v1'>,
  tools: Tools,
): Promise<void> {
  const found = await tools.pools.officer.transact('wl_bot', async (tx) => {
    const activity = await activityById(tx.db, activityId);
    const standing = await standingFor(tx.db, activityId);
    const n = standing.length;
    if (activity !== undefined) putSignedUp(tx, activityId, n < TELL_FROM ? null : aboutSo(n));
    return { places: activity?.places ?? n, standing };
  });
  const free = found.standing.slice(0, found.places).filter(({ state }) => state === 'waiting');
  for (const { id, personId } of free) await step(tools, { personId, signupId: id }, placeGot);
}

export async function remindOfActivity(
  effect: Of<'remind-activity.v1' | 'ask-activity.v1'>,
  tools: Tools,
): Promise<void> {
  const isRemind = effect.kind === 'remind-activity.v1';
  const { at } = effect;
  await step(tools, effect, (now, one) => {
    const isMoved = at !== undefined && at !== (isRemind ? one.at : one.until).toISOString();
    return isMoved ? undefined : (isRemind ? remind : askAfterwards)(now, one);
  });
}

export async function endActivity(
  { activityId }: Of<'end-activity.v1'>,
  tools: Tools,
): Promise<void> {
  const standing = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    standingFor(db, activityId),
  );
  for (const { id, personId } of standing) {
    await step(tools, { personId, signupId: id }, calledOff);
    await withdraw(id, tools);
  }
}

/** The name that was sent, sealed anew for whoever organizes it. */
export async function showSignup({ signupId }: Of<'show-signup.v1'>, tools: Tools): Promise<void> {
  const found = await toShow(signupId, tools);
  if (found?.name === undefined || !isStanding(found.signup.state))
    return withdraw(signupId, tools);
  await hand(tools, {
    id: signupId,
    kind: 'name',
    activityId: found.signup.activityId,
    ...sealedAnew(tools, signupId, found.name),
    at: found.until,
  });
  // Taken back while it crossed: its withdrawal may have come before it.
  const after = await tools.pools.officer.transact('wl_bot', ({ db }) => signupById(db, signupId));
  if (after === undefined || !isStanding(after.state)) await withdraw(signupId, tools);
}

export async function withdrawSignup(
  { signupId }: Of<'withdraw-signup.v1'>,
  tools: Tools,
): Promise<void> {
  await withdraw(signupId, tools);
}

export async function showFeedback(
  { signupId }: Of<'show-feedback.v1'>,
  tools: Tools,
): Promise<void> {
  const found = await toShow(signupId, tools);
  const { feedbackId: id, rating, activityId } = found?.signup ?? {};
  if (found === undefined || !id || !rating || activityId === undefined) return;
  await hand(tools, {
    id,
    kind: 'feedback',
    activityId,
    rating,
    ...(found.words && sealedAnew(tools, id, found.words)),
    at: found.until,
  });
}

async function toShow(signupId: string, tools: Tools) {
  const found = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const row = await signupToShow(db, signupId);
    return row && { ...row, activity: await activityById(db, row.signup.activityId) };
  });
  if (found?.activity === undefined) return undefined;
  const { signup, activity } = found;
  const key = tools.keys.open(found.wrapped, signup.personId);
  const open = (part: Sealed | null) =>
    part === null ? undefined : unseal(key, part, signupId).toString();
  return {
    signup,
    until: activity.until,
    name: open(signup.name),
    words: signup.wordsState === 'sent' ? open(signup.words) : undefined,
  };
}

function sealedAnew(tools: Tools, id: string, words: string) {
  const wrapped = tools.keys.newKey(id);
  return { wrapped, sealed: seal(tools.keys.open(wrapped, id), words, id) };
}

async function hand(tools: Tools, row: Parameters<typeof putHanded>[1]): Promise<void> {
  await tools.pools.station.transact('wl_registrar', async (tx) => {
    putHanded(tx, row);
    appendAudit(tx, [record(`${row.kind}-received`, row.id, tools)]);
  });
}

async function withdraw(id: string, tools: Tools): Promise<void> {
  await tools.pools.station.transact('wl_registrar', async (tx) => {
    if (await dropHanded(tx.db, id)) appendAudit(tx, [record('name-withdrawn', id, tools)]);
  });
}

function record(action: string, id: string, { clock }: Tools) {
  return { at: clock(), actor: 'program', action, subject: `handed:${id}`, detail: {} };
}

function isStanding(state: string): boolean {
  return state === 'in' || state === 'waiting';
}
