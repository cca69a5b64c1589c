// The next question of a scale, or that there is none any more.

import { type Change, type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { ScaleRun } from '../../core/dialogue.ts';
import type { Button } from '../../core/effect.ts';
import type { Position } from './answering.ts';
import { question } from './question.ts';
import type { Scale } from './scale.ts';

export function onward(
  now: Snapshot,
  run: ScaleRun,
  scale: Scale,
  position: Position,
  kept: readonly Change[],
): Decision {
  const { isPaused: _was, ...rest } = run;
  const at = { ...rest, at: position.at ?? '', skipped: position.skipped };
  return decide({
    changes: [
      ...kept,
      { kind: 'dialogue-moved', set: { scales: { ...now.dialogue.scales, run: at } } },
    ],
    says: [question(now, at, scale, position)],
  });
}

export function closed(more: readonly Button[] = []): Decision {
  const buttons: Button[] = [...more, { id: 'scales', label: 'scales' }];
  return decide({ says: [{ key: 'scale-closed', buttons }] });
}
