// Short exercises, with how heavy it is before and after. Neither number is kept: they travel in the
// buttons. Whoever may be in danger is asked nothing first.

import { type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button } from '../core/effect.ts';
import { isAtLeast } from '../listening/level.ts';
import { talkButton } from './alarm.ts';
import { opened } from './opened.ts';

export const EXERCISES = ['breathing', 'grounding', 'muscles', 'sleep'] as const;
export type Exercise = (typeof EXERCISES)[number];

/** From nothing to the worst there is; few enough for one row on a phone. */
const WEIGHTS = [0, 2, 4, 6, 8, 10] as const;
const HEAVY = 8;

export type Calm =
  | { readonly kind: 'calm'; readonly exercise: Exercise | undefined }
  | { readonly kind: 'calm-from'; readonly exercise: Exercise; readonly before: Weight }
  | {
      readonly kind: 'calm-to';
      readonly exercise: Exercise;
      readonly before: Weight;
      readonly after: number;
    };

/** Absent: not told. */
type Weight = number | undefined;

export function calmTap(id: string): Calm | undefined {
  const [kind, name, one = '', two = ''] = id.split(':');
  if (id === 'calm') return { kind: 'calm', exercise: undefined };
  const exercise = EXERCISES.find((known) => known === name);
  if (exercise === undefined) return undefined;
  const [first, second] = [weightIn(one), weightIn(two)];
  switch (kind) {
    case 'calm':
      return { kind, exercise };
    case 'calm-from':
      return { kind, exercise, before: first };
    case 'calm-to':
      return second === undefined ? undefined : { kind, exercise, before: first, after: second };
    default:
      return undefined;
  }
}

const WORDS: readonly (readonly [RegExp, Exercise | undefined])[] = [
  [
    /^((teach me to |help me )?breathe|breathing( exercise)?|(教我|带我)?(深)?呼吸)$/iu,
    'breathing',
  ],
  [/^(grounding|落地|稳住)$/iu, 'grounding'],
  [/^(muscle relaxation|肌肉放松)$/iu, 'muscles'],
  [/^(sleep after nights|sleep after a night|夜班后睡觉|下夜班睡觉)$/iu, 'sleep'],
  [/^((help me )?(calm down|relax)|exercises?|(教我|怎么)?(做)?放松(一下)?|练习)$/iu, undefined],
];

export function calmIn(words: string): Calm | undefined {
  const found = WORDS.find(([pattern]) => pattern.test(words));
  return found && { kind: 'calm', exercise: found[1] };
}

function weightIn(text: string): Weight {
  const found = WEIGHTS.find((weight) => String(weight) === text);
  return found;
}

export function calm(now: Snapshot, wanted: Calm): Decision {
  switch (wanted.kind) {
    case 'calm':
      if (wanted.exercise === undefined) return list();
      return isAtLeast(now.openCase?.level ?? 'L0', 'L3')
        ? steps(wanted.exercise, undefined)
        : ask(wanted.exercise);
    case 'calm-from':
      return steps(wanted.exercise, wanted.before);
    case 'calm-to':
      return compared(now, wanted);
  }
}

function list(): Decision {
  const buttons = EXERCISES.map((one): Button => ({ id: `calm:${one}`, label: `calm-${one}` }));
  return decide({ says: [{ key: 'calm-list', buttons }] });
}

function ask(exercise: Exercise): Decision {
  const skip = { id: `calm-from:${exercise}:x`, label: 'skip' } as const;
  const buttons = [...weights(`calm-from:${exercise}`), skip];
  return decide({ says: [{ key: 'calm-before', buttons }] });
}

function steps(exercise: Exercise, before: Weight): Decision {
  const buttons = weights(`calm-to:${exercise}:${before ?? 'x'}`);
  const says = [{ key: `calm-${exercise}` }, { key: 'calm-after', buttons }] as const;
  return opened(decide({ says }), 'exercise');
}

function weights(prefix: string): Button[] {
  return WEIGHTS.map((weight) => ({ id: `${prefix}:${weight}`, name: String(weight) }));
}

function compared(now: Snapshot, { before, after, exercise }: Extract<Calm, { kind: 'calm-to' }>) {
  const again: Button = { id: `calm:${exercise}`, label: 'calm-again' };
  const other: Button = { id: 'calm', label: 'calm-other' };
  if (after >= HEAVY) {
    const numbers = { region: now.person.region, level: now.openCase?.level ?? 'L2' } as const;
    return decide({ says: [{ key: 'calm-heavy', numbers, buttons: [...talkButton(now), other] }] });
  }
  const buttons = [again, other, ...talkButton(now)];
  if (before === undefined || after === before)
    return decide({ says: [{ key: 'calm-done', buttons }] });
  const key = after < before ? 'calm-lighter' : 'calm-heavier';
  return decide({ says: [{ key, params: { before, after }, buttons }] });
}
