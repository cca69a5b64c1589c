// A hard talk weighs on whoever had it: once it is closed they get a word for themselves, in their
// own chat if they linked one. It asks nothing back.

import type { Level } from '../../listening/level.ts';
import type { CaseFacts, Step } from '../case-step.ts';
import { isHard } from './load.ts';

export function withDebrief<S extends { readonly kind: string }>(
  closing: Step | S,
  { id: caseId, level }: Pick<CaseFacts, 'id' | 'level'>,
  peak: Level | null,
): Step | S {
  if (!('change' in closing) || !isHard(peak ?? level)) return closing;
  const effect = { kind: 'tell-after.v1', caseId, what: 'debrief' } as const;
  return { ...closing, effects: [...(closing.effects ?? []), { effect }] };
}
