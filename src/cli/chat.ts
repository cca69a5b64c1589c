// `chat`: talk to Warmline by hand, or play turns from a file as JSON lines.

import { randomUUIDv7 } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openTerminal } from '../../adapters/terminal/index.ts';
import { assemble, closePools, openPools } from '../assemble.ts';
import { CHANNELS, type ChannelName } from '../core/message.ts';
import { isLocale, type Locale } from '../core/person.ts';
import type { Channel, Receive } from '../core/ports.ts';
import { receive } from '../core/receive.flow.ts';
import { type Ground, openThrowaway } from '../ground.ts';
import type { Config } from '../ops/config.ts';
import { openLog } from '../ops/log.ts';
import { workUntilQuiet } from '../rounds.ts';
import { furnish } from './furnish.ts';
import { type Io, jsonOf, linesOf, print, printJson } from './lines.ts';
import { openPlay } from './play.ts';
import { settingsOf } from './settings-of.ts';
import { Turn } from './turn.ts';
import { Usage } from './usage.ts';

const HELP = 'chat [--json] [--locale zh-CN|en] [--channel NAME] [--joined] [--now ISO]';

export async function chat(args: string[], config: Config, io: Io): Promise<number> {
  const options = read(args);
  const ground = await openThrowaway(config);
  try {
    if (options.isJson) await play(ground, options, io);
    else await talk(ground, options.locale, config, io);
  } finally {
    await ground.stop();
  }
  return 0;
}

type Options = {
  readonly isJson: boolean;
  readonly locale: Locale;
  readonly channel: ChannelName;
  readonly isJoined: boolean;
  readonly now: Date;
};

function read(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      joined: { type: 'boolean', default: false },
      locale: { type: 'string', default: 'zh-CN' },
      channel: { type: 'string', default: 'terminal' },
      now: { type: 'string' },
    },
  });
  const channel = CHANNELS.find((name) => name === values.channel);
  const now = values.now === undefined ? new Date() : new Date(values.now);
  if (!isLocale(values.locale) || channel === undefined || Number.isNaN(now.getTime()))
    throw new Usage(HELP);
  return { isJson: values.json, locale: values.locale, channel, isJoined: values.joined, now };
}

async function play(ground: Ground, options: Options, io: Io): Promise<void> {
  const one = await openPlay(ground, options);
  for await (const [number, line] of linesOf(io.input)) {
    const { data: turn } = Turn.safeParse(jsonOf(line));
    if (turn === undefined) {
      printJson(io, { error: 'not-a-turn', line: number });
    } else {
      const { outs, problem } = await one.turn(turn);
      for (const out of outs) printJson(io, out);
      if (problem !== undefined) printJson(io, { error: problem, line: number });
    }
    printJson(io, { end: true });
  }
  await one.close();
}

async function talk(ground: Ground, locale: Locale, config: Config, io: Io): Promise<void> {
  const pools = openPools(ground.ownerUrl, ground.keys, 4);
  const channels = new Map<ChannelName, Channel>();
  const tools = assemble({
    pools,
    keys: ground.keys,
    glass: ground.glass,
    clock: () => new Date(),
    newId: () => randomUUIDv7(),
    log: openLog('silent'),
    channels,
    desk: { showMessage: async () => undefined, showQueue: async () => undefined },
    llm: undefined,
    settings: settingsOf(config, 'http://localhost'),
  });
  const { card } = await furnish(tools);
  const bring: Receive = (inbound) => receive(tools, inbound);
  const terminal = openTerminal(io, bring, {
    now: tools.clock,
    newId: tools.newId,
    languageHint: locale,
  });
  channels.set('terminal', terminal);
  print(io, `A card to join with: ${card}   (/menu shows what there is; Ctrl-D ends)`);
  await terminal.listen();
  await workUntilQuiet(tools);
  await closePools(pools);
}
