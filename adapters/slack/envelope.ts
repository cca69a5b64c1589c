// Sorts what Slack sends before Bolt sees it: Bolt throws on a payload of a shape it does not expect.

import { z } from 'zod';

const OUR_EVENTS = ['message', 'app_mention', 'app_home_opened'] as const;

const Ours = z.union([
  z.looseObject({
    type: z.literal('event_callback'),
    event_id: z.string(),
    event: z.looseObject({ type: z.enum(OUR_EVENTS), channel: z.string() }),
  }),
  z.looseObject({
    type: z.literal('block_actions'),
    user: z.looseObject({ id: z.string() }),
    actions: z.array(z.looseObject({ action_id: z.string() })).min(1),
  }),
  z.looseObject({ command: z.string(), user_id: z.string() }),
]);

const Others = z.union([
  z.looseObject({
    type: z.literal('event_callback'),
    event: z.looseObject({ type: z.string().refine((type) => !isOneOf(OUR_EVENTS, type)) }),
  }),
  z.looseObject({
    type: z.string().refine((type) => !isOneOf(['event_callback', 'block_actions'], type)),
  }),
]);

export type Payload = Readonly<Record<string, unknown>>;

/** Resolves once the payload is accepted; rejects when it is not, so that Slack sends it again. */
export type Deliver = (payload: Payload, retryNum: number | undefined) => Promise<void>;

/** Other payloads are fine but not for us, such as a reaction: taken, and nothing follows. */
export type Sort = 'ours' | 'other' | 'malformed';

export function sortOf(payload: unknown): Sort {
  if (Ours.safeParse(payload).success) return 'ours';
  return Others.safeParse(payload).success ? 'other' : 'malformed';
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
