// One step of a desk on one request that it may see: held meanwhile, recorded, and told to the alias.

import { appendAudit } from '../../../db/audit.ts';
import { enqueueForWorker } from '../../../db/outbox.ts';
import { lockRequest, type RequestRow } from '../../../db/requests.ts';
import type { EffectOf } from '../../core/effect.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type AtDesk, asDesk, type DeskMember } from './as-desk.flow.ts';

export type DeskTools = Pick<Tools, 'pools' | 'clock' | 'keys' | 'newId'>;

export type DeskStep = {
  readonly kind: 'done' | 'no-such-request' | 'over' | 'no-text' | 'bad-choice';
};

type Done = {
  readonly action: string;
  readonly detail?: Readonly<Record<string, string | number>>;
  readonly tells?: readonly { id: string; what: EffectOf<'tell-problem.v1'>['what'] }[];
};

export async function onRequest(
  tools: DeskTools,
  member: DeskMember,
  id: string,
  work: (desk: AtDesk, row: RequestRow) => Promise<Done | DeskStep>,
): Promise<DeskStep> {
  const stepped = await asDesk<DeskStep>(tools, member, async (desk) => {
    const row = await lockRequest(desk.tx.db, id);
    if (row === undefined || row.wrapped === null) return { kind: 'no-such-request' };
    const done = await work(desk, row);
    if (!('action' in done)) return done;
    const { tx, at, actor } = desk;
    const { action, detail = {}, tells = [] } = done;
    appendAudit(tx, [{ at, actor, action, subject: `request:${id}`, detail }]);
    const effects = tells.map((one) => ({
      effect: { kind: 'tell-problem.v1', problemId: one.id, what: one.what } as const,
    }));
    enqueueForWorker(tx, effects, { now: at, newId: tools.newId });
    return { kind: 'done' };
  });
  return stepped ?? { kind: 'no-such-request' };
}
