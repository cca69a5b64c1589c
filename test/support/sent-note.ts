// A note to an instructor, as an officer writes and sends it.

import type { Address } from '../../src/core/message.ts';
import type { World } from './world.ts';

/** To any instructor of their unit. @returns its id; empty when none could be sent. */
export async function sendNote(
  world: World,
  from: Address,
  words = 'Please ask me how I am.',
): Promise<string> {
  await world.tap(from, 'flag-write');
  await world.say(from, words);
  const send = world
    .heard(from)
    .flatMap(({ choices = [] }) => choices)
    .find(({ id }) => id.startsWith('flag-send:'));
  if (send === undefined) return '';
  await world.tap(from, send.id);
  world.heard(from);
  return send.id.split(':')[1] ?? '';
}
