// What an officer wants of thanks: by button, or by a word that is all they wrote.

import type { Waiting } from '../../core/dialogue.ts';
import type { Said } from '../../core/message.ts';
import { SIGNS, type Sign } from './kudos.ts';

const PLAIN = ['kudos', 'kudos-alias', 'kudos-named'] as const;
const OF_ONE = ['kudos-drop', 'kudos-refuse'] as const;

export type KudosIntent =
  | { readonly kind: (typeof PLAIN)[number] }
  | { readonly kind: (typeof OF_ONE)[number]; readonly kudosId: string }
  | { readonly kind: 'kudos-send'; readonly sign: Sign; readonly kudosId: string }
  | { readonly kind: 'kudos-to'; readonly alias: string }
  | { readonly kind: 'kudos-words'; readonly toId: string | undefined; readonly words: string };

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const WORDS =
  /^(kudos|(send )?thanks to (a colleague|somebody)|thank a colleague|感谢同事|谢谢同事|给同事点赞|点赞)[.。!！]?$/iu;

export function kudosIntentOf(
  said: Said,
  waiting: Waiting | undefined,
  isIntent: boolean,
): KudosIntent | undefined {
  if (said.kind === 'words') {
    const words = said.words.trim();
    if (WORDS.test(words)) return { kind: 'kudos' };
    if (isIntent || words === '') return undefined;
    if (waiting?.kind === 'kudos-to') return { kind: 'kudos-to', alias: words };
    if (waiting?.kind === 'kudos-words') return { kind: 'kudos-words', toId: waiting.toId, words };
    return undefined;
  }
  if (said.kind !== 'choice') return undefined;
  const [head, one = '', two = ''] = said.id.split(':');
  const plain = PLAIN.find((kind) => kind === said.id);
  if (plain !== undefined) return { kind: plain };
  const sign = SIGNS.find((known) => known === one);
  if (head === 'kudos-send' && sign !== undefined && ID.test(two))
    return { kind: head, sign, kudosId: two };
  const kind = OF_ONE.find((known) => known === head);
  return kind !== undefined && ID.test(one) ? { kind, kudosId: one } : undefined;
}
