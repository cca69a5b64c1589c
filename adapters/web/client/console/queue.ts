/// <reference lib="dom" />
// The queue page: up to date by itself, T takes the most urgent.

import { openAlarm, ringingOf } from './alarm.ts';
import { runClocks } from './clocks.ts';
import { calmly, follow, piece } from './live.ts';

const clocks = runClocks();
const alarm = openAlarm();

const refresh = calmly(async () => {
  const fresh = (await piece('/console/talks/board'))?.querySelector<HTMLElement>('#board');
  const board = document.querySelector('#board');
  if (!fresh || !board) return;
  const focused = focusedAction();
  clocks.readOffset(fresh);
  board.replaceWith(fresh);
  clocks.show();
  if (focused !== undefined)
    fresh.querySelector<HTMLElement>(`form[action="${focused}"] button`)?.focus();
  alarm.setRinging(ringingOf(document));
});

alarm.setRinging(ringingOf(document));
follow(refresh);

document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof Element && event.target.matches('input,select,textarea');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key === 't' || event.key === 'T') document.getElementById('take-next')?.click();
});

/** So that a refresh does not take the keyboard away from a button that is still there. */
function focusedAction(): string | undefined {
  const form = document.activeElement?.closest('#board form');
  return form?.getAttribute('action') ?? undefined;
}
