// Officers who write, as their platform brings it: one chat's messages in their order, each again
// until it is accepted, now and then twice. What was accepted is counted here, for the checks.

import { setTimeout as wait } from 'node:timers/promises';
import type { Sent } from '../platform.ts';
import { type Brought, bring, slackEvent, telegramUpdate } from './bring.ts';
import { addressOf, type Field, officersOf } from './field.ts';

export const CRISIS = '我不想活了，今晚就动手，枪在我手里';
const MENU = { telegram: '/menu', slack: '菜单' } as const;
const WORDS = ['今天还行，巡逻有点累', '今天食堂不错', '刚下夜班', '开了一天会'];
const AT_ONCE = 12;
const AGAIN_MS = 150;
const CRISIS_EVERY_MS = 700;
const WAITS_FOR_CARD_MS = 30_000;

export type Load = {
  readonly accepted: { menus: number; words: number };
  /** From a live process's receipt of crisis words to the hand-over of the card (decision 14). */
  readonly cardMs: number[];
  /** Cards that never came. */
  cardless: number;
  readonly crisisChats: readonly string[];
  /** Whose words came to more than one process, or more than once. */
  readonly broughtAgain: ReadonlySet<string>;
  /** What was told twice and has been found. */
  readonly found: Set<Sent>;
  /** Where officers write from. */
  channel: Brought['channel'];
  /** By which door what is written comes in. */
  door: 'http' | 'socket' | 'polling';
  /** Each update comes to both processes at once, and three of a chat side by side. */
  isDoubling: boolean;
  /** Until this many messages are accepted, or until the time is over. */
  run(until: { readonly messages?: number; readonly ms?: number }): Promise<void>;
};

export function openLoad(field: Field, people: number, seed: number): Load {
  const random = randomFrom(seed);
  const crisisChats: string[] = [];
  const broughtAgain = new Set<string>();
  const crises = { telegram: 0, slack: 0 };
  let updates = 0;

  /** Each officer is in danger once: the second half of them, one after the other. */
  const officers = () => {
    const { from, count } = officersOf(load.channel, people);
    const calm = Math.round(count / 2);
    return { from, calm, crises: count - calm };
  };

  /** @returns when the first process that accepted it had received it. */
  async function accepted(chat: string, text: string): Promise<number> {
    updates += 1;
    const brought = { channel: load.channel, id: updates, chat, text };
    for (;;) {
      const answers = await broughtTo(brought, chat);
      const taken = answers.filter((at) => at !== undefined);
      if (taken.length > 0) return Math.min(...taken);
      broughtAgain.add(chat);
      await wait(AGAIN_MS);
    }
  }

  async function broughtTo(brought: Brought, chat: string) {
    if (load.door === 'polling') return [await field.polling.bring(telegramUpdate(brought))];
    if (load.door === 'socket') return [await field.socket.bring(slackEvent(brought))];
    const live = field.programs.filter((one) => one !== undefined);
    const first = live[Math.floor(random() * live.length)];
    const to = load.isDoubling ? live : live.filter((one) => one === first);
    if (to.length > 1) broughtAgain.add(chat);
    return Promise.all(to.map((one) => bring(one, brought)));
  }

  async function ordinary(chat: string): Promise<void> {
    const isMenu = random() < 0.5;
    const menu = MENU[load.channel];
    await accepted(chat, isMenu ? menu : (WORDS[Math.floor(random() * WORDS.length)] ?? menu));
    if (isMenu) load.accepted.menus += 1;
    else load.accepted.words += 1;
  }

  async function crisis(): Promise<void> {
    const { from, calm } = officers();
    const chat = addressOf(from + calm + crises[load.channel]).id;
    crises[load.channel] += 1;
    crisisChats.push(chat);
    const platform = load.channel === 'slack' ? field.slack : field.bot;
    const receivedMs = await accepted(chat, CRISIS);
    load.accepted.words += 1;
    const byMs = performance.now() + WAITS_FOR_CARD_MS;
    while (performance.now() < byMs) {
      const card = platform.sent.find((one) => one.chat === chat);
      if (card !== undefined) {
        // A process that is gone may have shown it before this one was told.
        load.cardMs.push(Math.max(0, card.atMs - receivedMs));
        return;
      }
      await wait(10);
    }
    load.cardless += 1;
  }

  const load: Load = {
    accepted: { menus: 0, words: 0 },
    cardMs: [],
    cardless: 0,
    crisisChats,
    broughtAgain,
    found: new Set(),
    channel: 'telegram',
    door: 'http',
    isDoubling: false,
    run: async ({ messages = Number.POSITIVE_INFINITY, ms = Number.POSITIVE_INFINITY }) => {
      const untilMs = performance.now() + ms;
      let left = messages;
      const isOver = () => left <= 0 || performance.now() >= untilMs;
      const writers = Array.from({ length: AT_ONCE }, async (_, n) => {
        while (!isOver()) {
          // A chat is one writer's alone, so that its messages come in their order.
          const { from, calm } = officers();
          const place = Math.floor(random() * Math.floor(calm / AT_ONCE)) * AT_ONCE + n;
          const chat = addressOf(from + place).id;
          const count = load.isDoubling ? 3 : 1;
          left -= count;
          await Promise.all(Array.from({ length: count }, () => ordinary(chat)));
        }
      });
      const alarms: Promise<void>[] = [];
      while (!isOver()) {
        if (crises[load.channel] < officers().crises) alarms.push(crisis());
        await wait(CRISIS_EVERY_MS);
      }
      await Promise.all([...writers, ...alarms]);
    },
  };
  return load;
}

/** Mulberry32: the same seed, the same run, as far as two processes allow. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
