// What flows and handlers work with, put together once in main.

import type { Pools, Tx } from '../../db/client.ts';
import type { Claimed } from '../../db/outbox.ts';
import type { Card } from '../core/fail-safe.flow.ts';
import type { Address, ChannelName } from '../core/message.ts';
import type { Locale } from '../core/person.ts';
import type { Channel, KnownDoor, Receive } from '../core/ports.ts';
import type { Gather } from '../core/together/gather.flow.ts';
import type { Assessment } from '../listening/assessment.ts';
import type { Llm } from '../listening/model.port.ts';
import type { Glass } from '../ops/glass.ts';
import type { Keys } from '../ops/keys.ts';
import type { Log } from '../ops/log.ts';
import type { WatchEffect } from '../ops/telemetry/watch.ts';
import type { AuditDraft } from '../trust/audit/event.ts';
import type { Settle } from './settle.flow.ts';

/** Shows a counselor what was said; the console and the shell each have their own. */
export type Desk = {
  showMessage(caseId: string, messageId: string): Promise<void>;
  /** Something about the queue changed. */
  showQueue(): Promise<void>;
};

/** Rules that a lead has switched off, as last read. */
export type Switches = {
  off(): ReadonlySet<string>;
  refresh(): Promise<void>;
};

export type Settings = {
  /** Where someone is whose unit is not known yet. */
  readonly region: string;
  readonly timeZone: string;
  /** Where staff and officers reach the web pages; no trailing slash. */
  readonly publicUrl: string;
  readonly staffLocale: Locale;
  /** Staff chats that alerts go to, without any of the officer's words. */
  readonly staffChats: readonly Address[];
  /** Origins that feeds may be read from; absent: none. */
  readonly feedOrigins?: readonly string[];
  /** Where messages wait while the database is away. */
  readonly spoolFolder: string;
  /** Where what is gone is kept besides the database; absent: nowhere. */
  readonly goneFile?: string;
  /** Where signed audit checkpoints are kept besides the database; absent: nowhere. */
  readonly checkpointFile?: string;
};

/** What is known of effects that were committed just now. */
export type Fresh = {
  readonly isDoneAlready?: (one: Claimed) => boolean;
  /** Where the person is who wrote. */
  readonly door?: KnownDoor;
  /** When they were claimed; absent: now. */
  readonly since?: Date;
};

export type Tools = {
  readonly pools: Pools;
  readonly keys: Keys;
  /** Closes the cards that officers leave; `trust/glass` alone unlocks. */
  readonly glass: Glass;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Log;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly desk: Desk;
  readonly llm: Llm | undefined;
  readonly rate: (words: string) => Assessment;
  readonly switches: Switches;
  readonly settings: Settings;
  /** Does effects that a commit handed back, at once. */
  readonly doNow: (effects: readonly Claimed[], fresh?: Fresh) => Promise<void>;
  /** Strikes off effects that were done. */
  readonly settle: Settle;
  /** Commits messages that come at once together, where nothing speaks against it. */
  readonly gather: Gather;
  /** Of what waits in the spool, by its id: what is shown, or being shown, is not shown again. */
  readonly spooledCards: Map<string, Card>;
  /** What staff say in a messenger goes its own way. */
  readonly staff: Receive;
  /** Counts and times the doing of an effect. Absent: nobody watches. */
  readonly watchEffect?: WatchEffect;
  /** Absent wherever anything is at stake: only measuring what audit costs puts another in place. */
  readonly append?: (tx: Tx, drafts: readonly AuditDraft[]) => void;
};
