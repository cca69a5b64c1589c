/// <reference lib="dom" />
// The conversation on the screen: lines from the server in their order, the person's own words
// where they were said, each once.

import type { MemoryLine } from '../../render.ts';
import { type Choice, lineBubble, momentMark, sayingBubble } from './bubbles.ts';
import { recall, type Saying } from './memory.ts';
import { element, word } from './page.ts';

const APART_MS = 30 * 60_000;
const NEAR_PX = 120;
const ABOVE_PX = 8;
const OPEN_LINES_MAX = 3;
const MOVED_PX = 4;

export type Log = ReturnType<typeof openLog>;

export type Told = {
  choose(choice: Choice, line: MemoryLine): void;
  /** A line is on the screen. */
  shown(line: MemoryLine): void;
  /** A line came that nobody sees. */
  unseen(): void;
  /** Whether somebody has the talk open at the other end. */
  isSomebodyThere(): boolean;
};

export function openLog(told: Told) {
  const list = element('log', HTMLDivElement);
  const scroller = element('scroll', HTMLDivElement);
  const newest = element('newest', HTMLButtonElement);
  const shown = new Map<string, HTMLElement>();
  let lastKey = '';
  let lastAtMs = 0;
  let unseen = 0;
  /** Where this page last put the log; elsewhere the officer has moved it. */
  let putTop = 0;

  function put(id: string, item: HTMLElement, at: Date): void {
    const isNear = isAtEnd();
    if (at.getTime() - lastAtMs > APART_MS) list.append(momentMark(at, new Date()));
    lastAtMs = at.getTime();
    shown.set(id, item);
    item.classList.toggle('new', list.ariaLive !== 'off');
    list.append(item);
    if (isNear) follow();
    // What a person writes is not left below a long card that nobody has moved.
    else if (told.isSomebodyThere() && Math.abs(scroller.scrollTop - putTop) < MOVED_PX) toEnd();
    else newest.hidden = false;
  }

  /** To the newest, but not past what it answers: an answer is read from its beginning. */
  function follow(): void {
    const asked = [...list.children].findLast((item) => item.classList.contains('saying'));
    const top = asked instanceof HTMLElement ? asked.offsetTop - ABOVE_PX : Number.MAX_VALUE;
    scroller.scrollTop = Math.min(scroller.scrollHeight, top);
    putTop = scroller.scrollTop;
    newest.hidden = isAtEnd();
  }

  function toEnd(): void {
    scroller.scrollTop = scroller.scrollHeight;
    putTop = scroller.scrollTop;
    newest.hidden = true;
  }

  function isAtEnd(): boolean {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
  }

  function addSaying(saying: Saying): void {
    put(saying.id, sayingBubble(saying), new Date(saying.at));
    closeChoices(saying);
  }

  /** What was chosen stays as a saying; the buttons go. */
  function closeChoices({ what }: Saying): void {
    if (!('choice' in what) || what.lineKey === undefined) return;
    shown.get(what.lineKey)?.querySelector('.choices')?.remove();
  }

  function addLine(line: MemoryLine, isStored: boolean): void {
    if (shown.has(line.key)) return;
    const sayings = recall();
    const isChosen = sayings.some(({ what }) => 'choice' in what && what.lineKey === line.key);
    const chosen = (choice: Choice) => told.choose(choice, line);
    put(line.key, lineBubble(line, isChosen ? undefined : chosen), new Date(line.at));
    if (isStored) lastKey = line.key;
    told.shown(line);
    for (const saying of sayings)
      if (saying.after === line.key && !shown.has(saying.id)) addSaying(saying);
    tellHidden();
  }

  function tellHidden(): void {
    if (!document.hidden || list.ariaLive === 'off') return;
    unseen += 1;
    document.title = unseen === 1 ? word('new-one') : word('new-many', { count: unseen });
    told.unseen();
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    unseen = 0;
    document.title = word('title');
  });
  newest.addEventListener('click', toEnd);
  scroller.addEventListener('scroll', () => {
    if (isAtEnd()) newest.hidden = true;
  });

  return {
    addLine,
    /** What was said before anything was answered. */
    beginHistory(): void {
      for (const saying of recall()) if (saying.after === '') addSaying(saying);
    },
    /** A new one of the person's own: always in view. */
    say(saying: Saying): void {
      addSaying(saying);
      toEnd();
    },
    update(saying: Saying): void {
      const was = shown.get(saying.id);
      if (was === undefined) return; // it comes with its place
      const isNear = isAtEnd();
      const now = sayingBubble(saying);
      was.replaceWith(now);
      shown.set(saying.id, now);
      if (isNear) follow();
    },
    /** The past is on the screen; what comes from now on is read out. */
    endHistory(): void {
      for (const saying of recall()) if (!shown.has(saying.id)) addSaying(saying);
      const items = [...list.children];
      const lastSaying = items.findLastIndex((item) => item.classList.contains('saying'));
      const openFrom = lastSaying < 0 ? items.length - OPEN_LINES_MAX : lastSaying;
      for (const item of items.slice(0, Math.max(0, openFrom)))
        item.querySelector('.choices')?.remove();
      list.ariaLive = 'polite';
      toEnd();
    },
    /** While the lines cannot be had: nobody wonders where their own words are. */
    showOwn(): void {
      for (const saying of recall()) addSaying(saying);
      toEnd();
    },
    clear(): void {
      list.replaceChildren();
      lastAtMs = 0;
    },
    /** What was said up to their last tap; its answer stays, being the last that they hear. */
    clearSaid(): void {
      const items = [...list.children];
      const last = items.findLastIndex((item) => item.classList.contains('saying'));
      list.replaceChildren(...items.slice(last + 1));
      lastAtMs = 0;
    },
    /** Empty, and everything may be put again. */
    startOver(): void {
      list.replaceChildren();
      lastAtMs = 0;
      shown.clear();
    },
    lastKey: () => lastKey,
    isEmpty: () => shown.size === 0,
  };
}
