// The questions of the safety ladder as buttons, and where one person stands on it.

import type { Change, Snapshot } from '../core/decision.ts';
import type { SafetyStep } from '../core/dialogue.ts';
import type { Button } from '../core/effect.ts';
import type { Level } from '../listening/level.ts';

export const DIRECT_BUTTONS: readonly Button[] = [
  { id: 'direct:yes', label: 'direct-yes' },
  { id: 'direct:unsure', label: 'direct-unsure' },
  { id: 'direct:no', label: 'direct-no' },
  { id: 'talk', label: 'talk' },
  { id: 'meant', label: 'not-what-i-meant' },
];

export const MEANS_BUTTONS: readonly Button[] = [
  { id: 'means:yes', label: 'means-yes' },
  { id: 'means:no', label: 'means-no' },
];

export const NOW_BUTTONS: readonly Button[] = [
  { id: 'now:yes', label: 'now-yes' },
  { id: 'now:no', label: 'now-no' },
];

/** Those of the question that is still open: it is put once, and can be answered until the end. */
export function openButtons({ openCase, dialogue: { risk } }: Snapshot): readonly Button[] {
  if (openCase === undefined || risk === undefined) return [];
  return OPEN[risk.step];
}

const OPEN: Readonly<Record<SafetyStep, readonly Button[]>> = {
  'asked-directly': DIRECT_BUTTONS,
  'asked-means': MEANS_BUTTONS,
  'asked-now': NOW_BUTTONS,
  answered: [],
};

export function riskMoved(now: Snapshot, level: Level, step: SafetyStep): Change {
  return { kind: 'dialogue-moved', set: { risk: { level, at: now.now.toISOString(), step } } };
}
