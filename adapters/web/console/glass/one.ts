// One request or opening: what was stated, by whom, until when, and what this reader may press.

import { html } from 'hono/html';
import type { GlassView } from '../../../../src/trust/glass/glass-view.flow.ts';
import type { Html } from '../layout.ts';
import { stateTag } from './list.ts';
import type { GlassKey, GlassWords } from './words.ts';

type Times = (at: Date) => string;
type Around = { readonly time: Times; readonly said: GlassKey | undefined };

export function oneBody(say: GlassWords, view: GlassView, { time, said }: Around): Html {
  const { code, level, state } = view;
  return html`<p><a class="back" href="/console/glass">${say('back')}</a></p>
${said && html`<p class="said ${said.startsWith('said-done') ? 'good' : 'bad'}" role="status">${say(said)}</p>`}
<section class="card stack glass-one">
<header class="stack-s"><h1>${say('of', { code })}</h1>
<p class="actions"><span class="level" data-level="${level}">${level}</span> ${stateTag(say, view)}</p></header>
${facts(say, view, time)}
</section>
${presses(say, view, time)}
${state === 'open' && html`<p class="soft small">${say('told-note')}</p>`}`;
}

function facts(say: GlassWords, view: GlassView, time: Times): Html {
  const { wish, asker, askedAt, decider, decidedAt, opensUntil, expiresAt, state } = view;
  const rows: readonly (readonly [GlassKey, Html | string | undefined])[] = [
    ['ground', say(`ground-${wish.ground}`)],
    ['stated', wish.facts.map((fact) => say(`fact-${fact}`)).join(' · ') || undefined],
    ['why', wish.why && say(`why-${wish.why}`)],
    ['reference', wish.reference],
    ['asked', `${asker}, ${time(askedAt)}`],
    ['answer-by', state === 'asked' ? time(expiresAt) : undefined],
    ['decided', decider && decidedAt && `${decider}, ${time(decidedAt)}`],
    ['until', opensUntil && time(opensUntil)],
    ['telling', telling(say, view, time)],
    ['reviewed', view.reviewedAt && time(view.reviewedAt)],
  ];
  return html`<dl class="pairs">${rows.flatMap(([key, value]) => (value === undefined ? [] : [html`<div><dt>${say(key)}</dt><dd>${value}</dd></div>`]))}</dl>`;
}

function telling(say: GlassWords, { wish, toldAt, tellAt }: GlassView, time: Times): string {
  if (toldAt !== undefined) return say('told-at', { time: time(toldAt) });
  if (wish.delay === undefined) return say('tell-now');
  const why = say(`delay-${wish.delay.why}`);
  return tellAt === undefined
    ? say('tell-after', { why, hours: wish.delay.hours })
    : say('tell-at', { why, time: time(tellAt) });
}

function presses(say: GlassWords, { id, may, state, opensUntil }: GlassView, time: Times): Html {
  const press = (what: string, word: GlassKey, tone = '') =>
    html`<form method="post" action="/console/glass/${id}/${what}"><button class="${tone}">${say(word)}</button></form>`;
  return html`${
    may.decide &&
    html`<section class="card stack" aria-labelledby="answer-h"><h2 id="answer-h">${say('answer-title')}</h2>
<p>${say('answer-lead')}</p><div class="actions pair">${press('yes', 'answer-yes', 'danger')}${press('no', 'answer-no', 'primary')}</div></section>`
  }${
    may.look &&
    opensUntil &&
    html`<section class="card stack" aria-labelledby="look-h"><h2 id="look-h">${say('look-title')}</h2>
<p>${say('look-lead', { until: time(opensUntil) })}</p><div class="actions">${press('look', 'look', 'primary')}</div></section>`
  }${
    (may.end || may.review) &&
    html`<div class="actions pair">${may.review && press('review', 'review', 'primary')}${may.end && press('end', state === 'asked' ? 'withdraw' : 'end')}</div>`
  }`;
}
