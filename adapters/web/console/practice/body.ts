// Practice looks like a talk, under a band that says on every page that it is none.

import { html } from 'hono/html';
import type { Locale } from '../../../../src/core/person.ts';
import type { Persona } from '../../../../src/hotline/practice/persona.ts';
import {
  PRACTICE_CHARACTERS_MAX,
  type PracticeView,
} from '../../../../src/hotline/practice/practice.flow.ts';
import type { PracticeMark } from '../../../../src/hotline/practice/score.ts';
import { alarmBar, othersRing } from '../counselor/parts.ts';
import { bubble, cannedPart } from '../counselor/talk-parts.ts';
import type { TalkWords } from '../counselor/words.ts';
import type { Html } from '../layout.ts';
import type { PracticeWords } from './words.ts';

export function personaList(
  say: PracticeWords,
  talkSay: TalkWords,
  personas: readonly Persona[],
  locale: Locale,
): Html {
  const own = personas.filter(({ lang }) => lang === locale);
  const other = personas.filter(({ lang }) => lang !== locale);
  return html`${band(say)}
<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div><div class="actions">${othersRing(talkSay)}${alarmBar(talkSay)}</div></div>
<ul class="personas">${own.map((one) => card(say, one))}</ul>
<details><summary>${say('other-language')}</summary><ul class="personas">${other.map((one) => card(say, one))}</ul></details>`;
}

function card(say: PracticeWords, { id, lang, persona, about, checks }: Persona): Html {
  return html`<li class="card stack"><h2 lang="${lang}">${persona}</h2><p lang="${lang}">${about}</p>
<p class="soft small">${say('checks-count', { n: checks.length })}</p>
<p><a class="button" href="/console/practice/${id}" aria-label="${say('begin-with', { persona })}">${say('begin')}</a></p></li>`;
}

function band(say: PracticeWords): Html {
  return html`<p class="practice-band"><b>${say('band')}</b> ${say('band-more')}</p>`;
}

export function practiceBody(say: PracticeWords, talkSay: TalkWords, view: PracticeView): Html {
  const { persona, marks } = view;
  return html`${band(say)}
<div class="head"><p><a class="back" href="/console/practice">${say('all')}</a> ${othersRing(talkSay)}</p>${alarmBar(talkSay)}</div>
<div class="columns talk practice">
<section class="card pane" aria-labelledby="talk-h">
<header class="talk-top"><h1 id="talk-h">${say('title-of', { persona: persona.persona })}</h1><p class="soft">${say('scripted')}</p></header>
${log(say, talkSay, view)}
${marks === undefined ? composer(say, talkSay, view) : html`<p class="said">${say('over')}</p>`}
</section>
<aside class="stack">${marks === undefined ? task(say, persona) : result(say, persona, marks)}</aside>
</div>`;
}

function log(say: PracticeWords, talkSay: TalkWords, { persona, practice }: PracticeView): Html {
  return html`<div id="talk-log" class="log" role="log" aria-label="${talkSay('log')}" tabindex="0" lang="${persona.lang}">
${practice.said.map(({ author, words }, n) =>
  bubble({
    id: String(n),
    author,
    who: author === 'officer' ? say('made-up') : talkSay('from-counselor'),
    words,
    meta: html``,
  }),
)}
</div>`;
}

/** The counselor's lines go along with each answer: the server keeps none of them. */
function composer(say: PracticeWords, talkSay: TalkWords, view: PracticeView): Html {
  const { persona, practice, canned } = view;
  const lines = practice.said.filter(({ author }) => author === 'counselor');
  return html`<form class="composer" method="post" action="/console/practice/${persona.id}" autocomplete="off">
${lines.map(({ words }) => html`<input type="hidden" name="line" value="${words}">`)}
<label class="hush" for="words">${say('write')}</label>
<textarea id="words" name="words" rows="3" maxlength="${PRACTICE_CHARACTERS_MAX}" required lang="${persona.lang}" placeholder="${say('write')}" aria-describedby="words-hint"></textarea>
${cannedPart(talkSay, canned)}
<div class="actions spread">
<p id="words-hint" class="soft small">${say('write-hint')}</p>
<div class="actions"><button name="done" value="yes" formnovalidate>${say('finish')}</button>
<button class="primary" id="send">${talkSay('send')}</button></div>
</div>
</form>`;
}

function task(say: PracticeWords, { about, lang }: Persona): Html {
  return html`<section class="card" aria-labelledby="task-h"><h2 id="task-h">${say('task')}</h2>
<p lang="${lang}">${about}</p><p class="soft small">${say('task-more')}</p></section>`;
}

function result(say: PracticeWords, persona: Persona, marks: readonly PracticeMark[]): Html {
  const good = marks.filter(({ isPassed }) => isPassed).length;
  return html`<section class="card" aria-labelledby="result-h"><h2 id="result-h">${say('result', { good, all: marks.length })}</h2>
<p class="soft small">${say('result-more')}</p>
<ul class="marks">${marks.map((mark) => row(say, persona, mark))}</ul>
<p><a class="button" href="/console/practice/${persona.id}">${say('again')}</a></p></section>`;
}

function row(say: PracticeWords, { lang }: Persona, mark: PracticeMark): Html {
  const { isPassed, where } = mark;
  return html`<li class="${isPassed ? 'good' : 'open'}"><p class="mark"><span class="tag ${isPassed ? 'good' : 'bad'}">${say(isPassed ? 'passed' : mark.kind === 'avoids' ? 'slipped' : 'not-yet')}</span> <b>${what(say, mark)}</b></p>
<p class="soft small">${why(say, mark)}</p>
${where && html`<p class="small">${say('in-line', { n: where.line })}${where.sentence !== '' && html` <q lang="${lang}">${where.sentence}</q>`}</p>`}
${!where && mark.kind === 'wants' && html`<p class="small">${say('in-no-line')}</p>`}</li>`;
}

function what(say: PracticeWords, mark: PracticeMark): string {
  switch (mark.kind) {
    case 'wants':
      return `${say(`act-${mark.act}`)}${mark.by === undefined ? '' : say('by-line', { n: mark.by })}`;
    case 'avoids':
      return say(mark.isPassed ? 'avoided' : `act-${mark.act}`, { act: say(`act-${mark.act}`) });
    case 'short':
      return say('act-short', { n: mark.charactersMax });
    case 'stays':
      return say('act-stays');
  }
}

function why(say: PracticeWords, mark: PracticeMark): string {
  return say(
    mark.kind === 'short' || mark.kind === 'stays' ? `why-${mark.kind}` : `why-${mark.act}`,
  );
}
