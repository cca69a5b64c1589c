// Processes of their own that do what they are told, one order at a time.

import { fork } from 'node:child_process';
import { once } from 'node:events';

export type Process<Order, Done> = {
  ask(order: Order): Promise<Done>;
  /** Once it has closed what it holds open. */
  end(order: Order): Promise<void>;
};

/** Resolves once it says that it is ready. It runs with this process's own flags. */
export async function startProcess<Order extends object, Done>(
  file: URL,
  args: readonly string[],
): Promise<Process<Order, Done>> {
  const one = fork(file.pathname, args);
  await once(one, 'message');
  return {
    ask: async (order) => {
      const answered = once(one, 'message');
      one.send(order);
      const [done] = (await answered) as [Done];
      return done;
    },
    end: async (order) => {
      const ended = once(one, 'exit');
      one.send(order);
      await ended;
    },
  };
}
