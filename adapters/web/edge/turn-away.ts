// A request that goes no further: a code for a program, a page for a person at the console.

import type { Context } from 'hono';
import { refusedPage } from '../console/refused.ts';
import { type CodeOf, refuse } from '../guard.ts';
import { isConsole } from './headers.ts';

type Away = Extract<CodeOf<403 | 413 | 414 | 429>, string>;

const STATUS = {
  'not-from-here': 403,
  'too-long': 413,
  'address-too-long': 414,
  'too-many': 429,
} as const satisfies Readonly<Record<Away, number>>;

export function turnAway(c: Context, why: Away, waitS?: number): Response | Promise<Response> {
  if (waitS !== undefined) c.header('retry-after', String(waitS));
  if (why === 'too-long') c.header('connection', 'close'); // the rest of the body is not read
  if (isConsole(c.req.path)) return refusedPage(c, why, STATUS[why]);
  return refuse(c, STATUS[why], why as never);
}
