import { html } from 'hono/html';
import type { Fault } from '../../../../src/checkins/when/list.ts';
import type { Html } from '../layout.ts';
import type { DutyWords } from './duty-words.ts';

const FAULTS_SHOWN = 100;

/** Each row that was not kept, with the reason. */
export function faultTable(say: DutyWords, faults: readonly Fault[]): Html {
  const more = faults.length - FAULTS_SHOWN;
  return html`<table class="board"><thead><tr><th scope="col">${say('row')}</th><th scope="col">${say('why')}</th></tr></thead>
<tbody>${faults
    .slice(0, FAULTS_SHOWN)
    .map(
      ({ row, code }) => html`<tr><td class="num">${row}</td><td>${say(`fault-${code}`)}</td></tr>`,
    )}</tbody></table>${more > 0 && html`<p class="soft">${say('more-faults', { n: more })}</p>`}`;
}
