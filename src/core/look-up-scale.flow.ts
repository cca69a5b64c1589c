// The scale that a message is about, with what it needs: one more trip, for these messages alone.

import type { Tx } from '../../db/client.ts';
import { finishedSince, publishedScales, runById, runsOf, scaleById } from '../../db/scales.ts';
import type { HeardScale, ScalesHeard } from '../checkins/scales/asking.ts';
import { FLOW } from '../checkins/scales/flow.ts';
import type { Answers } from '../checkins/scales/scale.ts';
import { namedValues } from '../checkins/scales/score.ts';
import { offerablesOf, storedForm } from '../checkins/scales/stored.ts';
import { scaleIntentOf } from '../checkins/scales/tap.ts';
import { mayUse } from '../trust/consent.ts';
import type { Snapshot } from './decision.ts';
import type { Said } from './message.ts';

const DAY_MS = 86_400_000;

export async function lookUpScales(tx: Tx, now: Snapshot, said: Said): Promise<ScalesHeard> {
  if (!mayUse('scores', now.consents)) return {};
  const intent = scaleIntentOf(said);
  if (intent?.kind === 'scales') return { offerable: offerablesOf(await publishedScales(tx.db)) };
  if (intent?.kind === 'scale-start') return { scale: await toStart(tx, now, intent.scaleId) };
  if (intent?.kind === 'scale-drop' || intent?.kind === 'scale-change')
    return finished(tx, now, intent.runId);
  return said.kind === 'words' || intent !== undefined ? { scale: await begun(tx, now) } : {};
}

/** @param id absent: the newest */
async function finished(
  tx: Tx,
  { person }: Snapshot,
  id: string | undefined,
): Promise<ScalesHeard> {
  const own = (await runsOf(tx.db, person.id)).filter(({ finishedAt }) => finishedAt !== null);
  const run = id === undefined ? own[0] : own.find((one) => one.id === id);
  if (!run?.finishedAt) return {};
  return { finished: { runId: run.id, at: run.finishedAt }, scale: await answeredForm(tx, run) };
}

async function begun(tx: Tx, { dialogue, person }: Snapshot): Promise<HeardScale | undefined> {
  const run = dialogue.scales?.run;
  const stored = run && (await runById(tx.db, run.id));
  return stored?.personId === person.id ? answeredForm(tx, stored) : undefined;
}

async function answeredForm(
  tx: Tx,
  { scaleId: id, answers }: { readonly scaleId: string; readonly answers: Answers },
): Promise<HeardScale | undefined> {
  const row = await scaleById(tx.db, id);
  const form = row && storedForm(row);
  if (form === undefined) return undefined;
  const { scale, scoring } = form;
  const isPublished = row?.state === 'published';
  return { id, scale, scoring, isPublished, answers, recent: new Map() };
}

async function toStart(
  tx: Tx,
  { person, now }: Snapshot,
  id: string,
): Promise<HeardScale | undefined> {
  const since = new Date(now.getTime() - FLOW.reuseDays * DAY_MS);
  const [row, finished] = await Promise.all([
    scaleById(tx.db, id),
    finishedSince(tx.db, person.id, since),
  ]);
  const form = row && storedForm(row);
  if (row === undefined || form === undefined) return undefined;
  const recent = finished
    .filter((one) => one.scale.url !== row.url)
    .flatMap((one) => {
      const other = storedForm(one.scale);
      return other ? [...namedValues(other.scale, other.scoring, one.answers)] : [];
    });
  return {
    id,
    scale: form.scale,
    scoring: form.scoring,
    isPublished: row.state === 'published',
    answers: {},
    recent: new Map(recent),
  };
}
