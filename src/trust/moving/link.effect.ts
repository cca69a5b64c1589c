// A one-time link that takes the whole talk from a messenger to our own web chat. Whoever may read
// the messenger could press it too: it lives shortly, and the officer is told there when it is used.

import { putMoveLink } from '../../../db/moving.ts';
import type { EffectOf } from '../../core/effect.ts';
import { sendOneTimeLink } from '../../core/one-time-link.flow.ts';
import type { Tools } from '../../outbox/tools.ts';

export async function sendMoveLink(
  { personId }: EffectOf<'move-link.v1'>,
  id: string,
  tools: Tools,
): Promise<void> {
  await sendOneTimeLink(
    tools,
    { personId, id },
    { minutes: 10, action: 'move-link-made', key: 'move-link', path: '/#move=', put: putMoveLink },
  );
}
