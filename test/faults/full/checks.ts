// What must hold once a fault is over and everything due is done.

import { setTimeout as wait } from 'node:timers/promises';
import choicesZh from '../../../prompts/say/zh-CN/choices.json' with { type: 'json' };
import settingsZh from '../../../prompts/say/zh-CN/settings.json' with { type: 'json' };
import { shell } from '../../support/shell.ts';
import type { Sent } from '../platform.ts';
import { type Field, STAFF_CHAT } from './field.ts';
import type { Load } from './load.ts';

const QUIET_BY_MS = 120_000;
const RING_BY_MS = 45_000;
const CARD_BY_MS = 1_000;
const CARD = /12356/;
const BEGINNING = 40;

export type Outcome = {
  readonly broken: readonly string[];
  readonly facts: Readonly<Record<string, number>>;
  /** How the lines begin that were told twice and must not have been. */
  readonly toldTwice: readonly string[];
};

/** Nothing is overdue, tried again, or on disk; alerts go on ringing. */
async function quiet(field: Field): Promise<boolean> {
  const byMs = performance.now() + QUIET_BY_MS;
  while (performance.now() < byMs) {
    const [row] = await field.sql<{ n: number }[]>`
      select count(*)::int as n from ledger.outbox
      where dead_at is null and (due_at < now() - interval '1 second' or attempts > 1)`;
    if (row?.n === 0 && (await field.spooled()) === 0) return true;
    await wait(500);
  }
  return false;
}

/** What reached nobody rings again soon. */
async function areHeard({ sql, bot }: Field, load: Load): Promise<boolean> {
  const codes = await sql<{ code: string }[]>`
    select code from officer.cases where state = 'waiting' and level in ('L3', 'L4')`;
  const byMs = performance.now() + RING_BY_MS;
  for (;;) {
    const alerts = bot.sent.filter(({ chat, isShown }) => chat === STAFF_CHAT && isShown);
    const isHeard = codes.every(({ code }) => alerts.some(({ text }) => text.includes(code)));
    if (isHeard) return codes.length === load.crisisChats.length;
    if (performance.now() > byMs) return false;
    await wait(500);
  }
}

type About = {
  readonly cardsBefore: number;
  /** What the audit log must say afterwards; absent: that it is whole. */
  readonly auditSays: RegExp | undefined;
};

export async function check(
  field: Field,
  load: Load,
  { cardsBefore, auditSays }: About,
): Promise<Outcome> {
  const broken: string[] = [];
  const must = (name: string, isTrue: boolean) => void (isTrue || broken.push(name));
  const overMs = performance.now();
  must('everything due is done in two minutes', await quiet(field));
  const quietS = Math.round((performance.now() - overMs) / 1_000);

  const [counts] = await field.sql<{ messages: number; dead: number }[]>`
    select (select count(*)::int from officer.messages where author = 'officer') as messages,
      (select count(*)::int from ledger.outbox where dead_at is not null) as dead`;
  must('each accepted message is stored once', counts?.messages === load.accepted.words);
  must('nothing is put aside', counts?.dead === 0);

  const mark = choicesZh['maybe-repeat'];
  const shown = [...field.bot.sent, ...field.slack.sent].filter(({ isShown }) => isShown);
  const menus = shown.filter(({ text }) => settingsZh.menu.some((menu) => text.endsWith(menu)));
  const marked = menus.filter(({ text }) => text.startsWith(mark)).length;
  must('each reply is shown', menus.length >= load.accepted.menus);
  must('a reply shown twice says so', menus.length - marked <= load.accepted.menus);

  const chats = new Set(load.crisisChats);
  const toThem = shown.filter(({ chat, text }) => chats.has(chat) && !text.startsWith(mark));
  const seen = new Set<string>();
  const twice = toThem.filter(({ chat, text }) => {
    const size = seen.size;
    return seen.add(`${chat} ${text}`).size === size;
  });
  // From memory two processes cannot know of each other: better one card too many.
  const isCardAgain = ({ chat, text }: Sent) => load.broughtAgain.has(chat) && CARD.test(text);
  const toldTwice = twice.filter((one) => !isCardAgain(one) && !load.found.has(one));
  for (const one of toldTwice) load.found.add(one); // told of once, not after every later fault
  must('nothing is told twice to who is in danger', toldTwice.length === 0);
  must('each crisis is answered by the card', load.cardless === 0);
  const cardMs = load.cardMs.slice(cardsBefore).toSorted((a, b) => a - b);
  const slowest = Math.round(cardMs.at(-1) ?? 0);
  must('the card is handed over within a second', slowest <= CARD_BY_MS);

  must('each alert came to the staff', await areHeard(field, load));

  const verified = await shell(['audit', 'verify'], field.env);
  if (auditSays === undefined) must('the audit log verifies', verified.code === 0);
  else must(`the audit log names only ${auditSays}`, auditSays.test(verified.out));
  return {
    broken,
    toldTwice: toldTwice.map(({ text }) => text.slice(0, BEGINNING)),
    facts: {
      all_done_after_s: quietS,
      messages: load.accepted.menus + load.accepted.words,
      repeats_marked: marked,
      crises: cardMs.length,
      cards_twice: twice.length,
      card_ms_median: Math.round(cardMs[cardMs.length >> 1] ?? 0),
      card_ms_max: slowest,
    },
  };
}
