// That something to read or to do was opened, for the review of a quarter: which kind and in which
// month, never by whom and never when. It is audited nowhere, because it is about nobody.

import type { Decision } from '../core/decision.ts';

export const RESOURCE_KINDS = ['exercise', 'card', 'numbers', 'step'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

export type ResourceOpened = { readonly kind: 'resource-opened'; readonly what: ResourceKind };

export function opened(decision: Decision, ...kinds: readonly ResourceKind[]): Decision {
  const changes = kinds.map((what) => ({ kind: 'resource-opened', what }) as const);
  return { ...decision, changes: [...decision.changes, ...changes] };
}
