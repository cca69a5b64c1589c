// Every label that a number or a span may carry, with every value it may have. What is not listed
// does not leave: no words, no ids, no units, no levels, and nothing that would tell one by its name
// (what rings or pages is counted among all other effects).

export const LABELS = {
  channel: ['telegram', 'slack', 'web', 'terminal'],
  outcome: ['committed', 'repeat', 'spooled', 'failed'],
  result: ['done', 'unreachable', 'later', 'busy', 'given-up', 'failed', 'resting'],
  queue: ['model', 'others'],
  world: ['officer', 'station'],
  ask: ['assess', 'draft', 'changes', 'aid'],
  quantile: ['0.5', '0.99', '1'],
} as const;

type Name = keyof typeof LABELS;
export type Labels = { readonly [K in Name]?: (typeof LABELS)[K][number] };

/** Log codes are ours and few; should one be made of something, it is not shown. */
export const CODES_MAX = 200;
export const CODE = /^[a-z]+(-[a-z]+)*$/;
