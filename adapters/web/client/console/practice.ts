/// <reference lib="dom" />
// Practice: Enter sends as in a talk, and the real line is heard meanwhile.

import { openAlarm } from './alarm.ts';
import { watchCanned } from './composer.ts';
import { follow } from './live.ts';
import { watchOthers } from './others.ts';

const refreshOthers = watchOthers(openAlarm());
follow(refreshOthers);

const log = document.querySelector('#talk-log');
if (log) log.scrollTop = log.scrollHeight;

const field = document.querySelector<HTMLTextAreaElement>('#words');
if (field) {
  field.addEventListener('keydown', (event) => {
    // While an input method is composing, Enter chooses a character.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    const send = document.querySelector<HTMLButtonElement>('#send');
    if (field.value.trim() !== '') field.form?.requestSubmit(send);
  });
  watchCanned(field);
  field.focus();
}
