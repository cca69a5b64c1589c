// Officers who write, as Telegram brings it: one chat's messages in their order, each again until it
// is accepted, now and then twice. What was accepted is counted here, for the checks.

import { setTimeout as wait } from 'node:timers/promises';
import { addressOf } from '../../bench/receive/officers.ts';
import type { Program } from '../../support/program.ts';
import { type Field, SECRET } from './field.ts';

export const CRISIS = '我不想活了，今晚就动手，枪在我手里';
const MENU = '/menu';
const WORDS = ['今天还行，巡逻有点累', '今天食堂不错', '刚下夜班', '开了一天会'];
const AT_ONCE = 12;
const CALL_MS = 12_000;
const AGAIN_MS = 150;
const CRISIS_EVERY_MS = 700;
const WAITS_FOR_CARD_MS = 30_000;

export type Load = {
  readonly accepted: { menus: number; words: number };
  /** From a live process's receipt of crisis words to the hand-over of the card. */
  readonly cardMs: number[];
  /** Cards that never came. */
  cardless: number;
  readonly crisisChats: readonly string[];
  /** Each update comes to both processes at once, and three of a chat side by side. */
  isDoubling: boolean;
  /** Until this many messages are accepted, or until the time is over. */
  run(until: { readonly messages?: number; readonly ms?: number }): Promise<void>;
};

export function openLoad(field: Field, people: number, seed: number): Load {
  const random = randomFrom(seed);
  const crisisFrom = Math.round(people / 2);
  const crisisChats: string[] = [];
  let updates = 0;

  /** Accepted once any process says so. */
  async function bring(chat: string, text: string): Promise<number> {
    updates += 1;
    const id = updates;
    for (;;) {
      const live = field.programs.filter((one) => one !== undefined);
      const first = live[Math.floor(random() * live.length)];
      const to = load.isDoubling ? live : live.filter((one) => one === first);
      const beganMs = performance.now();
      const answers = await Promise.all(to.map((one) => post(one, id, chat, text)));
      if (answers.some((isTaken) => isTaken)) return beganMs;
      await wait(AGAIN_MS);
    }
  }

  async function ordinary(chat: string): Promise<void> {
    const isMenu = random() < 0.5;
    await bring(chat, isMenu ? MENU : (WORDS[Math.floor(random() * WORDS.length)] ?? MENU));
    if (isMenu) load.accepted.menus += 1;
    else load.accepted.words += 1;
  }

  async function crisis(): Promise<void> {
    const chat = addressOf(crisisFrom + crisisChats.length).id;
    crisisChats.push(chat);
    const beganMs = await bring(chat, CRISIS);
    load.accepted.words += 1;
    const byMs = performance.now() + WAITS_FOR_CARD_MS;
    while (performance.now() < byMs) {
      const card = field.bot.sent.findLast((one) => one.chat === chat);
      if (card !== undefined) {
        load.cardMs.push(card.atMs - beganMs);
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
    isDoubling: false,
    run: async ({ messages = Number.POSITIVE_INFINITY, ms = Number.POSITIVE_INFINITY }) => {
      const untilMs = performance.now() + ms;
      let left = messages;
      const isOver = () => left <= 0 || performance.now() >= untilMs;
      const writers = Array.from({ length: AT_ONCE }, async (_, n) => {
        while (!isOver()) {
          // A chat is one writer's alone, so that its messages come in their order.
          const chats = crisisFrom / AT_ONCE;
          const chat = addressOf(Math.floor(random() * chats) * AT_ONCE + n).id;
          const count = load.isDoubling ? 3 : 1;
          left -= count;
          await Promise.all(Array.from({ length: count }, () => ordinary(chat)));
        }
      });
      const alarms: Promise<void>[] = [];
      while (!isOver()) {
        if (crisisFrom + crisisChats.length < people) alarms.push(crisis());
        await wait(CRISIS_EVERY_MS);
      }
      await Promise.all([...writers, ...alarms]);
    },
  };
  return load;
}

export async function post(
  program: Program | undefined,
  updateId: number,
  chat: string,
  text: string,
): Promise<boolean> {
  const id = Number(chat);
  const isCommand = text.startsWith('/');
  const message = {
    message_id: updateId,
    date: Math.floor(Date.now() / 1_000),
    chat: { id, type: 'private', first_name: 'A' },
    from: { id, is_bot: false, first_name: 'A', language_code: 'zh' },
    text,
    ...(isCommand && { entities: [{ type: 'bot_command', offset: 0, length: text.length }] }),
  };
  try {
    const answer = await fetch(`${program?.url}/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
      body: JSON.stringify({ update_id: updateId, message }),
      signal: AbortSignal.timeout(CALL_MS),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
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
