// For witnesses of the audit log, whoever they are: the newest checkpoint, and proofs that the log
// only grew. Hashes and signatures, no record; nothing is taken but signatures of known keys.

import { Hono } from 'hono';
import { z } from 'zod';
import type { Tools } from '../../src/outbox/tools.ts';
import {
  newestNote,
  submissionFrom,
  takeCosignatures,
} from '../../src/trust/audit/witness/serve.flow.ts';

const Size = z.coerce.number().int().nonnegative();
const Brought = z.strictObject({ size: z.int().nonnegative(), lines: z.string().max(16_384) });

export function witnessRoutes(tools: Tools): Hono {
  const app = new Hono();

  app.get('/checkpoint', async (c) => {
    const note = await newestNote(tools);
    return note === undefined ? c.json({ error: 'not-found' }, 404) : c.text(note);
  });

  app.get('/submission', async (c) => {
    const old = Size.safeParse(c.req.query('old') ?? '0');
    if (!old.success) return c.json({ error: 'bad-body' }, 400);
    const submitted = await submissionFrom(tools, old.data);
    switch (submitted.kind) {
      case 'submission':
        return c.text(submitted.text);
      case 'empty':
        return c.json({ error: 'not-found' }, 404);
      case 'not-cosigned':
        return c.body(`${submitted.newest}\n`, 409, { 'content-type': 'text/x.tlog.size' });
    }
  });

  app.post('/cosignatures', async (c) => {
    const brought = Brought.safeParse(await c.req.json().catch(() => undefined));
    if (!brought.success) return c.json({ error: 'bad-body' }, 400);
    const { size, lines } = brought.data;
    const taken = await takeCosignatures(tools, size, lines);
    switch (taken.kind) {
      case 'taken':
        return c.json({ witnesses: taken.witnesses }, 201);
      case 'no-such-checkpoint':
        return c.json({ error: 'not-found' }, 404);
      case 'of-no-witness':
        return c.json({ error: taken.kind }, 403);
    }
  });

  return app;
}
