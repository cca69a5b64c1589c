// Taps and whole-message words about a critical incident.

import type { Said } from '../../core/message.ts';

const HOURS_AGO = [0, 24, 72] as const;

export type IncidentIntent =
  | { readonly kind: 'incident' }
  | { readonly kind: 'incident-new'; readonly hoursAgo: (typeof HOURS_AGO)[number] }
  | { readonly kind: 'incident-out' | 'incident-in'; readonly incidentId: string };

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const WORDS = /^((a )?(critical|hard) incident|重大警情|重大事件|碰上大事了)[.!。！]?$/iu;

export function incidentIntentOf(said: Said): IncidentIntent | undefined {
  if (said.kind === 'words')
    return WORDS.test(said.words.trim()) ? { kind: 'incident' } : undefined;
  if (said.kind !== 'choice') return undefined;
  const [head, one = ''] = said.id.split(':');
  if (said.id === 'incident') return { kind: 'incident' };
  const hoursAgo = HOURS_AGO.find((hours) => String(hours) === one);
  if (head === 'incident-new' && hoursAgo !== undefined) return { kind: head, hoursAgo };
  if ((head === 'incident-out' || head === 'incident-in') && ID.test(one))
    return { kind: head, incidentId: one };
  return undefined;
}
