// Whether a failure is only that whoever asked went away in the middle: nothing to log, and nobody
// to answer.

import type { Context } from 'hono';

export function isGone({ req }: Context, error: Error): boolean {
  return req.raw.signal.aborted || ('code' in error && error.code === 'ECONNRESET');
}
