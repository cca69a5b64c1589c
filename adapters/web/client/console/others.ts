/// <reference lib="dom" />
// Beside a talk or in practice: whoever else rings is heard and seen here, too.

import { type Alarm, ringingOf } from './alarm.ts';
import { calmly, piece } from './live.ts';

/** Asks how many ring, sounds for them and shows the sign that leads to them. */
export function watchOthers(alarm: Alarm): () => void {
  return calmly(async () => {
    const others = await piece('/console/talks/ringing');
    if (!others) return;
    const ringing = ringingOf(others);
    alarm.setRinging(ringing);
    const sign = document.querySelector<HTMLElement>('[data-others]');
    if (!sign) return;
    sign.hidden = ringing.ringing === 0;
    sign.textContent = (sign.dataset['text'] ?? '').replace('§', String(ringing.ringing));
  });
}
