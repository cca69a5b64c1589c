/// <reference lib="dom" />
// The page, put together.

import { linesAfter, makeSession } from './api.ts';
import { openComposer } from './composer.ts';
import { openForgetting } from './forget.ts';
import { openHelp } from './help.ts';
import { openKeptPlan } from './kept-plan.ts';
import { openLeave } from './leave.ts';
import { openLog } from './log.ts';
import { forgetAll, recall, type Saying } from './memory.ts';
import { openMenu } from './menu.ts';
import { openMoving } from './moving.ts';
import { openNotices } from './notices.ts';
import { openOutbox } from './outbox.ts';
import { element, LOCALE, word } from './page.ts';
import { openPhrase } from './phrase.ts';
import { openSeen } from './seen.ts';
import { openSign } from './sign.ts';
import { followStream } from './stream.ts';
import { openTogether } from './together.ts';
import { cardInAddress, openWelcome } from './welcome.ts';
import { sessionMark, wasUnsent } from './whose.ts';

const AGAIN_MS = 2_000;

const card = cardInAddress();
const language = element('language', HTMLButtonElement);
const ends: (() => void)[] = [];
let isConnected = true;
let flow: 'going' | 'busy' | 'away' = 'going';
let isUnsent = wasUnsent();
let together: ReturnType<typeof openTogether> | undefined;

const notices = openNotices();
const keptPlan = openKeptPlan();
const sign = openSign();
const log = openLog({
  choose: (choice, { key: lineKey, text }) => {
    if (keptPlan.isAsked(choice.id, text)) return;
    say({ choice: choice.id, label: choice.label, lineKey });
    if (matchMedia('(hover: hover)').matches) composer.focus(); // on a phone it would raise the keyboard
  },
  shown: (line) => keptPlan.renew(line),
  unseen: notices.tell,
  isSomebodyThere: sign.isHere,
});
const outbox = openOutbox({
  changed: (saying) => {
    log.update(saying);
    if (saying.state === 'sent') follow(saying.what);
  },
  answered: (lines) => {
    for (const line of lines) log.addLine(line, false);
  },
  flow: (state) => showState({ flow: state }),
});
const composer = openComposer((words) => say({ words }));
const welcome = openWelcome({
  start: () => say({ choice: 'menu', label: word('start'), lineKey: undefined }),
  join: (code) => say({ card: code }),
});
openHelp(() => tap('talk', word('ask-person')));
openMenu(tap);
openSeen();
openPhrase();
openMoving(newId);
const forgetting = openForgetting();
const leave = openLeave(element('leave', HTMLButtonElement), () => {
  for (const end of ends) end();
  notices.forget();
  keptPlan.forget();
  if (forgetting.leave()) together?.tell('left');
});
language.addEventListener('click', () => {
  const locale = language.dataset['to'] ?? '';
  if (log.isEmpty()) void speak(locale);
  else say({ choice: `lang:${locale}`, label: language.textContent ?? '', lineKey: undefined });
});
addEventListener('online', () => outbox.hurry());
// The link was opened where the page is open already.
addEventListener('hashchange', () => {
  const code = cardInAddress();
  if (code !== undefined) say({ card: code });
});
void navigator.serviceWorker?.register('/offline.ts').catch(() => undefined); // none over plain http

await open();

async function open(): Promise<void> {
  if (!(await makeSession())) {
    log.showOwn();
    do await away();
    while (!(await makeSession()));
    log.startOver();
  }
  together = openTogether(sessionMark() ?? '', (how) => (how === 'left' ? leave() : forget()));
  let last = '0';
  log.beginHistory();
  for (let hasMore = true; hasMore; ) {
    const page = await linesAfter(last);
    if (page === undefined) {
      await away();
      continue;
    }
    for (const line of page.lines) log.addLine(line, true);
    last = page.lines.at(-1)?.id ?? last;
    ({ hasMore } = page);
  }
  showState({ isConnected: true });
  log.endHistory();
  welcome.show(log.isEmpty() && card === undefined);
  ends.push(
    followStream(last, {
      line: (line) => {
        welcome.show(false);
        sign.came(line);
        log.addLine(line, !line.id.includes('.'));
      },
      connected: (isThere) => {
        showState({ isConnected: isThere });
        if (isThere) outbox.hurry();
      },
      sign: (what) => sign.show(what),
    }),
  );
  if (card !== undefined) say({ card });
}

/** Waits a little, and says why. Writing works meanwhile. */
async function away(): Promise<void> {
  showState({ isConnected: false });
  await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
}

function tap(choice: string, label: string): void {
  say({ choice, label, lineKey: undefined });
}

function say(what: Saying['what']): void {
  welcome.show(false);
  isUnsent = false;
  const id = newId();
  const at = new Date().toISOString();
  const after = log.lastKey() || (recall().at(-1)?.after ?? ''); // no line is there yet without a server
  const saying: Saying = { id, what, after, at, state: 'waiting' };
  outbox.put(saying);
  log.say({ ...saying, state: 'sent' }); // says that it waits only when it has to
}

/** Some choices mean something to the page too. */
function follow(what: Saying['what']): void {
  if (!('choice' in what)) return;
  const { choice } = what;
  if (choice.startsWith('lang:')) void speak(choice.slice('lang:'.length));
  if (choice === 'erase:yes') {
    forget(() => log.clearSaid());
    together?.tell('erased');
  }
}

function forget(clear = () => log.clear()): void {
  forgetAll();
  keptPlan.forget();
  notices.forget();
  sign.end();
  clear();
}

async function speak(locale: string): Promise<void> {
  if (locale === LOCALE) return;
  await makeSession(locale);
  location.reload();
}

function showState(now: { readonly isConnected?: boolean; readonly flow?: typeof flow }): void {
  isConnected = now.isConnected ?? isConnected;
  flow = now.flow ?? flow;
  const state = element('state', HTMLParagraphElement);
  const isLost = !isConnected || flow === 'away';
  const why = isLost ? 'lost' : flow === 'busy' ? 'busy' : isUnsent ? 'unsent' : undefined;
  const text = why === undefined ? '' : word(why);
  if (state.textContent !== text) state.textContent = text;
}

/** `crypto.randomUUID` is missing over plain http. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const marked = bytes
    .with(6, ((bytes[6] ?? 0) & 0x0f) | 0x40)
    .with(8, ((bytes[8] ?? 0) & 0x3f) | 0x80);
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
