/// <reference lib="dom" />
// The person's own words, in this tab and nowhere else: the server keeps none without consent.
// Closing the tab or leaving by the button ends them.

export type Saying = {
  /** The message's id: sent again, it is the same message. */
  readonly id: string;
  readonly what:
    | { readonly words: string }
    | { readonly choice: string; readonly label: string; readonly lineKey: string | undefined }
    | { readonly card: string };
  /** The key of the last line before it. */
  readonly after: string;
  readonly at: string;
  readonly state: 'waiting' | 'sent' | 'refused';
};

const KEY = 'sayings';

export function recall(): readonly Saying[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as readonly Saying[];
  } catch {
    return [];
  }
}

export function remember(saying: Saying): void {
  store([...recall().filter(({ id }) => id !== saying.id), saying]);
}

/** What became of it, if it is still remembered: an answer that comes late brings nothing back. */
export function amend(saying: Saying): void {
  const sayings = recall();
  const place = sayings.findIndex(({ id }) => id === saying.id);
  if (place >= 0) store(sayings.toSpliced(place, 1, saying));
}

export function forgetAll(): void {
  sessionStorage.clear();
}

function store(sayings: readonly Saying[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(sayings));
  } catch {
    // The tab's store is full or forbidden: the words are on the screen and on their way.
  }
}
