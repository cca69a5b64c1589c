// Taps and whole-message words about an agreed time to talk.

import type { Said } from '../../core/message.ts';

export type Slot = { readonly staffId: string; readonly at: Date };

export type BookIntent =
  | { readonly kind: 'book' | 'book-anyway' }
  | { readonly kind: 'book-with'; readonly staffId: string }
  | ({ readonly kind: 'book-at' | 'book-alias' | 'book-plain' } & Slot)
  | { readonly kind: 'book-off'; readonly appointmentId: string };

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const WORDS =
  /^((book|arrange|make)( me)? (a talk|an appointment)|appointments?|预约(谈话|谈心)?|约(个)?(时间|谈)|约谈)[.!。！]?$/iu;
const WITH_SLOT = ['book-at', 'book-alias', 'book-plain'] as const;
const MINUTE_MS = 60_000;

export function bookIntentOf(said: Said): BookIntent | undefined {
  if (said.kind === 'words') return WORDS.test(said.words.trim()) ? { kind: 'book' } : undefined;
  if (said.kind !== 'choice') return undefined;
  const [head, one = '', two = ''] = said.id.split(':');
  if (said.id === 'book' || said.id === 'book-anyway') return { kind: said.id };
  if (!ID.test(one)) return undefined;
  if (head === 'book-with') return { kind: head, staffId: one };
  if (head === 'book-off') return { kind: head, appointmentId: one };
  const kind = WITH_SLOT.find((known) => known === head);
  if (kind === undefined || !/^\d{8}$/.test(two)) return undefined;
  return { kind, staffId: one, at: new Date(Number(two) * MINUTE_MS) };
}

/** A button's id holds at most 64 bytes: the minute since 1970 is enough. */
export function slotTap(kind: (typeof WITH_SLOT)[number], { staffId, at }: Slot): string {
  return `${kind}:${staffId}:${Math.floor(at.getTime() / MINUTE_MS)}`;
}
