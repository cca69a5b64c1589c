/// <reference lib="dom" />
// The talk page: new messages come in, Enter sends, and nothing typed is lost when a send fails.

import { openAlarm } from './alarm.ts';
import { runClocks } from './clocks.ts';
import { watchComposer } from './composer.ts';
import { carryOver, pressInPlace } from './in-place.ts';
import { calmly, follow, piece } from './live.ts';
import { watchOthers } from './others.ts';
import { showSigns } from './signs.ts';

const FATE_MS = 1_500;

const talk = document.querySelector<HTMLElement>('#talk');
const caseId = talk?.dataset['case'] ?? '';

const clocks = runClocks();
const alarm = openAlarm();

const refreshTalk = calmly(async () => {
  const fresh = await piece(`/console/talks/${caseId}/live`);
  if (!fresh) return;
  swapPanel(fresh);
  show(fresh);
});

const refreshOthers = watchOthers(alarm);

toEnd();
showSigns(caseId);
watchComposer(refreshTalk);
watchFates();
follow((what) => {
  const isHere = what === caseId || what === `said ${caseId}`;
  if (what === 'queue' || isHere) refreshTalk();
  if (!isHere) refreshOthers();
}, caseId);

pressInPlace((fresh, pressed) => {
  const [panel, next] = [document, fresh].map((one) => one.querySelector('#talk-panel'));
  if (panel && next) carryOver(panel, next, pressed);
  swap(fresh, '#talk-said');
  show(fresh);
  document.querySelector('#talk-said')?.scrollIntoView({ block: 'nearest' });
  if (!document.activeElement?.closest('form'))
    document.querySelector<HTMLElement>('#words')?.focus();
});

function show(fresh: Document): void {
  clocks.readOffset(fresh.querySelector('[data-now]'));
  swap(fresh, '#talk-top');
  showFates(fresh);
  showWords(fresh);
  showTranslations(fresh);
  swap(fresh, '#talk-aid');
  addMessages(fresh);
  clocks.show();
}

function swap(fresh: Document, place: string): void {
  const next = fresh.querySelector(place);
  if (next) document.querySelector(place)?.replaceWith(next);
}

/** Only when it says something else: a form in use is not taken away, and none is emptied. */
function swapPanel(fresh: Document): void {
  const [panel, next] = [document, fresh].map((one) =>
    one.querySelector<HTMLElement>('#talk-panel'),
  );
  const isInUse = document.activeElement?.closest('#talk-panel form') != null;
  if (!panel || !next || isInUse || panel.dataset['stamp'] === next.dataset['stamp']) return;
  carryOver(panel, next);
}

/** What became of lines that are here already, and whether the last one arrived. */
function showFates(fresh: Document): void {
  for (const next of fresh.querySelectorAll<HTMLElement>('#talk-log [data-fate]')) {
    const id = next.closest<HTMLElement>('[data-id]')?.dataset['id'];
    const known = document.querySelector<HTMLElement>(`[data-id="${id}"] [data-fate]`);
    if (known && known.dataset['fate'] !== next.dataset['fate'])
      known.replaceWith(document.importNode(next, true));
  }
  const [now, next] = [document, fresh].map((one) => one.querySelector('#talk-fate'));
  if (now && next && now.textContent !== next.textContent) now.replaceWith(next);
}

/** Lines that are here already, once the officer has something shown or the level uncovers it. */
function showWords(fresh: Document): void {
  for (const next of fresh.querySelectorAll<HTMLElement>('#talk-log [data-id] > .words')) {
    const id = next.closest<HTMLElement>('[data-id]')?.dataset['id'];
    const known = document.querySelector<HTMLElement>(`#talk-log [data-id="${id}"] > .words`);
    if (known && known.textContent !== next.textContent) known.textContent = next.textContent;
  }
}

/** Beside lines that are here already. */
function showTranslations(fresh: Document): void {
  for (const next of fresh.querySelectorAll<HTMLElement>('#talk-log [data-aid]')) {
    const id = next.closest<HTMLElement>('[data-id]')?.dataset['id'];
    const line = document.querySelector<HTMLElement>(`#talk-log [data-id="${id}"]`);
    const known = line?.querySelector<HTMLElement>('[data-aid]');
    if (known?.dataset['aid'] === next.dataset['aid']) continue;
    known?.remove();
    line?.append(document.importNode(next, true));
  }
}

/** That a line arrived is told by no notice. */
function watchFates(): void {
  const isAwaited = () => document.querySelector('#talk-log [data-fate=on-its-way]') !== null;
  setInterval(() => {
    if (isAwaited()) refreshTalk();
  }, FATE_MS);
}

/** Adds what is new, so that a screen reader says only that. */
function addMessages(fresh: Document): void {
  const log = document.querySelector<HTMLElement>('#talk-log');
  if (!log) return;
  const known = new Set(
    [...log.querySelectorAll<HTMLElement>('[data-id]')].map(({ dataset }) => dataset['id']),
  );
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const added = [...fresh.querySelectorAll<HTMLElement>('#talk-log [data-id]')].filter(
    ({ dataset }) => !known.has(dataset['id']),
  );
  if (added.length === 0) return;
  log.querySelector('[data-id=none]')?.remove();
  log.append(...added);
  if (added.some((line) => line.classList.contains('officer'))) alarm.tellMessage();
  if (isAtEnd) toEnd();
}

function toEnd(): void {
  const log = document.querySelector('#talk-log');
  if (log) log.scrollTop = log.scrollHeight;
}
