// Tells an open page that something changed, and which case, never what: the page asks for the
// rest with its own session. The stream ends with the session. What happens to the line comes
// gathered, so that a busy minute does not have every page read it many times a second.

import { getCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import { readerOf } from '../../../../src/admin/sign-in/session.flow.ts';
import { factsOf } from '../../../../src/ops/log.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { sessionCookie } from '../cookies.ts';
import type { LiveDesk } from '../desk.ts';
import { idIn } from '../ids.ts';
import type { ConsoleContext } from '../view.ts';
import { gather } from './gather.ts';

const BEAT_MS = 20_000;
export const LINE_GAP_MS = 300;

export function liveEvents(c: ConsoleContext, tools: Tools, desk: LiveDesk): Response {
  const session = getCookie(c, sessionCookie(tools)) ?? '';
  c.header('x-accel-buffering', 'no'); // a proxy in between must not keep what is live
  const report = async (error: Error) => tools.log.warn('desk-stream-failed', factsOf(error));
  return streamSSE(
    c,
    async (stream) => {
      const ended = Promise.withResolvers<void>();
      stream.onAbort(() => ended.resolve());
      const end = () => ended.resolve();
      const tell = (event: string, data: string) => stream.writeSSE({ event, data }).catch(end);
      const tellReader = (event: string, data: string) =>
        void readerOf(tools, session, false).then(
          (reader) => (reader === undefined ? tell('over', '').then(end) : tell(event, data)),
          () => undefined, // the database is away for now; so is what the page would ask for
        );
      const tellOfLine = gather((what) => tellReader('changed', what), LINE_GAP_MS);
      const unfollow = await desk.follow(
        ({ what, talk }) => {
          if (talk === undefined) tellOfLine(what);
          else tellReader('changed', what);
        },
        idIn(c.req.query('talk')),
      );
      const beat = setInterval(() => tellReader('beat', ''), BEAT_MS);
      await tell('open', '');
      await ended.promise;
      clearInterval(beat);
      unfollow();
    },
    report,
  );
}
