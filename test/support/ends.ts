// The far end of each channel: a person who writes, taps and reads, behind the real library of
// the platform and a local server that answers as the platform does.

import { openSlack } from '../../adapters/slack/index.ts';
import { openTelegram } from '../../adapters/telegram/index.ts';
import type { ChannelName, Choice } from '../../src/core/message.ts';
import type { Receive } from '../../src/core/ports.ts';
import { receive } from '../../src/core/receive.flow.ts';
import { afterwards } from './afterwards.ts';
import { CHAT, SLACK_USER, TELEGRAM_USER } from './platform-people.ts';
import { startSlackApi } from './slack-api.ts';
import { buttonsOf } from './slack-blocks.ts';
import {
  directMessage,
  eventBody,
  pressBody,
  signedAction,
  signedEvent,
} from './slack-payloads.ts';
import { openTelegramApi } from './telegram-api.ts';
import { terminalWire } from './terminal-wire.ts';
import { webEnd } from './web-end.ts';
import type { World } from './world.ts';

export type Heard = {
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly picture?: Uint8Array | undefined;
};

export type End = {
  say(words: string): Promise<void>;
  /** Presses the newest button whose id starts like this. */
  press(start: string): Promise<void>;
  /** Reads on until something matches; what was read. */
  until(pattern: RegExp): Promise<string>;
  /** The newest picture that was shown. */
  picture(): Uint8Array | undefined;
};

export type Wire = {
  say(words: string): Promise<void>;
  press(choice: Choice, of: number): Promise<void>;
  next(): Promise<Heard>;
};

export async function openEnd(name: ChannelName, world: World): Promise<End> {
  const bring: Receive = (inbound) => receive(world.tools, inbound);
  return reading(await wireOf(name, world, bring));
}

function wireOf(name: ChannelName, world: World, bring: Receive): Promise<Wire> | Wire {
  switch (name) {
    case 'telegram':
      return telegramWires(world, bring).then((wireOf) => wireOf(TELEGRAM_USER));
    case 'slack':
      return slackWires(world, bring).then((wireOf) => wireOf(SLACK_USER));
    case 'web':
      return webEnd(world, bring);
    case 'terminal':
      return terminalWire(world, bring);
  }
}

function reading(wire: Wire): End {
  const heard: Heard[] = [];
  return {
    say: (words) => wire.say(words),
    press: async (start) => {
      const of = heard.findLastIndex(({ choices }) =>
        choices.some(({ id }) => id.startsWith(start)),
      );
      const choice = heard[of]?.choices.find(({ id }) => id.startsWith(start));
      if (choice === undefined) throw new Error(`no button ${start} was shown`);
      await wire.press(choice, of);
    },
    picture: () => heard.findLast(({ picture }) => picture !== undefined)?.picture,
    until: async (pattern) => {
      let all = '';
      for (;;) {
        const one = await wire.next();
        heard.push(one);
        all += `${one.text}\n${one.choices.map(({ label, id }) => `[${label}|${id}]`).join(' ')}\n`;
        if (pattern.test(all)) return all;
      }
    },
  };
}

/** Two people on one platform, each with a chat of their own with the bot. */
export async function openTwoEnds(name: 'telegram' | 'slack', world: World): Promise<[End, End]> {
  const bring: Receive = (inbound) => receive(world.tools, inbound);
  if (name === 'telegram') {
    const wireOf = await telegramWires(world, bring);
    const other = { ...TELEGRAM_USER, id: CHAT + 1 };
    return [reading(wireOf(TELEGRAM_USER)), reading(wireOf(other))];
  }
  const wireOf = await slackWires(world, bring);
  return [reading(wireOf(SLACK_USER)), reading(wireOf(`${SLACK_USER}2`))];
}

async function telegramWires(world: World, bring: Receive) {
  const api = await openTelegramApi();
  const stopping = new AbortController();
  const bot = openTelegram({ token: api.token, apiRoot: api.apiRoot }, bring, {
    log: world.tools.log,
    now: () => world.now(),
  });
  world.plug(bot);
  const polling = bot.poll(stopping.signal);
  afterwards(async () => {
    stopping.abort();
    await bot.stop();
    await polling;
    await api.close();
  });
  return (user: typeof TELEGRAM_USER): Wire => {
    const messages: number[] = [];
    api.open(user.id);
    return {
      say: async (words) => void api.say(user.id, words, { from: user }),
      press: async ({ id }, of) => void api.press(user.id, messages[of] ?? 0, id),
      next: async () => {
        const { text, buttons, message_id, picture } = await api.nextSent(user.id);
        messages.push(message_id);
        const choices = buttons.map(({ text: label, data: id }) => ({ id, label }));
        return { text, choices, picture };
      },
    };
  };
}

async function slackWires(world: World, bring: Receive) {
  const api = await startSlackApi();
  const { botToken, signingSecret, url: apiUrl } = api;
  const slack = openSlack({ botToken, signingSecret, apiUrl }, bring, {
    log: world.tools.log,
    now: () => world.now(),
    home: async () => ({ id: 'home', text: 'Warmline' }),
  });
  world.plug(slack);
  afterwards(async () => {
    await slack.stop();
    await api.stop();
  });
  let count = 0;
  const post = async (request: Request) => {
    const answer = await slack.http(request);
    if (answer.status !== 200) throw new Error(`Slack was answered ${answer.status}`);
  };
  const signing = () => ({ signingSecret, at: world.now() });
  return (user: string): Wire => {
    const messages: Awaited<ReturnType<typeof api.nextSent>>[] = [];
    return {
      say: async (words) => {
        count += 1;
        const said = directMessage(user, words, count);
        await post(signedEvent(eventBody(`Ev${count}`, said), signing()));
      },
      press: async ({ id }, of) => {
        const message = messages[of];
        if (message === undefined) throw new Error('no such message');
        count += 1;
        await post(signedAction(pressBody(user, message, id, `p${count}`, count), signing()));
      },
      next: async () => {
        const message = await api.nextSent(user);
        messages.push(message);
        const buttons = buttonsOf(message.blocks);
        return {
          text: message.text,
          choices: buttons.map(({ value, text }) => ({ id: value ?? '', label: text.text })),
          picture: message.picture?.png,
        };
      },
    };
  };
}
