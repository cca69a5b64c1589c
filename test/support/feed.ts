export type Feed<T> = {
  readonly add: (item: T) => void;
  readonly all: (key: string) => readonly T[];
  /** The next item of the key that no earlier call has given, as soon as there is one. */
  readonly next: (key: string) => Promise<T>;
};

/** Things that happen by key, each given once to whoever waits for the next. */
export function openFeed<T>(keyOf: (item: T) => string): Feed<T> {
  const items: T[] = [];
  const given = new Map<string, number>();
  let waiting: { key: string; resolve: (item: T) => void }[] = [];
  const all = (key: string): readonly T[] => items.filter((item) => keyOf(item) === key);

  return {
    all,
    add: (item: T): void => {
      items.push(item);
      const first = waiting.find(({ key }) => key === keyOf(item));
      waiting = waiting.filter((each) => each !== first);
      first?.resolve(item);
    },
    next: (key: string): Promise<T> => {
      const index = given.get(key) ?? 0;
      given.set(key, index + 1);
      const item = all(key)[index];
      if (item !== undefined) return Promise.resolve(item);
      return new Promise((resolve) => {
        waiting.push({ key, resolve });
      });
    },
  };
}
