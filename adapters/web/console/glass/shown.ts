// What the broken seal shows. Where there is no card, what there is, and no more promised.

import { html } from 'hono/html';
import type { Shown } from '../../../../src/trust/glass/look.flow.ts';
import type { Html } from '../layout.ts';
import type { GlassWords } from './words.ts';

type Times = (at: Date) => string;

export function shownBody(say: GlassWords, id: string, shown: Shown, time: Times): Html {
  const { code, until, unit, alias, reachable, said } = shown;
  return html`<p><a class="back" href="/console/glass/${id}">${say('back-to-one')}</a></p>
<header class="stack-s"><h1>${say('shown-of', { code })}</h1>
<p class="said bad" role="status">${say('shown-until', { until: time(until) })}</p></header>
<section class="card stack" aria-labelledby="card-h"><h2 id="card-h">${say('card')}</h2>${card(say, shown)}</section>
<section class="card stack" aria-labelledby="place-h"><h2 id="place-h">${say('place')}</h2>
<dl class="pairs">
<div><dt>${say('unit')}</dt><dd>${unit ?? say('unit-unknown')}</dd></div>
<div><dt>${say('alias')}</dt><dd>${alias ?? say('not-joined')}</dd></div>
${reachable.map(({ channel, id: address }) => html`<div><dt>${say(`channel-${channel}`)}</dt><dd><span class="code wrap">${address}</span><br><span class="soft small">${say(`channel-${channel}-hint`)}</span></dd></div>`)}
</dl></section>
<section class="card stack" aria-labelledby="said-h"><h2 id="said-h">${say('said')}</h2>
${said.length === 0 ? html`<p class="soft">${say('said-none')}</p>` : html`<ol class="case-said">${said.map(({ author, words, at }) => html`<li><p class="soft small num">${say(`by-${author}`)} · ${time(at)}</p><p class="words">${words}</p></li>`)}</ol>`}
</section>
<section class="notice-line"><p>${say('next')}</p></section>`;
}

function card(say: GlassWords, { card: { kind }, card: found }: Shown): Html {
  if (found.kind !== 'card')
    return html`<p>${say(kind === 'none' ? 'card-none' : 'card-key-away')}</p>`;
  return html`<dl class="pairs big">${found.parts.map(({ field, words }) => html`<div><dt>${say(`field-${field}`)}</dt><dd>${field.endsWith('phone') ? html`<a href="tel:${words.replace(/[^\d+]/g, '')}">${words}</a>` : words}</dd></div>`)}</dl>`;
}
