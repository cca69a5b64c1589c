// An instructor's notes: which came, and reading one. Reading is a press, never a link: nothing
// that only looks ahead may make an officer hear that somebody has read it.

import { Hono } from 'hono';
import { html } from 'hono/html';
import flagsEn from '../../../../prompts/console/en/flags.json' with { type: 'json' };
import flagsZh from '../../../../prompts/console/zh-CN/flags.json' with { type: 'json' };
import type { Locale } from '../../../../src/core/person.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import {
  flagsForUnit,
  type InboxEntry,
  type OpenedFlag,
  openFlag,
} from '../../../../src/trust/flag-inbox.flow.ts';
import { ONE } from '../ids.ts';
import { type Html, page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { localTime } from '../times.ts';
import { type ConsoleEnv, requireRole } from '../view.ts';
import { type Words, wordsIn } from '../words.ts';

type FlagWords = Words<keyof typeof flagsEn>;
type Times = (at: Date) => string;

const flagWords = wordsIn<keyof typeof flagsEn>(flagsEn, flagsZh);

export function flagPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('instructor'));
  const timesIn =
    (locale: Locale): Times =>
    (at) =>
      localTime(at, tools.settings.timeZone, locale);

  app.get('/', async (c) => {
    const say = flagWords(c.get('locale'));
    const flags = await flagsForUnit(tools, c.get('staff'));
    const body = listBody(say, flags, timesIn(c.get('locale')));
    return c.html(page(c, { title: say('title'), body, styles: ['admin'] }));
  });

  app.post(ONE, async (c) => {
    const say = flagWords(c.get('locale'));
    const opened = await openFlag(tools, c.get('staff'), c.req.param('id'));
    switch (opened.kind) {
      case 'opened': {
        const body = noteBody(say, opened, timesIn(c.get('locale')));
        return c.html(page(c, { title: say('note'), body, styles: ['admin'], width: 'narrow' }));
      }
      case 'taken-back':
      case 'lapsed': {
        const body = goneBody(say, opened.kind);
        return c.html(page(c, { title: say('gone-title'), body, width: 'narrow' }), 410);
      }
      case 'no-such-flag':
        return problemPage(c, 'not-found', 404);
      case 'not-allowed':
        return problemPage(c, 'not-allowed', 403);
    }
  });

  // After a reload or a way back: what was read is read again only by pressing again.
  app.get(ONE, (c) => c.redirect('/console/flags', 303));
  return app;
}

function listBody(say: FlagWords, flags: readonly InboxEntry[], time: Times): Html {
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${flags.length === 0 ? html`<div class="card empty"><p><b>${say('none')}</b></p><p>${say('none-more')}</p></div>` : table(say, flags, time)}
${flags.some(({ standing }) => standing === 'open') && html`<p class="soft small">${say('open-hint')}</p>`}`;
}

function table(say: FlagWords, flags: readonly InboxEntry[], time: Times): Html {
  return html`<table class="board folds">
<thead><tr><th scope="col">${say('sent')}</th><th scope="col">${say('state')}</th><th scope="col">${say('until')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${flags.map(
    ({
      id,
      standing,
      isForReaderAlone,
      sentAt,
      lapsesAt,
      readAt,
    }) => html`<tr${standing === 'open' ? '' : html` class="gone"`}>
<td class="num"><b>${time(sentAt)}</b></td>
<td>${standing === 'open' ? html`<span class="tag ${readAt ? 'good' : 'accent'}">${readAt ? say('read', { time: time(readAt) }) : say('new')}</span>` : html`<span class="tag">${say(`state-${standing}`)}</span>`}${isForReaderAlone && html` <span class="tag">${say('for-you')}</span>`}</td>
<td class="soft num">${standing === 'open' && html`<span class="fold-label">${say('until')} </span>${time(lapsesAt)}`}</td>
<td class="go">${standing === 'open' && html`<form method="post" action="/console/flags/${id}"><button class="${readAt ? '' : 'primary'}" aria-label="${say('open-of', { time: time(sentAt) })}">${say('open')}</button></form>`}</td>
</tr>`,
  )}</tbody></table>`;
}

function noteBody(
  say: FlagWords,
  { words, sentAt, lapsesAt, isForReaderAlone }: Extract<OpenedFlag, { kind: 'opened' }>,
  time: Times,
): Html {
  return html`<section class="card stack">
<h1>${say('note')}</h1>
<p class="soft">${say(isForReaderAlone ? 'note-for-you' : 'note-for-any')}</p>
<p class="soft num">${say('note-lead', { sent: time(sentAt), until: time(lapsesAt) })}</p>
<blockquote class="note">${words}</blockquote>
<p>${say('care')}</p>
<p><a class="button" href="/console/flags">${say('back')}</a></p></section>`;
}

function goneBody(say: FlagWords, why: 'taken-back' | 'lapsed'): Html {
  return html`<section class="notice"><h1>${say('gone-title')}</h1><p>${say(`gone-${why}`)}</p>
<p><a class="button" href="/console/flags">${say('back')}</a></p></section>`;
}
