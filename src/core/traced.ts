// Which trace an effect goes on with or, put off, comes of: a W3C traceparent, which is random ids
// and no more. It is there only where this deployment traces, and goes with the effect.

import type { Effect } from './effect.ts';

export type Trace = { readonly parent: string; readonly isLater: boolean };
export type Traced = Effect & { readonly trace?: Trace };

/** An effect that is planned anew brings nothing along of what traced it before. */
export function tracedBy(effect: Traced, parent: string | undefined, isLater: boolean): Traced {
  if (parent !== undefined) return { ...effect, trace: { parent, isLater } };
  if (effect.trace === undefined) return effect;
  const { trace: _, ...bare } = effect;
  return bare;
}
