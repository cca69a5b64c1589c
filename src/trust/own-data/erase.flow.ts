// Erasing, asked for through a person in charge; an officer's own tap goes through the core.

import { commit } from '../../core/commit.flow.ts';
import { erase } from '../../core/settings.ts';
import type { Tools } from '../../outbox/tools.ts';

/**
 * Destroys the person's key and every link to them. A case that is open ends; its record stays,
 * unlinked (decision 10). The station's copies of flags are emptied.
 */
export async function eraseOwnData(tools: Tools, personId: string, actor: string): Promise<void> {
  await tools.doNow(await commit(tools, personId, (now) => erase(now, true), actor));
}
