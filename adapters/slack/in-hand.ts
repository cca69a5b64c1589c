// What was begun and must finish before the channel may stop.

export type Hands = {
  hold<T>(work: Promise<T>): Promise<T>;
  isClosed(): boolean;
  /** Resolves once what is held now has ended, well or badly. */
  quiet(): Promise<unknown>;
  /** Takes nothing new and resolves once all that is held has ended, well or badly. */
  close(): Promise<void>;
};

export function openHands(): Hands {
  const held = new Set<Promise<unknown>>();
  let closed = false;
  return {
    hold(work) {
      held.add(work);
      const letGo = () => held.delete(work);
      work.then(letGo, letGo);
      return work;
    },
    isClosed: () => closed,
    quiet: () => Promise.allSettled(held),
    async close() {
      closed = true;
      while (held.size > 0) await Promise.allSettled(held);
    },
  };
}
