// Where somebody stands in a scale. Whatever way they went back, skipped or paused, the last word
// on each question counts, and a question that was closed by another answer counts for nothing.

import { type Answers, type Item, openItems, type Scale } from './scale.ts';
import type { ScaleMove } from './tap.ts';

export type Position = {
  readonly answers: Answers;
  readonly skipped: readonly string[];
  /** The question that is asked; absent: there is none left. */
  readonly at: string | undefined;
};

export type Move =
  | { readonly kind: 'answer'; readonly linkId: string; readonly code: string }
  | { readonly kind: 'skip' | 'back' };

/** @param answers known already; those questions are not asked again. */
export function begin(scale: Scale, answers: Answers): Position {
  return onward(scale, answers, []);
}

export function moved(scale: Scale, position: Position, move: Move): Position {
  const { answers, skipped, at } = position;
  switch (move.kind) {
    case 'answer': {
      const rest = skipped.filter((one) => one !== move.linkId);
      return onward(scale, { ...answers, [move.linkId]: move.code }, rest);
    }
    case 'skip': {
      if (at === undefined) return position;
      const { [at]: _dropped, ...rest } = answers;
      return onward(scale, rest, [...skipped.filter((one) => one !== at), at]);
    }
    case 'back':
      return { ...position, at: before(scale, position)?.linkId ?? at };
  }
}

/** The question before the one that is asked, whether it was answered or skipped. */
export function before(scale: Scale, { answers, at }: Position): Item | undefined {
  const open = openItems(scale, answers);
  const place = open.findIndex(({ linkId }) => linkId === at);
  return open[place - 1];
}

function onward(scale: Scale, answers: Answers, skipped: readonly string[]): Position {
  const next = openItems(scale, answers).find(
    ({ linkId }) => answers[linkId] === undefined && !skipped.includes(linkId),
  );
  return { answers, skipped, at: next?.linkId };
}

/** What a tap or a typed answer means here; absent: nothing that the scale has. */
export function stepOf(scale: Scale, intent: ScaleMove): Move | 'go' | undefined {
  switch (intent.kind) {
    case 'scale-back':
      return { kind: 'back' };
    case 'scale-skip':
      return { kind: 'skip' };
    case 'scale-answer': {
      const item = scale.items[intent.item];
      const code = item?.options[intent.option]?.code;
      if (item === undefined || code === undefined) return undefined;
      return { kind: 'answer', linkId: item.linkId, code };
    }
    case 'scale-go':
    case 'scale-pause':
      return 'go';
  }
}
