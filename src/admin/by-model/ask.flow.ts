// Leaves a sentence that the grammar could not read to the model's own hands, sealed: nobody's
// message waits while it is asked, and nothing is held open.

import { enqueueForWorker } from '../../../db/outbox.ts';
import { seal } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';
import { readSentences } from '../schedule-sentence.ts';
import { unitList } from '../units.flow.ts';
import { isUnread } from './changes.ts';
import type { Heard } from './heard.ts';
import { maskPlaces } from './places.ts';

type AskTools = Pick<Tools, 'pools' | 'keys' | 'clock' | 'newId' | 'llm'>;

/** @returns whether it will be asked; what it made of the sentence is said later. */
export async function askModel(
  tools: AskTools,
  staffId: string,
  heard: Omit<Heard, 'at'>,
): Promise<boolean> {
  const { llm, clock, newId, keys, pools } = tools;
  if (llm === undefined || llm.isResting('changes')) return false;
  const places = await unitList(tools);
  const { sentence } = heard;
  if (!isUnread(readSentences(sentence, places))) return false;
  if (maskPlaces(sentence, places) === undefined) return false;
  const now = clock();
  const plain = JSON.stringify({ ...heard, at: now.toISOString() });
  const sealed = seal(keys.staffChat, plain, staffId).toString('base64');
  await pools.station.transact('wl_admin', async (tx) =>
    enqueueForWorker(tx, [{ effect: { kind: 'read-sentence.v1', staffId, sealed } }], {
      now,
      newId,
    }),
  );
  return true;
}
