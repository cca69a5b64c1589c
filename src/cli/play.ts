// Plays one officer, and a counselor if asked, through the real core on a real database, with a
// clock that the script moves. What was said comes back in order.

import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Staff } from '../../db/staff.ts';
import { assemble, closePools, openPools } from '../assemble.ts';
import type { Address, ChannelName, Choice, Outbound, Said } from '../core/message.ts';
import type { Locale } from '../core/person.ts';
import type { Channel } from '../core/ports.ts';
import { receive } from '../core/receive.flow.ts';
import type { Ground } from '../ground.ts';
import { takeMostUrgent } from '../hotline/claim.flow.ts';
import { sayToOfficer } from '../hotline/counselor-says.flow.ts';
import { highest, type Level } from '../listening/level.ts';
import { rate } from '../listening/rate.ts';
import { openLog } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import { workUntilQuiet } from '../rounds.ts';
import { furnish, joinAll } from './furnish.ts';
import { levelSince, wordsShown } from './play-reads.ts';
import { dueAt, durationMs } from './play-time.ts';
import { seededIds } from './seeded-ids.ts';
import type { Turn } from './turn.ts';

export type Out = {
  readonly to: 'officer' | 'counselor' | 'on-call';
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly level?: Level;
};

export type Played = {
  readonly outs: readonly Out[];
  /** The highest of the turn: of its words, its taps, its due work. */
  readonly level: Level;
  readonly problem?: string;
};

export type Play = {
  /** @throws nothing: a turn that cannot be played comes back as `problem`. */
  turn(turn: Turn): Promise<Played>;
  close(): Promise<void>;
};

export type PlayOptions = {
  readonly locale: Locale;
  readonly channel: ChannelName;
  readonly isJoined: boolean;
  readonly now: Date;
  /** Draws the same ids, and so the same wordings, every time; absent: fresh ones. */
  readonly seed?: string;
};

const ON_CALL = 'on-call';
const TURN_MS = 1_000; // each turn is a second after the last, so that order is plain

export async function openPlay(ground: Ground, options: PlayOptions): Promise<Play> {
  const pools = openPools(ground.ownerUrl, ground.keys, 4);
  const spoolFolder = await mkdtemp(join(tmpdir(), 'warmline-spool-'));
  const outs: Out[] = [];
  let nowMs = options.now.getTime();
  let heardLevel: Level = 'L0';
  let claimed: string | undefined;
  let shown: readonly Choice[] = [];
  const channels = new Map<ChannelName, Channel>();
  const from: Address = { channel: options.channel, id: randomUUIDv7() };
  const hear = (address: Address, { text, choices = [] }: Outbound) => {
    if (address.id !== from.id && address.id !== ON_CALL) return; // somebody of an earlier play
    if (address.id === from.id && choices.length > 0) shown = choices;
    outs.push({ to: address.id === ON_CALL ? 'on-call' : 'officer', text, choices });
  };
  for (const name of [options.channel, 'terminal'] as const)
    channels.set(name, {
      name,
      send: async (address, outbound) => {
        hear(address, outbound);
        return { kind: 'sent' };
      },
      stop: async () => undefined,
    });
  const tools: Tools = assemble({
    pools,
    keys: ground.keys,
    glass: ground.glass,
    clock: () => new Date(nowMs),
    newId: options.seed === undefined ? () => randomUUIDv7() : seededIds(options.seed),
    log: openLog('silent'),
    channels,
    desk: {
      showMessage: async (caseId, messageId) => {
        if (caseId !== claimed) return;
        const text = await wordsShown(tools, caseId, messageId);
        outs.push({ to: 'counselor', text, choices: [] });
      },
      showQueue: async () => undefined,
    },
    llm: undefined,
    rate: (words) => {
      const assessment = rate(words);
      heardLevel = highest(heardLevel, assessment.level);
      return assessment;
    },
    settings: {
      region: options.locale === 'zh-CN' ? 'CN' : 'US',
      timeZone: options.locale === 'zh-CN' ? 'Asia/Shanghai' : 'America/New_York',
      publicUrl: 'http://localhost:8080',
      staffChats: [{ channel: 'terminal', id: ON_CALL }],
      staffLocale: options.locale,
      spoolFolder,
    },
  });
  const bring = (said: Said) =>
    receive(tools, {
      id: randomUUIDv7(),
      from,
      place: 'direct',
      said,
      at: new Date(nowMs),
      languageHint: options.locale,
    });
  const { counselor, card } = await furnish(tools);
  if (options.isJoined) await joinAll(bring, card, options.locale);
  outs.length = 0;

  return {
    turn: async (turn) => {
      outs.length = 0;
      heardLevel = 'L0';
      nowMs += TURN_MS;
      const startedAt = new Date(nowMs);
      const problem = await play(turn);
      const level = highest(heardLevel, await levelSince(tools, from, startedAt));
      return {
        outs: outs.map((out) => ({ ...out, level })),
        level,
        ...(problem !== undefined && { problem }),
      };
    },
    close: async () => {
      await workUntilQuiet(tools);
      await closePools(pools);
      await rm(spoolFolder, { recursive: true, force: true });
    },
  };

  async function play(turn: Turn): Promise<string | undefined> {
    if ('advance' in turn) return advance(durationMs(turn.advance));
    if ('as' in turn) return asCounselor(turn, counselor);
    if ('words' in turn) await bring({ kind: 'words', words: turn.words });
    else {
      const id = 'choice' in turn ? turn.choice : choiceLike(turn.choice_like, shown);
      if (id === undefined) return 'no such choice is shown';
      await bring({ kind: 'choice', id });
    }
    return undefined;
  }

  async function advance(byMs: number): Promise<undefined> {
    const untilMs = nowMs + byMs;
    for (;;) {
      const due = await dueAt(tools.pools);
      if (due === undefined || due.getTime() > untilMs) break;
      nowMs = Math.max(nowMs, due.getTime());
      await workUntilQuiet(tools);
      if ((await dueAt(tools.pools))?.getTime() === due.getTime()) nowMs += TURN_MS;
    }
    nowMs = Math.max(nowMs, untilMs);
    await workUntilQuiet(tools);
    return undefined;
  }

  async function asCounselor(
    turn: Extract<Turn, { as: 'counselor' }>,
    staff: Staff,
  ): Promise<string | undefined> {
    if ('claim' in turn) {
      const taken = await takeMostUrgent(tools, staff);
      if (taken.kind !== 'taken') return 'nobody is waiting';
      claimed = taken.caseId;
      return undefined;
    }
    if (claimed === undefined) return 'no case is claimed';
    const result = await sayToOfficer(tools, staff, claimed, turn.words, randomUUIDv7());
    return result.kind === 'sent' ? undefined : result.kind;
  }
}

function choiceLike(pattern: string, shown: readonly Choice[]): string | undefined {
  const like = new RegExp(pattern, 'iu');
  return shown.find(({ id, label }) => like.test(label) || like.test(id))?.id;
}
