import type { Level } from './level.ts';

export const LABELS = [
  'crisis',
  'distress',
  'benign',
  'third-party-work',
  'third-party-concern',
  'danger-to-others',
  'misconduct',
  'denial',
] as const;
export type Label = (typeof LABELS)[number];

/** Why: which layer, which rule, which stretch of the original words (offsets, never the words). */
export type Reason = {
  readonly layer: 'rules' | 'classifier' | 'model' | 'self' | 'score';
  readonly rule?: string;
  readonly span?: readonly [start: number, end: number];
  readonly p?: number;
  /** What this alone would have made of the message; only some of the reasons made it act. */
  readonly level?: Level;
};

/** How one message sounds. */
export type Assessment = {
  readonly level: Level;
  readonly labels: readonly Label[];
  readonly stressors: readonly string[];
  readonly reasons: readonly Reason[];
};
