// What the core asks of the world.

import type { Address, ChannelName, Inbound, Outbound } from './message.ts';
import type { Locale } from './person.ts';

/** Where somebody was and what they read, as of the commit that an answer comes from. */
export type KnownDoor = {
  readonly personId: string;
  readonly address: Address;
  readonly locale: Locale;
};

/** What became of a send. A passing fault is thrown as `RetryLater`, a final one as `GiveUp`. */
export type SendResult = { readonly kind: 'sent' } | { readonly kind: 'unreachable' };

/** Of whoever is on the other side of a talk, for a few seconds. */
export type Sign = 'here' | 'writing';

export type Channel = {
  readonly name: ChannelName;
  /** @throws RetryLater when the platform is busy or away; GiveUp when it refuses this message. */
  send(address: Address, outbound: Outbound): Promise<SendResult>;
  /** At once or not at all, and never a fault; absent where the platform has none. */
  readonly showSign?: (address: Address, sign: Sign) => Promise<void>;
  /** Stops listening and lets what is in hand finish. */
  stop(): Promise<void>;
};

/** Accepted means committed, or fsynced in the spool (decision 14). */
export type Receipt = { readonly kind: 'committed' | 'repeat' | 'spooled' };

/** What every adapter calls with a message; resolves once the message is accepted. */
export type Receive = (inbound: Inbound) => Promise<Receipt>;
