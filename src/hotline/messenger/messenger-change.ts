// What happens to a talk in a counselor's own chat, for the record. The case itself stays as it is.

import type { Shared } from './standing.ts';

export type MessengerChange =
  | { readonly kind: 'messenger-opened'; readonly app: Shared }
  /** It was open, and another talk was active in that chat meanwhile. */
  | { readonly kind: 'messenger-turned-to' }
  | { readonly kind: 'messenger-ended'; readonly why: 'by-counselor' | 'chat-unreachable' };
