// How a scale is scored, as data beside it: which questions count, how, and from where on what
// follows. A file holds no question's wording; those come with the questionnaire.

import { z } from 'zod';
import { linesOf } from './fhir-shape.ts';
import type { Item, Scale } from './scale.ts';

/** What a question asks for, by a name of ours: it tells items of several scales apart. */
const ITEM_NAMES = 'urn:warmline:item';

const Name = z
  .string({ error: 'needs a name' })
  .regex(/^[a-z\d-]{1,40}$/, 'needs small letters, digits and -');

const Cutoff = z.strictObject({
  rule: Name,
  /** A part's name; absent: the total. */
  of: Name.optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  /** Clinical reference 1.2; absent: it only leads to further questions, or to an offer. */
  level: z.enum(['L1', 'L2']).optional(),
  offersTalk: z.boolean().optional(),
});
export type Cutoff = z.infer<typeof Cutoff>;

export const Scoring = z.strictObject(
  {
    instrument: Name,
    source: z.string({ error: 'needs its source' }).min(1),
    /** Questions that are summed, in the order of the form. */
    items: z.array(Name, { error: 'needs the names of its questions' }).min(1),
    /** Forms differ in their order: each question must say by a code which it is. */
    isByCode: z.boolean().default(false),
    /** A question before them; answered with 0, the others are not asked and the sum is 0. */
    gate: Name.optional(),
    /** Questions that are asked beside them and not summed, at most. */
    besides: z.int().min(0).default(0),
    range: z.tuple([z.int(), z.int()], { error: 'needs the least and the greatest value' }),
    reversed: z.array(Name).default([]),
    times: z.number().positive().default(1),
    codes: z
      .strictObject({
        panel: z.string().optional(),
        total: z.string().optional(),
        items: z.record(Name, z.string()).optional(),
      })
      .default({}),
    safety: z.strictObject({ item: Name, atLeast: z.number() }).optional(),
    parts: z.record(Name, z.array(Name)).default({}),
    cutoffs: z.array(Cutoff).default([]),
  },
  { error: 'needs to be a JSON object' },
);
export type Scoring = z.infer<typeof Scoring>;

export type ReadScoring =
  | { readonly kind: 'read'; readonly scoring: Scoring }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

export function readScoring(file: unknown): ReadScoring {
  const parsed = Scoring.safeParse(file);
  if (!parsed.success)
    return { kind: 'faulty', faults: linesOf(parsed.error.issues).map(inScoring) };
  const scoring = parsed.data;
  const { items, reversed, parts, safety, cutoffs } = scoring;
  const faults = [
    ...[...reversed, ...Object.values(parts).flat(), ...(safety ? [safety.item] : [])]
      .filter((name) => !items.includes(name))
      .map((name) => `${name}: needs to be one of items`),
    ...cutoffs
      .filter(({ of }) => of !== undefined && parts[of] === undefined)
      .map(({ rule, of }) => `${rule}: needs a part named ${of}`),
    ...cutoffs
      .filter(({ atLeast, atMost }) => (atLeast === undefined) === (atMost === undefined))
      .map(({ rule }) => `${rule}: needs atLeast or atMost, one of them`),
  ];
  return faults.length > 0
    ? { kind: 'faulty', faults: faults.map(inScoring) }
    : { kind: 'read', scoring };
}

function inScoring(fault: string): string {
  return `scoring ${fault}`;
}

/** Which question is which: by our codes, else by the order of the form. */
export function namedItems(scale: Scale, scoring: Scoring | undefined): Map<string, Item> {
  const byCode = new Map(
    scale.items.flatMap((item) =>
      item.codes.filter(({ system }) => system === ITEM_NAMES).map(({ code }) => [code, item]),
    ),
  );
  if (scoring === undefined || scoring.isByCode || byCode.size > 0) return byCode;
  const names = scoring.gate === undefined ? scoring.items : [scoring.gate, ...scoring.items];
  const inOrder = names.flatMap((name, index) => {
    const item = scale.items[index];
    return item === undefined ? [] : [[name, item] as const];
  });
  return new Map(inOrder);
}

/** Why a scoring is not for this questionnaire: one line for each thing that is needed. */
export function misfits(scale: Scale, scoring: Scoring): string[] {
  const { instrument, items, gate, besides, range, safety } = scoring;
  const [least, greatest] = range;
  const asked = items.length + (gate === undefined ? 0 : 1);
  const count = scale.items.length;
  const named = namedItems(scale, scoring);
  const names = gate === undefined ? items : [gate, ...items];
  const missing = names.filter((name) => !named.has(name));
  if (missing.length > 0 && (scoring.isByCode || named.size > 0) && count >= asked)
    return missing.map(
      (name) => `item: needs a question with the code ${name} of the system ${ITEM_NAMES}`,
    );
  if (count < asked || count > asked + besides)
    return [
      `item: needs ${asked}${besides > 0 ? ` to ${asked + besides}` : ''} questions for ${instrument}, has ${count}`,
    ];
  const first = safety && named.get(safety.item) === scale.items[0] && count > 1;
  return [
    ...items.flatMap((name) => {
      const item = named.get(name);
      const values = item?.options.map(({ value }) => value) ?? [];
      const isRight =
        Math.min(...values) === least &&
        Math.max(...values) === greatest &&
        new Set(values).size === values.length;
      return isRight
        ? []
        : [`linkId ${item?.linkId}: needs ordinal values from ${least} to ${greatest}`];
    }),
    ...(first ? [`linkId ${scale.items[0]?.linkId}: needs to come later, as the safety item`] : []),
  ];
}

/** Questions on which help comes at once: those marked, and the one that the scoring names. */
export function isSafetyItem(scale: Scale, scoring: Scoring | undefined, item: Item): boolean {
  const named = scoring?.safety && namedItems(scale, scoring).get(scoring.safety.item);
  return item.isSafety || named === item;
}

export function hasSafetyItem(scale: Scale, scoring: Scoring | undefined): boolean {
  return scale.items.some((item) => isSafetyItem(scale, scoring, item));
}
