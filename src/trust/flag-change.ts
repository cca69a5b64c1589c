// What happens to a flag, from its draft to its end.

export type FlagChange =
  | {
      readonly kind: 'flag-drafted';
      readonly flagId: string;
      readonly words: string;
      readonly readerId: string | undefined;
    }
  | {
      readonly kind: 'flag-addressed';
      readonly flagId: string;
      readonly readerId: string | undefined;
    }
  | { readonly kind: 'flag-sent'; readonly flagId: string; readonly lapsesAt: Date }
  | {
      readonly kind: 'flag-taken-back' | 'flag-dropped' | 'flag-lapsed' | 'flag-returned';
      readonly flagId: string;
    };
