// Questionnaires are imported, published and retired by an admin. A version is never edited and
// never dropped, so that what was answered stays readable.

import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import { constraintOf } from '../../db/faults.ts';
import {
  allScales,
  holdVersions,
  putScale,
  type ScaleRow,
  type ScaleState,
  scaleById,
  updateScale,
} from '../../db/scales.ts';
import { activeStaff } from '../../db/staff.ts';
import { type Form, formOf } from '../checkins/scales/form.ts';
import type { Texts } from '../checkins/scales/scale.ts';
import { hasSafetyItem } from '../checkins/scales/scoring.ts';
import { OWN_SCALE, SCORINGS } from '../checkins/scales/shipped.ts';
import type { Tools } from '../outbox/tools.ts';

const DESK = ['counselor', 'lead'] as const;

type ScaleTools = Pick<Tools, 'pools' | 'clock' | 'newId'>;

export type Imported =
  | { readonly kind: 'imported'; readonly scaleId: string }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] }
  | { readonly kind: 'version-taken' };

/** @param scoring absent: nothing is summed. */
export async function importScale(
  tools: ScaleTools,
  files: { readonly questionnaire: unknown; readonly scoring?: unknown },
  actor = 'program',
): Promise<Imported> {
  const form = formOf(files.questionnaire, files.scoring);
  if (form.kind === 'faulty') return form;
  const at = tools.clock();
  const scaleId = tools.newId();
  try {
    return await tools.pools.station.transact('wl_admin', async (tx): Promise<Imported> => {
      const { scale, scoring, questionnaire } = form;
      const { url, version } = scale;
      putScale(tx, {
        id: scaleId,
        url,
        version,
        instrument: scoring?.instrument ?? null,
        questionnaire,
        scoring: scoring ?? null,
        hasSafety: hasSafetyItem(scale, scoring),
        state: 'draft',
        importedAt: at,
      });
      audit(tx, { at, actor, action: 'scale-imported', id: scaleId, detail: { url, version } });
      return { kind: 'imported', scaleId };
    });
  } catch (error) {
    if (constraintOf(error) === 'scales_version') return { kind: 'version-taken' };
    throw error;
  }
}

/** Whose scoring comes with Warmline. */
export const SCORING_NAMES: readonly string[] = [...SCORINGS.keys()];

/** A file as it was sent, scored as the instrument that is named, if one is. */
export async function importFile(
  tools: ScaleTools,
  { text, instrument }: { readonly text: string; readonly instrument: string },
  actor: string,
): Promise<Imported> {
  return importScale(
    tools,
    { questionnaire: jsonIn(text), scoring: SCORINGS.get(instrument) },
    actor,
  );
}

/** Warmline's own daily questions. */
export async function importOwn(tools: ScaleTools, actor: string): Promise<Imported> {
  return importScale(tools, { questionnaire: OWN_SCALE }, actor);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type ScaleMoved = {
  readonly kind: 'published' | 'retired' | 'no-such-scale' | 'not-so' | 'no-desk';
};

/** The version that was asked so far retires; who is in the middle of it may finish it. */
export async function publishScale(
  tools: ScaleTools,
  id: string,
  actor = 'program',
): Promise<ScaleMoved> {
  return move(tools, id, async (tx, { wanted, versions, at }) => {
    if (wanted.state === 'published') return { kind: 'not-so' };
    // Nobody would answer on what such a question may bring up (decision 18).
    const isStaffed = (await activeStaff(tx.db, DESK)).length > 0;
    if (wanted.hasSafety && !isStaffed) return { kind: 'no-desk' };
    for (const one of versions) if (one.state === 'published') retire(tx, one.id, at, actor);
    updateScale(tx, id, { state: 'published', publishedAt: at, retiredAt: null });
    audit(tx, { at, actor, action: 'scale-published', id, detail: {} });
    return { kind: 'published' };
  });
}

export async function retireScale(
  tools: ScaleTools,
  id: string,
  actor = 'program',
): Promise<ScaleMoved> {
  return move(tools, id, async (tx, { wanted, at }) => {
    if (wanted.state !== 'published') return { kind: 'not-so' };
    retire(tx, id, at, actor);
    return { kind: 'retired' };
  });
}

type Held = {
  readonly wanted: ScaleRow;
  readonly versions: readonly ScaleRow[];
  readonly at: Date;
};

/** All versions are held meanwhile, so that one alone is asked. */
async function move(
  tools: ScaleTools,
  id: string,
  work: (tx: Tx, held: Held) => Promise<ScaleMoved>,
): Promise<ScaleMoved> {
  const at = tools.clock();
  return tools.pools.station.transact('wl_admin', async (tx): Promise<ScaleMoved> => {
    const url = (await scaleById(tx.db, id))?.url;
    const versions = url === undefined ? [] : await holdVersions(tx.db, url);
    const wanted = versions.find((one) => one.id === id);
    return wanted === undefined ? { kind: 'no-such-scale' } : work(tx, { wanted, versions, at });
  });
}

export type ScaleView = {
  readonly id: string;
  readonly url: string;
  readonly version: string;
  readonly title: Texts;
  readonly instrument: string | undefined;
  readonly questions: number;
  readonly hasSafety: boolean;
  readonly state: ScaleState;
};

export async function scaleList({ pools }: Pick<Tools, 'pools'>): Promise<ScaleView[]> {
  const rows = await pools.station.transact('wl_admin', ({ db }) => allScales(db));
  return rows.flatMap((row) => viewOf(row, formOf(row.questionnaire, row.scoring ?? undefined)));
}

function viewOf(row: ScaleRow, form: Form): ScaleView[] {
  if (form.kind === 'faulty') return [];
  const { id, url, version, instrument, hasSafety, state } = row;
  const { title, items } = form.scale;
  return [
    {
      id,
      url,
      version,
      title,
      instrument: instrument ?? undefined,
      questions: items.length,
      hasSafety,
      state,
    },
  ];
}

function retire(tx: Tx, id: string, at: Date, actor: string): void {
  updateScale(tx, id, { state: 'retired', retiredAt: at });
  audit(tx, { at, actor, action: 'scale-retired', id, detail: {} });
}

type Done = {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly id: string;
  readonly detail: Readonly<Record<string, string>>;
};

function audit(tx: Tx, { id, ...done }: Done): void {
  appendAudit(tx, [{ ...done, subject: `scale:${id}` }]);
}
