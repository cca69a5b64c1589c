// Open event streams: how many each may hold, and ending them all at a stop.

import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { askerOf } from './asker.ts';
import type { Bounds } from './bounds.ts';
import { turnAway } from './turn-away.ts';

type Ending = HttpBindings['outgoing'];

const AGAIN_S = 30;

export function openStreams(most: Bounds['streams']) {
  const open = new Map<Ending, ReturnType<typeof askerOf>>();

  function isFull(asker: ReturnType<typeof askerOf>): boolean {
    const others = [...open.values()];
    const holds = (what: 'session' | 'network') =>
      others.filter((other) => asker[what] !== undefined && other[what] === asker[what]).length;
    return (
      holds('session') >= most.session ||
      holds('network') >= most.network ||
      others.length >= most.all
    );
  }

  const watch: MiddlewareHandler<{ Bindings: HttpBindings }> = async (c, next) => {
    await next();
    if (c.res.headers.get('content-type')?.startsWith('text/event-stream') !== true) return;
    const asker = askerOf(c);
    const isRefused = isFull(asker);
    if (isRefused || c.req.method === 'HEAD') {
      await c.res.body?.cancel(); // nobody would ever read it to its end
      if (isRefused) c.res = await turnAway(c, 'too-many', AGAIN_S);
      return;
    }
    const { outgoing } = c.env;
    open.set(outgoing, asker);
    outgoing.once('close', () => open.delete(outgoing));
  };

  return {
    watch,
    endAll(): void {
      for (const stream of open.keys()) stream.end();
    },
  };
}
