// Right after something is gone: so that a copy restored in the next hour does not bring it back.

import type { Tools } from '../../outbox/tools.ts';
import { keepGone } from './keep-gone.flow.ts';

export async function fileGone(tools: Tools): Promise<void> {
  await keepGone(tools);
}
