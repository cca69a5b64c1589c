// A safety plan in the officer's own words: six parts, from the first sign to a safer place. It is
// worked out in the talk, sent to the officer, and comes back at one word for as long as they stay.
// Parts and their order are our own wording of a common practice (clinical reference S67).

export const PARTS = ['signs', 'alone', 'around', 'people', 'lines', 'safer'] as const;
export type Part = (typeof PARTS)[number];

export type SafetyPlan = Readonly<Partial<Record<Part, string>>>;

/** Characters of one part: all six fit one message of every channel. */
export const PART_MAX = 500;

export type PlanRefusal = 'plan-empty' | 'plan-too-long';

/** Parts may stay open: a plan with one true line is better than none. */
export function planOf(
  textOf: (part: Part) => string,
): { readonly kind: 'plan'; readonly plan: SafetyPlan } | { readonly kind: PlanRefusal } {
  const filled = PARTS.map((part) => [part, textOf(part).trim()] as const).filter(
    ([, text]) => text !== '',
  );
  if (filled.length === 0) return { kind: 'plan-empty' };
  if (filled.some(([, text]) => text.length > PART_MAX)) return { kind: 'plan-too-long' };
  return { kind: 'plan', plan: Object.fromEntries(filled) };
}

/** As the officer reads it; each part under its own heading. */
export function planText(plan: SafetyPlan, headingOf: (part: Part) => string): string {
  return PARTS.flatMap((part) => {
    const text = plan[part];
    return text === undefined ? [] : [`▪ ${headingOf(part)}\n${text}`];
  }).join('\n\n');
}
