// Both sides of every talk write, and people go on asking for one. Each moment is planned ahead and
// counted from there, so that a stall costs everything it delayed.

import { setTimeout as wait } from 'node:timers/promises';
import { gather } from '../../../adapters/web/console/counselor/gather.ts';
import { LINE_GAP_MS } from '../../../adapters/web/console/counselor/live.ts';
import type { LiveDesk } from '../../../adapters/web/console/desk.ts';
import { sayToOfficer } from '../../../src/hotline/counselor-says.flow.ts';
import { refreshCase } from '../../../src/hotline/open-case.flow.ts';
import { queueView } from '../../../src/hotline/queue.flow.ts';
import type { Tools } from '../../../src/outbox/tools.ts';
import type { Talk } from './claims.ts';
import { askForPerson, bring, joined } from './people.ts';

const PER_TALK_PER_S = 0.2; // two messages a second for each ten talks
const PAGES = 5; // open queue pages
const ASKS_EVERY_MS = 2_000;

type Talking = {
  readonly tools: Tools;
  readonly desk: LiveDesk;
  /** What happens when a text reaches its officer. */
  readonly arrived: Map<string, () => void>;
  readonly talks: readonly Talk[];
  readonly seconds: number;
};

export async function talking({ tools, desk, arrived, talks, seconds }: Talking) {
  const relayMs: number[] = [];
  const queueMs: number[] = [];
  const expected = new Map<string, () => void>();
  const pages = talks.map((talk) => talkPage(tools, talk, expected));
  const queues = await queuePages(tools, talks.slice(0, PAGES));
  const unfollow = await Promise.all([
    ...talks.map(({ caseId }, n) =>
      desk.follow(({ what, talk }) => {
        if (talk === caseId || what === caseId) pages[n]?.refresh();
      }, caseId),
    ),
    ...queues.map(({ refresh }) => followLine(desk, refresh)),
  ]);

  const startMs = performance.now();
  const endMs = startMs + seconds * 1_000;
  const message = async (n: number, atMs: number) => {
    const talk = talks[n % talks.length];
    if (talk === undefined) return;
    await wait(Math.max(0, atMs - performance.now()));
    const words = `quiet shift, message ${n}`;
    const seen = Promise.withResolvers<void>();
    const isOfficers = Math.floor(n / talks.length) % 2 === 0;
    (isOfficers ? expected : arrived).set(words, seen.resolve);
    if (isOfficers) await bring(tools, talk.from, { kind: 'words', words });
    else await sayToOfficer(tools, talk.staff, talk.caseId, words, words);
    await seen.promise;
    relayMs.push(performance.now() - atMs);
  };
  const ask = async (atMs: number) => {
    await wait(Math.max(0, atMs - performance.now()));
    const from = await joined(tools);
    const before = new Set(queues[0]?.waiting() ?? []);
    const askedMs = performance.now();
    await askForPerson(tools, from);
    await Promise.all(queues.map(({ showsNew }) => showsNew(before)));
    queueMs.push(performance.now() - askedMs);
  };
  const gapMs = 1_000 / (talks.length * PER_TALK_PER_S);
  const messages = Math.floor((seconds * 1_000) / gapMs);
  const asks = async () => {
    for (let atMs = startMs; atMs < endMs; atMs += ASKS_EVERY_MS) await ask(atMs);
  };
  await Promise.all([
    asks(),
    ...Array.from({ length: messages }, (_, n) => message(n, startMs + n * gapMs)),
  ]);
  for (const stop of unfollow) stop();
  await Promise.all([...pages, ...queues].map(({ close }) => close()));
  return {
    relay_p99_ms: percentile(relayMs, 0.99),
    relay_p50_ms: percentile(relayMs, 0.5),
    queue_p99_ms: percentile(queueMs, 0.99),
    messages: relayMs.length,
    messages_per_s: Math.round(relayMs.length / seconds),
  };
}

function followLine(desk: LiveDesk, refresh: () => void) {
  const gathered = gather(refresh, LINE_GAP_MS);
  return desk.follow(({ what }) => gathered(what));
}

type Page = { readonly refresh: () => void; readonly close: () => Promise<void> };

/** Runs `work` when asked, once more if it was asked for meanwhile, and never after `close`. */
function page(work: () => Promise<void>): Page {
  let isAsked = false;
  let isClosed = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    while (isAsked && !isClosed) {
      isAsked = false;
      await work();
    }
    running = undefined;
  };
  return {
    refresh: () => {
      isAsked = true;
      running ??= run();
    },
    close: async () => {
      isClosed = true;
      await running;
    },
  };
}

function talkPage(tools: Tools, { staff, caseId }: Talk, expected: Map<string, () => void>) {
  return page(async () => {
    const opened = await refreshCase(tools, staff, caseId);
    if (opened.kind !== 'opened') return;
    for (const { words } of opened.view.said) {
      expected.get(words)?.();
      expected.delete(words);
    }
  });
}

async function queuePages(tools: Tools, talks: readonly Talk[]) {
  return Promise.all(
    talks.map(async ({ staff }) => {
      let waiting: readonly string[] = [];
      let told: (() => void)[] = [];
      const load = async () => {
        waiting = (await queueView(tools, staff)).waiting.map(({ id }) => id);
        for (const tell of told.splice(0)) tell();
      };
      await load();
      return {
        ...page(load),
        waiting: () => waiting,
        showsNew: async (before: ReadonlySet<string>) => {
          while (waiting.every((id) => before.has(id))) {
            const { promise, resolve } = Promise.withResolvers<void>();
            told = [...told, resolve];
            await promise;
          }
        },
      };
    }),
  );
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const found = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return Number((found ?? Number.NaN).toFixed(1));
}
