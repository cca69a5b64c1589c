// What an officer wants of "say it" and the desks: by button, or by a word that is all they wrote.

const PLAIN = ['problem', 'problems', 'desks', 'board', 'problem-other'] as const;

const ABOUT_ONE = [
  'problem-show',
  'problem-send',
  'problem-edit',
  'problem-cancel',
  'problem-unit',
  'problem-about',
  'problem-take-back',
  'problem-helped',
  'problem-again',
  'problem-more',
  'problem-more-send',
  'problem-more-drop',
  'problem-yes',
  'problem-no',
] as const;

export type SayIt =
  | { readonly kind: (typeof PLAIN)[number] }
  | { readonly kind: 'problem-form'; readonly form: string }
  | { readonly kind: 'problem-aspect'; readonly aspect: string }
  /** None of them: it goes to the people-care office. */
  | { readonly kind: 'problem-item'; readonly item: string | undefined }
  | { readonly kind: (typeof ABOUT_ONE)[number]; readonly problemId: string }
  | { readonly kind: 'me-too'; readonly entryId: string };

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const WORDS: readonly (readonly [RegExp, SayIt])[] = [
  [/^(say it|tell a problem|说句心里话|说心里话|反映问题)[.!。！]?$/iu, { kind: 'problem' }],
  [/^(my problems|my requests|我说的事|我的诉求)[.?。？]?$/iu, { kind: 'problems' }],
  [/^(desks|ask a desk|办事|找部门)[.。]?$/iu, { kind: 'desks' }],
  [/^((the )?board|answered problems|公示栏|回音壁)[.。]?$/iu, { kind: 'board' }],
];

export function sayItIn(words: string): SayIt | undefined {
  return WORDS.find(([pattern]) => pattern.test(words))?.[1];
}

export function sayItTap(id: string): SayIt | undefined {
  const plain = PLAIN.find((kind) => kind === id);
  if (plain !== undefined) return { kind: plain };
  const [head = '', one = ''] = id.split(':');
  const about = ABOUT_ONE.find((kind) => kind === head);
  if (about !== undefined && ID.test(one)) return { kind: about, problemId: one };
  if (head === 'me-too' && ID.test(one)) return { kind: head, entryId: one };
  if (head === 'problem-form' && /^[a-z-]{2,21}$/.test(one)) return { kind: head, form: one };
  if (head === 'problem-aspect' && /^[A-G]$/.test(one)) return { kind: head, aspect: one };
  if (head === 'problem-item' && /^([A-G]\d|none)$/.test(one))
    return { kind: head, item: one === 'none' ? undefined : one };
  return undefined;
}

/** Whether anything has to be looked up for it. */
export function isSayIt(kind: string | undefined): boolean {
  return /^(problem|desks$|board$|me-too$)/.test(kind ?? '');
}
