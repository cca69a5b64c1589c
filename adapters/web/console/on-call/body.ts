// The roster as a page: now, gaps, swaps, the coming two weeks.

import { html } from 'hono/html';
import type {
  AnsweredView,
  RosterView,
  ShiftView,
  SwapView,
} from '../../../../src/hotline/on-call/roster-view.flow.ts';
import type { Html } from '../layout.ts';
import { addForm, importForm } from './forms.ts';
import type { OnCallWords } from './words.ts';

type How = { readonly time: (at: Date) => string; readonly said: Html };

export function rosterBody(say: OnCallWords, view: RosterView, { time, said }: How): Html {
  const { shifts, swaps, answered, mayEdit } = view;
  const news = [
    ...swaps.map((one) => swap(say, one, time)),
    ...answered.map((one) => answer(say, one, time)),
  ];
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${said}
${shifts.length === 0 ? html`<p class="notice">${say('no-roster')}</p>` : html`${present(say, view)}${gaps(say, view, time)}`}
${news.length > 0 && html`<section class="card stack" aria-labelledby="swaps-h"><h2 id="swaps-h">${say('swaps')}</h2>${news}</section>`}
${shifts.length > 0 && table(say, view, time)}
${mayEdit && html`<div class="pair">${addForm(say, view)}${importForm(say)}</div>`}`;
}

function present(say: OnCallWords, { now }: RosterView): Html {
  return html`<section aria-labelledby="now-h"><h2 id="now-h">${say('now')}</h2><dl class="rungs">${now.map(
    ({ rung, who }) =>
      html`<div class="card"><dt class="soft">${say(`rung-${rung}`)}</dt><dd>${who === undefined ? html`<span class="tag bad">${say('nobody')}</span>` : html`<b>${who}</b>`}</dd></div>`,
  )}</dl></section>`;
}

function gaps(say: OnCallWords, view: RosterView, time: How['time']): Html {
  const list = view.gaps.map(({ rungs, from, to, expected }) => {
    const isAll = rungs.length === view.rungs.length;
    const names = rungs.map((rung) => say(`rung-${rung}`)).join(' · ');
    return html`<li><span class="num">${time(from)} – ${time(to)}</span> <span class="tag ${isAll ? 'bad' : ''}">${isAll ? say('gap-all') : say('gap-missing', { rungs: names })}</span>${view.maySwap && html` <span class="soft">${demand(say, expected)}</span>`}</li>`;
  });
  return html`<section class="card stack" aria-labelledby="gaps-h"><h2 id="gaps-h">${say('gaps')}</h2>
${list.length === 0 ? html`<p>${say('gaps-none')}</p>` : html`<ul class="gaps">${list}</ul>`}</section>`;
}

function demand(say: OnCallWords, expected: number | undefined): string {
  if (expected === undefined) return say('expected-unknown');
  if (expected < 0.05) return say('expected-none');
  return say('expected', { n: expected < 10 ? expected.toFixed(1) : Math.round(expected) });
}

function swap(say: OnCallWords, one: SwapView, time: How['time']): Html {
  const { id, rung, from, to, askedBy, taker, isForMe } = one;
  const params = { rung: say(`rung-${rung}`), when: `${time(from)} – ${time(to)}` };
  const press = (what: 'agree' | 'refuse' | 'take-back', tone = '') =>
    html`<form method="post" action="/console/on-call/swaps/${id}/${what}"><button class="${tone}">${say(what)}</button></form>`;
  return html`<div class="swap"><p>${isForMe ? say('swap-for-me', { ...params, who: askedBy }) : say('swap-mine', { ...params, who: taker })}</p>
<div class="actions">${isForMe ? [press('agree', 'primary'), press('refuse')] : press('take-back')}</div></div>`;
}

function answer(say: OnCallWords, one: AnsweredView, time: How['time']): Html {
  const { rung, from, to, taker, state } = one;
  const about = { rung: say(`rung-${rung}`), when: `${time(from)} – ${time(to)}`, who: taker };
  return html`<div class="swap"><p>${say(state === 'agreed' ? 'swap-agreed' : 'swap-refused', about)}</p></div>`;
}

function table(say: OnCallWords, view: RosterView, time: How['time']): Html {
  return html`<section aria-labelledby="shifts-h"><h2 id="shifts-h">${say('shifts')}</h2>
<table class="board folds"><thead><tr><th scope="col">${say('when')}</th><th scope="col">${say('rung')}</th><th scope="col">${say('who')}</th><th scope="col">${say('kind')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${view.shifts.map((shift) => row(say, shift, view, time))}</tbody></table></section>`;
}

function row(say: OnCallWords, shift: ShiftView, view: RosterView, time: How['time']): Html {
  const { id, rung, who, from, to, kind, isOwn, isReplaced } = shift;
  const about = { rung: say(`rung-${rung}`), when: time(from) };
  return html`<tr${isReplaced ? html` class="gone"` : ''}>
<td class="num">${time(from)} – ${time(to)}</td><td>${about.rung}</td><td><b>${who}</b></td>
<td class="soft">${say(`kind-${kind}`)}${isReplaced && html` · ${say('replaced')}`}</td>
<td class="go"><div class="actions">
${isOwn && view.maySwap && html`<form method="post" action="/console/on-call/shifts/${id}/swap" class="line"><select name="who" required aria-label="${say('ask-swap-of', about)}"><option value="">${say('choose')}</option>${view.members.filter(({ label }) => label !== who).map((one) => html`<option value="${one.id}">${one.label}</option>`)}</select><button>${say('ask-swap')}</button></form>`}
${view.mayEdit && html`<form method="post" action="/console/on-call/shifts/${id}/remove"><button class="quiet" aria-label="${say('remove-of', about)}">${say('remove')}</button></form>`}
</div></td></tr>`;
}
