// What a model makes of a sentence: the grammar's own changes, or nothing.

import { RetryLater } from '../../ops/errors.ts';
import { factsOf } from '../../ops/log.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type Read, readSentences } from '../schedule-sentence.ts';
import { unitList } from '../units.flow.ts';
import { isUnread, readsOf } from './changes.ts';
import { type Heard, isWorthAsking } from './heard.ts';
import { maskPlaces } from './places.ts';

type ReadTools = Pick<Tools, 'pools' | 'clock' | 'log' | 'llm'>;

/** @throws RetryLater while somebody may still wait for it. */
export async function readByModel(
  heard: Pick<Heard, 'sentence' | 'at'>,
  tools: ReadTools,
): Promise<readonly Read[] | undefined> {
  const { llm, clock, log } = tools;
  const places = await unitList(tools);
  const masked = maskPlaces(heard.sentence, places);
  if (llm === undefined || masked === undefined || !isWorthAsking(heard, clock())) return undefined;
  try {
    return readsOf(await llm.changes(masked.text), masked, places);
  } catch (error) {
    const mayRetry = error instanceof RetryLater && error.code !== 'model-resting';
    if (mayRetry && isWorthAsking(heard, clock(), error.afterMs)) throw error;
    log.warn('sentence-not-read', factsOf(error));
    return undefined;
  }
}

/** Where somebody sits and waits, as in the shell: asked once, and only what the grammar cannot. */
export async function readAtOnce(
  tools: ReadTools,
  sentence: string,
): Promise<readonly Read[] | undefined> {
  if (!isUnread(readSentences(sentence, await unitList(tools)))) return undefined;
  try {
    return await readByModel({ sentence, at: tools.clock() }, tools);
  } catch (error) {
    if (error instanceof RetryLater) return undefined;
    throw error;
  }
}
