import { html } from 'hono/html';
import type { Kept } from '../../../../src/admin/duties.flow.ts';
import type { DutiesView, SquadDuties } from '../../../../src/admin/duties-view.flow.ts';
import type { FeedSet } from '../../../../src/admin/feeds.flow.ts';
import type { Locale } from '../../../../src/core/person.ts';
import type { Html } from '../layout.ts';
import { localTime } from '../times.ts';
import { faultTable } from './duty-faults.ts';
import { feedPart } from './duty-feed.ts';
import type { DutyWords } from './duty-words.ts';

const DAYS_OPEN = 12;

export type Shown = Kept | FeedSet | { readonly kind: 'nothing-found' };

export function dutiesBody(
  say: DutyWords,
  view: DutiesView,
  kept: Shown | undefined,
  locale: Locale,
): Html {
  const time = (at: Date) => localTime(at, view.timeZone, locale);
  return html`<div class="head"><div><h1>${say('title', { unit: view.unit })}</h1><p class="soft">${say('lead', { zone: view.timeZone })}</p></div>
<div class="actions"><a class="button quiet" href="/console/schedules">${say('back')}</a></div></div>
${kept && report(say, kept)}
<h2>${say('squads')}</h2>
${view.squads.length === 0 ? html`<div class="card empty"><p>${say('no-squads')}</p></div>` : html`<div class="units">${view.squads.map((squad) => squadCard(say, squad, view, time))}</div>`}
<h2>${say('days')}</h2>
<section class="card stack" aria-label="${say('days')}">
<p class="soft">${say('days-lead')}</p>
${view.days.length > 0 && days(say, view)}
<form method="post" action="/console/schedules/units/${view.unitId}/day" class="line">
<div class="field"><label for="day">${say('day')}</label><input id="day" name="day" type="date" required min="${view.today}"></div>
<div class="field"><label for="kind">${say('kind')}</label><select id="kind" name="kind">${(['off', 'work', 'none', 'usual'] as const).map((kind) => html`<option value="${kind}">${say(`kind-${kind}`)}</option>`)}</select></div>
<button>${say('set-day')}</button></form>
${upload(say, `/console/schedules/units/${view.unitId}/holidays`, {
  id: 'holidays',
  label: say('holidays'),
  accept: '.ics,text/calendar',
  button: say('holidays-read'),
})}
${feedPart(say, view.feed, {
  action: `/console/schedules/units/${view.unitId}/feed`,
  id: 'feed-days',
  hasFeeds: view.hasFeeds,
  what: say('days'),
  time,
})}
</section>`;
}

function squadCard(
  say: DutyWords,
  { id, name, pattern, listed, feed }: SquadDuties,
  { today, hasFeeds }: DutiesView,
  time: (at: Date) => string,
): Html {
  return html`<section class="card stack" aria-labelledby="s-${id}"><h3 id="s-${id}">${say('squad', { name })}</h3>
<p>${pattern ? html`${say('turns-now', { from: pattern.startsOn })}<br><b class="num">${pattern.turns}</b>` : html`<span class="soft">${say('no-turns')}</span>`}</p>
${listed && html`<p class="soft">${say('listed', { n: listed.duties, first: time(listed.first), last: time(listed.last) })}</p>`}
<form method="post" action="/console/schedules/squads/${id}/pattern" class="stack">
<div class="field"><label for="starts-${id}">${say('starts')}</label><input id="starts-${id}" name="starts" type="date" required value="${pattern?.startsOn ?? today}" class="short"></div>
<div class="field"><label for="turns-${id}">${say('turns')}</label><input id="turns-${id}" name="turns" required maxlength="900" value="${pattern?.turns ?? ''}" placeholder="08:00-20:00 20:00-08:00 ${say('off')} ${say('off')}" autocomplete="off"></div>
<div class="actions"><button class="primary" name="do" value="set" aria-label="${say('turns-set-of', { name })}">${say('turns-set')}</button>
${pattern && html`<button class="danger" name="do" value="drop" formnovalidate aria-label="${say('turns-drop-of', { name })}">${say('turns-drop')}</button>`}</div></form>
${upload(say, `/console/schedules/squads/${id}/duties`, {
  id: `list-${id}`,
  label: say('list'),
  accept: '.csv,.ics,text/csv,text/calendar',
  button: say('list-read'),
})}
${feedPart(say, feed, {
  action: `/console/schedules/squads/${id}/feed`,
  id: `feed-${id}`,
  hasFeeds,
  what: say('squad', { name }),
  time,
})}
</section>`;
}

function upload(
  say: DutyWords,
  action: string,
  {
    id,
    label,
    accept,
    button,
  }: {
    readonly id: string;
    readonly label: string;
    readonly accept: string;
    readonly button: string;
  },
): Html {
  return html`<form method="post" action="${action}" enctype="multipart/form-data" class="line">
<div class="field"><label for="${id}">${label}</label><input id="${id}" name="file" type="file" required accept="${accept}"></div>
<button aria-label="${say('read-of', { button, what: label })}">${button}</button></form>`;
}

function days(say: DutyWords, { days: all, unitId }: DutiesView): Html {
  const more = all.length - DAYS_OPEN;
  const open = dayTable(say, all.slice(0, DAYS_OPEN), unitId);
  if (more <= 0) return open;
  return html`${open}<details><summary>${say('more-days', { n: more })}</summary>${dayTable(say, all.slice(DAYS_OPEN), unitId)}</details>`;
}

function dayTable(say: DutyWords, all: DutiesView['days'], unitId: string): Html {
  return html`<table class="board"><thead><tr><th scope="col">${say('day')}</th><th scope="col">${say('kind')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${all.map(
    ({ day, kind, isByAdmin }) => html`<tr><td class="num">${day}</td>
<td>${say(`kind-${kind}`)} <span class="soft small">${say(isByAdmin ? 'by-admin' : 'by-file')}</span></td>
<td class="go">${isByAdmin && html`<form method="post" action="/console/schedules/units/${unitId}/day"><input type="hidden" name="day" value="${day}"><button class="quiet" name="kind" value="usual" aria-label="${say('usual-of', { day })}">${say('usual')}</button></form>`}</td></tr>`,
  )}</tbody></table>`;
}

/** What was kept, and each row that was not. */
function report(say: DutyWords, kept: Shown): Html {
  if (kept.kind === 'feed-dropped')
    return html`<p class="said good" role="status">${say('said-feed-dropped')}</p>`;
  if (kept.kind !== 'kept')
    return html`<p class="said bad" role="alert">${say(`said-${kept.kind}`)}</p>`;
  const { rows, faults } = kept;
  const how = rows === 0 ? 'kept-none' : 'kept-some';
  if (faults.length === 0)
    return html`<p class="said good" role="status">${say('kept', { n: rows })}</p>`;
  return html`<section class="card stack"><p class="said bad" role="alert">${say(how, { n: rows, bad: faults.length })}</p>
${faultTable(say, faults)}</section>`;
}
