// What came in, in order, and who waits for the next: tests wait for events, never for time.

export type Queue<T> = {
  put(item: T): void;
  /** The next item that no earlier call got; waits until there is one. */
  next(): Promise<T>;
  all(): readonly T[];
};

export function openQueue<T>(): Queue<T> {
  const items: T[] = [];
  const untaken: T[] = [];
  const waiting: ((item: T) => void)[] = [];
  return {
    put(item) {
      items.push(item);
      const waiter = waiting.shift();
      if (waiter === undefined) untaken.push(item);
      else waiter(item);
    },
    async next() {
      const [item] = untaken.splice(0, 1);
      return item ?? new Promise<T>((resolve) => waiting.push(resolve));
    },
    all: () => [...items],
  };
}

export type ByName<T> = (name: string) => Queue<T>;

export function byName<T>(): ByName<T> {
  const queues = new Map<string, Queue<T>>();
  return (name) => {
    const queue = queues.get(name) ?? openQueue<T>();
    queues.set(name, queue);
    return queue;
  };
}
