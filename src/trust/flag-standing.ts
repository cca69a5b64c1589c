// Whether a flag that reached the station may still be read.

export type Standing = 'open' | 'taken-back' | 'lapsed';

type Times = { readonly lapsesAt: Date; readonly withdrawnAt: Date | null };

export function standingOf({ lapsesAt, withdrawnAt }: Times, now: Date): Standing {
  // A lapse also empties the text, at its time or after; whatever came before was the officer.
  if (withdrawnAt !== null && withdrawnAt < lapsesAt) return 'taken-back';
  return withdrawnAt !== null || lapsesAt <= now ? 'lapsed' : 'open';
}
