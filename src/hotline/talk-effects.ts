// What is to be done in a talk, between an officer and whoever has the case.

/** What staff hear of a case after its talk, or of how that ended. */
export type AfterNews =
  | 'review'
  | 'due'
  | 'overdue'
  | 'given'
  | 'left'
  | 'closes'
  | 'debrief'
  | 'erased';

export type TalkEffect =
  | {
      readonly kind: 'relay.v1';
      readonly personId: string;
      readonly messageId: string;
      /** Who wrote it; absent: the counselor of the case. */
      readonly staffId?: string;
      /** Typed in a chat of their own, which hears what became of it. */
      readonly isFromChat?: true;
    }
  // The officer wants no counselor's messenger in their talk.
  | { readonly kind: 'tell-console-only.v1'; readonly caseId: string }
  | { readonly kind: 'watch-talk.v1'; readonly caseId: string; readonly claimedAt: string }
  | { readonly kind: 'show-desk.v1'; readonly caseId: string; readonly messageId: string };
