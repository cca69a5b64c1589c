// Lines that the program sends of its own accord. They may wait for a channel for hours: whether
// they are still wanted is asked again when they are sent.

import { type Consents, mayUse, type Scope } from '../trust/consent.ts';
import type { LineKey } from './say.ts';

type Unasked = {
  /** What they are part of; absent: they need no consent, but end with STOP or a pause all the same. */
  readonly scope?: Scope;
};

const UNASKED: Readonly<Partial<Record<LineKey, Unasked>>> = {
  'check-in-ask': { scope: 'scores' },
  'silence-note': { scope: 'scores' },
  'silence-pause': { scope: 'scores' },
  'scale-offer': { scope: 'scores' },
  'trend-ask': { scope: 'trend' },
  'trend-again': { scope: 'trend' },
  'trend-offer': { scope: 'trend' },
  'trend-offer-no-desk': { scope: 'trend' },
  'incident-ask': { scope: 'scores' },
  'incident-care': { scope: 'contact' },
  'incident-asked': {},
  're-ask': {},
  'caring-note': { scope: 'contact' },
  'book-remind': { scope: 'contact' },
  'activity-remind': { scope: 'contact' },
  'activity-ask': { scope: 'contact' },
  'kudos-got': {},
  'kudos-got-unsigned': {},
  'campaign-invite': {},
  'campaign-invite-scale': {},
  'day-note': { scope: 'contact' },
};

export function isUnasked(key: LineKey): boolean {
  return UNASKED[key] !== undefined;
}

export function isStillWanted(key: LineKey, consents: Consents, isHushed: boolean): boolean {
  const unasked = UNASKED[key];
  if (unasked === undefined) return true;
  return !isHushed && (unasked.scope === undefined || mayUse(unasked.scope, consents));
}
