import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  before,
  begin,
  type Move,
  moved,
  type Position,
} from '../../../src/checkins/scales/answering.ts';
import { reusedAnswers } from '../../../src/checkins/scales/reuse.ts';
import { type Answers, keptAnswers, openItems } from '../../../src/checkins/scales/scale.ts';
import { form, formOf, GATED, NINE, question, scaleOf, scoringOf } from './forms.ts';

const gated = scaleOf(GATED);
const nested = scaleOf(
  form([
    question('a', [0, 1, 2]),
    question('b', [0, 1], {
      enableWhen: [{ question: 'a', operator: '!=', answerCoding: { code: 'a0' } }],
    }),
    question('c', [0, 1], {
      enableWhen: [
        { question: 'b', operator: 'exists', answerBoolean: true },
        { question: 'a', operator: '=', answerCoding: { code: 'a2' } },
      ],
      enableBehavior: 'any',
    }),
    question('d', [0, 1, 2, 3]),
  ]),
);
const scales = [gated, nested, scaleOf(formOf(5, [0, 5]))];

type Tap = { readonly kind: 'answer' | 'skip' | 'back' | 'pause' | 'old'; readonly n: number };
const taps = fc.array(
  fc.record({
    kind: fc.constantFrom('answer', 'answer', 'answer', 'skip', 'back', 'pause', 'old'),
    n: fc.nat(50),
  }) as fc.Arbitrary<Tap>,
  { maxLength: 60 },
);

describe('a scale', () => {
  it('ends with the same answers by any way of going back, skipping, pausing and changing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scales), taps, (scale, way) => {
        let position = begin(scale, {});
        const last: Record<string, string | undefined> = {};
        for (const tap of way) {
          const move = moveOf(scale, position, tap);
          if (move === undefined) continue;
          if (move.kind === 'skip' && position.at !== undefined) last[position.at] = undefined;
          if (move.kind === 'answer') last[move.linkId] = move.code;
          position = moved(scale, position, move);
        }
        while (position.at !== undefined) {
          last[position.at] = undefined;
          position = moved(scale, position, { kind: 'skip' });
        }
        expect(keptAnswers(scale, position.answers)).toEqual(straight(scale, last));
      }),
    );
  });

  it('asks each open question once on the way to its end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scales), fc.infiniteStream(fc.nat(5)), (scale, picks) => {
        let position = begin(scale, {});
        const asked: string[] = [];
        while (position.at !== undefined) {
          asked.push(position.at);
          const item = scale.items.find(({ linkId }) => linkId === position.at);
          const option = item?.options[(picks.next().value ?? 0) % item.options.length];
          if (item === undefined || option === undefined) throw new Error('no such question');
          position = moved(scale, position, {
            kind: 'answer',
            linkId: item.linkId,
            code: option.code,
          });
        }
        expect(asked).toEqual(openItems(scale, position.answers).map(({ linkId }) => linkId));
      }),
    );
  });

  it('goes back over skipped questions, and no further than to the first', () => {
    const scale = scaleOf(formOf(3, [0, 1]));
    let position = moved(scale, begin(scale, {}), { kind: 'skip' });
    expect([position.at, before(scale, position)?.linkId]).toEqual(['q2', 'q1']);
    for (const _twice of [1, 2]) position = moved(scale, position, { kind: 'back' });
    expect(position.at).toBe('q1');
  });
});

describe('answers given elsewhere of late', () => {
  const nine = scaleOf(NINE);
  const scoring = scoringOf('phq-9');

  it('are not asked for again', () => {
    const known = reusedAnswers(
      nine,
      scoring,
      new Map([
        ['phq-1', 2],
        ['phq-2', 1],
        ['gad-1', 3],
      ]),
    );
    expect(known).toEqual({ q1: 'a2', q2: 'a1' });
    expect(begin(nine, known).at).toBe('q3');
  });

  it('never stand for the one about safety, nor make it the first', () => {
    const values = (count: number) =>
      new Map(Array.from({ length: count }, (_, n) => [`phq-${n + 1}`, 1] as const));
    expect(Object.keys(reusedAnswers(nine, scoring, values(7)))).toHaveLength(7);
    expect(reusedAnswers(nine, scoring, values(8))).toEqual({});
    expect(reusedAnswers(nine, scoring, values(9))).toEqual({});
  });
});

/** Someone who goes through it once and knows what they will have said. */
function straight(
  scale: typeof gated,
  last: Readonly<Record<string, string | undefined>>,
): Answers {
  let position = begin(scale, {});
  while (position.at !== undefined) {
    const code = last[position.at];
    const linkId = position.at;
    position = moved(
      scale,
      position,
      code === undefined ? { kind: 'skip' } : { kind: 'answer', linkId, code },
    );
  }
  return position.answers;
}

function moveOf(scale: typeof gated, { at }: Position, { kind, n }: Tap): Move | undefined {
  if (kind === 'pause') return undefined;
  if (kind === 'skip' || kind === 'back') return { kind };
  const item =
    kind === 'old'
      ? scale.items[n % scale.items.length]
      : scale.items.find(({ linkId }) => linkId === at);
  const option = item?.options[n % (item.options.length || 1)];
  if (item === undefined || option === undefined) return undefined;
  return { kind: 'answer', linkId: item.linkId, code: option.code };
}
