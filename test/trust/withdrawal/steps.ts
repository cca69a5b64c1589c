// What may happen in a history.

import type { Scope } from '../../../src/trust/consent.ts';

export type Deed =
  | 'write'
  | 'check-in'
  /** They begin a questionnaire and answer one question of it, or answer it to its end. */
  | 'scale'
  | 'flag'
  | 'flag-back'
  | 'stop'
  | 'resume'
  /** For three days, by words. */
  | 'pause'
  /** They name the next day as one of theirs. */
  | 'own-day'
  /** They leave the force, or their unit for another; two people say that they died. */
  | 'retire'
  | 'other-unit'
  | 'died'
  /** They ask for a person; who takes the talk has the model draft a note of it and translate. */
  | 'aid'
  | 'model-down'
  | 'model-up'
  | 'channel-down'
  | 'channel-up'
  /** Committed, and the process dies before it does anything of it. */
  | 'crash-after-commit'
  /** A process takes work off the queue and dies with it. */
  | 'die-holding-work'
  /** The instructor opens the newest note; the figures are drawn. */
  | 'look';
export type Step =
  | { readonly give: Scope }
  | { readonly take: Scope }
  | { readonly passMin: number }
  | Deed;
