// A told problem on its teller's side.

import type { Route } from '../desks.ts';

export type ProblemState = 'draft' | 'sent' | 'taken-back' | 'dropped';

/** What the desk last said: it came, somebody has it, it is answered. */
export type Standing = 'received' | 'taken' | 'answered';

export type Verdict = 'helped' | 'reopened';

/** As the rules know it; never its words. */
export type Problem = {
  readonly id: string;
  readonly state: ProblemState;
  readonly form: string | undefined;
  readonly item: string | undefined;
  readonly route: Route | undefined;
  readonly avoids: readonly Route[];
  readonly withUnit: boolean;
  readonly toldAt: Date;
  readonly standing: Standing | undefined;
  readonly verdict: Verdict | undefined;
  /** What is still wrong, since it was opened again. */
  readonly added: 'none' | 'draft' | 'sent';
  /** A wording for the board waits for a yes. */
  readonly isOffered: boolean;
};

export type ProblemChange =
  | {
      readonly kind: 'problem-told';
      readonly problemId: string;
      readonly words: string;
      readonly form: string | undefined;
    }
  | {
      readonly kind: 'problem-sorted';
      readonly problemId: string;
      readonly item: string | undefined;
      readonly route: Route;
      readonly avoids: readonly Route[];
      readonly withUnit: boolean;
    }
  | {
      readonly kind: 'problem-sent' | 'problem-taken-back' | 'problem-dropped';
      readonly problemId: string;
    }
  | {
      readonly kind: 'problem-stands';
      readonly problemId: string;
      readonly standing: Standing;
      /** What the desk wrote. */
      readonly words: string | undefined;
    }
  | {
      readonly kind: 'problem-backed';
      readonly problemId: string;
      readonly steps: readonly string[];
    }
  | { readonly kind: 'problem-judged'; readonly problemId: string; readonly verdict: Verdict }
  | { readonly kind: 'problem-added'; readonly problemId: string; readonly words: string }
  | {
      readonly kind: 'problem-added-sent' | 'problem-added-dropped';
      readonly problemId: string;
    }
  | { readonly kind: 'problem-offered'; readonly problemId: string; readonly words: string }
  | { readonly kind: 'problem-published'; readonly problemId: string; readonly isYes: boolean }
  | { readonly kind: 'me-too-said'; readonly entryId: string };
