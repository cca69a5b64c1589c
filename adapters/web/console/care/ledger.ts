// The ledger of talks: who was met, when, how, by whom. There is nothing else in it to show.

import { html } from 'hono/html';
import type { Ledger } from '../../../../src/care/board.flow.ts';
import type { Html } from '../layout.ts';
import { dayWords, type Reading } from './parts.ts';

export function ledgerBody({ say, locale }: Reading, ledger: Ledger): Html {
  const { contacts, met, people } = ledger;
  return html`<p><a class="back" href="/console/care">${say('to-board')}</a></p>
<div class="head"><div><h1>${say('ledger-title')}</h1><p class="soft">${say('ledger-lead')}</p>
<p class="num">${say('ledger-sum', { met, people, n: contacts.length })}</p></div></div>
${
  contacts.length === 0
    ? html`<div class="card empty"><p>${say('ledger-none')}</p></div>`
    : html`<table class="board folds"><thead><tr><th scope="col">${say('day')}</th><th scope="col">${say('who')}</th><th scope="col">${say('how')}</th><th scope="col">${say('by')}</th></tr></thead>
<tbody>${contacts.map(
        ({ contact, name, no, by }) => html`<tr>
<td class="num"><b>${dayWords(contact.on, locale)}</b></td>
<td>${name ?? say('moved-on')} <span class="soft small num">${no ?? ''}</span></td>
<td>${say(`form-${contact.form}`)}, ${say(`held-${contact.heldAs}`)}</td>
<td class="soft">${by ?? ''}</td></tr>`,
      )}</tbody></table>`
}`;
}
