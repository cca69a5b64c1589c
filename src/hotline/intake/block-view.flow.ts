// Beside a talk: the block that was asked for, and what the reader may do about it.

import type { Db } from '../../../db/client.ts';
import type { CaseRow } from '../../../db/hotline.ts';
import { blockOfCase } from '../../../db/talk-blocks.ts';
import { factsOf } from '../case-after.ts';
import type { Worker } from '../case-step.ts';
import type { BlockView } from '../case-view.ts';
import { LINE } from '../line/policy.ts';
import { askingBlock, BLOCK_REASONS, decidingBlock, liftingBlock } from './block.ts';

export async function blockView(
  db: Db,
  row: CaseRow,
  { staff, now }: { readonly staff: Worker; readonly now: Date },
): Promise<BlockView> {
  const block = await blockOfCase(db, row.id);
  const facts = factsOf(row);
  const may = ({ kind }: { readonly kind: string }) => kind === 'may';
  return {
    asked: block && { reason: block.reason, state: block.state },
    reasons: BLOCK_REASONS,
    days: LINE.blockDays,
    mayAsk: may(askingBlock(facts, staff, block, { reason: 'insults', now })),
    mayDecide: may(decidingBlock(facts, staff, block, true)),
    mayLift: may(liftingBlock(staff, block)),
  };
}
