// What may happen to a case once its talk has ended. Ids and codes; the audit log keeps all of it.

import type { Level } from '../../listening/level.ts';
import type { PostponeReason, TaskOutcome } from './task.ts';

export type AfterChange =
  | { readonly kind: 'follow-ups-planned'; readonly level: Level; readonly count: number }
  | { readonly kind: 'follow-up-done'; readonly task: string; readonly outcome: TaskOutcome }
  | {
      readonly kind: 'follow-up-postponed';
      readonly task: string;
      readonly to: string;
      readonly reason: PostponeReason;
    }
  | { readonly kind: 'follow-up-climbed'; readonly task: string }
  /** To a colleague, or to `none`, for a lead to give on. */
  | { readonly kind: 'follow-ups-given'; readonly to: string }
  /** The talk goes on, by who had it, for a follow-up. */
  | { readonly kind: 'case-reopened' }
  | { readonly kind: 'review-opened'; readonly by: 'officer' | 'counselor' }
  | { readonly kind: 'review-done'; readonly task: string; readonly outcome: TaskOutcome }
  | { readonly kind: 'close-announced'; readonly at: string }
  | { readonly kind: 'case-kept' }
  | { readonly kind: 'case-settled' };
