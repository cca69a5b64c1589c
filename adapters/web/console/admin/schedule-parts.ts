import { html } from 'hono/html';
import type { ChangeView, ScheduleRow } from '../../../../src/admin/schedule-view.flow.ts';
import type { Locale } from '../../../../src/core/person.ts';
import type { Html } from '../layout.ts';
import { localTime } from '../times.ts';
import { type AdminWords, saidLine } from './words.ts';

const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0] as const;

export function tableBody(
  say: AdminWords,
  rows: readonly ScheduleRow[],
  locale: Locale,
  { said, sentence = '', reason }: SentenceTyped,
): Html {
  return html`<div class="head"><div><h1>${say('schedules-title')}</h1><p class="soft">${say('schedules-lead')}</p></div></div>
${saidLine(say, said)}
${reason !== undefined && html`<p class="said bad" role="alert">${say('say-unclear', { reason })}</p>`}
${rows.length > 0 && sentenceForm(say, sentence)}
${rows.length === 0 ? noUnits(say) : table(say, rows, locale)}`;
}

type SentenceTyped = {
  readonly said?: string | undefined;
  /** As it was typed, where it could not be read. */
  readonly sentence?: string;
  readonly reason?: string | undefined;
};

function sentenceForm(say: AdminWords, sentence: string): Html {
  return html`<form method="post" action="/console/schedules/say" class="card stack"><div class="line">
<div class="field"><label for="sentence">${say('say-label')}</label><input id="sentence" name="sentence" required maxlength="300" autocomplete="off" value="${sentence}" aria-describedby="say-hint"></div>
<button>${say('preview')}</button></div>
<p class="soft small" id="say-hint">${say('say-hint')}</p></form>`;
}

function noUnits(say: AdminWords): Html {
  return html`<div class="card empty"><p>${say('no-units')}</p><p><a class="button" href="/console/units">${say('to-units')}</a></p></div>`;
}

function table(say: AdminWords, rows: readonly ScheduleRow[], locale: Locale): Html {
  return html`<table class="board folds">
<thead><tr><th scope="col">${say('who')}</th><th scope="col">${say('when')}</th><th scope="col">${say('next')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${rows.map((row) => {
    const { unitId, squadId, scheduleId, target, inWords, nextAt, timeZone } = row;
    const query = new URLSearchParams({
      unit: unitId,
      ...(squadId && { squad: squadId }),
      ...(scheduleId && { schedule: scheduleId }),
    });
    const word = scheduleId === undefined ? 'set' : 'change';
    return html`<tr>
<td class="${squadId === undefined ? 'unit' : 'squad'}">${target}${squadId === undefined && html` <a class="small" href="/console/schedules/units/${unitId}">${say('to-duties')}</a>`}</td>
<td>${scheduleId === undefined ? html`<span class="soft">${inWords}</span>` : html`<b>${inWords}</b>`}</td>
<td class="soft num"><span class="fold-label">${say('next')} </span>${nextAt ? localTime(nextAt, timeZone, locale) : say('nobody-asked')}</td>
<td class="go"><a class="button" href="/console/schedules/edit?${query.toString()}" aria-label="${say(`${word}-of`, { name: target })}">${say(word)}</a></td>
</tr>`;
  })}</tbody>
</table>`;
}

export function editBody(
  say: AdminWords,
  row: Pick<
    ScheduleRow,
    | 'unitId'
    | 'squadId'
    | 'scheduleId'
    | 'target'
    | 'inWords'
    | 'time'
    | 'isOneTime'
    | 'days'
    | 'isByCalendar'
    | 'jitterMin'
    | 'pausedUntil'
  >,
  reason: string | undefined,
): Html {
  return html`<h1>${say('edit-title', { name: row.target })}</h1>
<p class="soft">${say('edit-lead')}</p>
${saidLine(say, reason)}
${row.scheduleId !== undefined && html`<p>${say('now-asked', { when: row.inWords })}</p>`}
<form method="post" action="/console/schedules/preview" class="card stack">
<input type="hidden" name="unit" value="${row.unitId}">
<input type="hidden" name="squad" value="${row.squadId ?? ''}">
<input type="hidden" name="schedule" value="${row.scheduleId ?? ''}">
<div class="field"><label for="time">${say('time')}</label><input id="time" name="time" type="time" required value="${row.time}" class="short"${row.isOneTime ? '' : html` aria-describedby="times-hint"`}>${!row.isOneTime && html`<p class="soft small" id="times-hint">${say('times-hint')}</p>`}</div>
<fieldset><legend>${say('days')}</legend><div class="days">${MONDAY_FIRST.map(
    (day) =>
      html`<label class="day"><input type="checkbox" name="day" value="${day}"${row.days.includes(day) ? html` checked` : ''}> ${say(`day-${day}`)}</label>`,
  )}</div></fieldset>
<label class="day"><input type="checkbox" name="calendar" value="yes"${row.isByCalendar ? html` checked` : ''}> ${say('by-calendar')}</label>
<div class="field"><label for="jitter">${say('spread')}</label><input id="jitter" name="jitter" type="number" min="0" max="60" value="${row.jitterMin}" inputmode="numeric" class="short"></div>
<div class="actions">
<button class="primary" name="do" value="preview">${say('preview')}</button>
${row.scheduleId !== undefined && html`<button class="danger" name="do" value="off" formnovalidate>${say('switch-off')}</button>`}
<a class="button quiet" href="/console/schedules">${say('back')}</a>
</div>
${row.scheduleId !== undefined && pauseLine(say, row.pausedUntil)}
</form>`;
}

function pauseLine(say: AdminWords, pausedUntil: string): Html {
  return html`<div class="line"><div class="field"><label for="until">${say('pause-until')}</label><input id="until" name="until" type="date" value="${pausedUntil}"></div>
<button name="do" value="pause" formnovalidate>${say('pause')}</button></div>`;
}

/** @param id of the one change, or of those that were said together. */
export function changeBody(
  say: AdminWords,
  {
    id,
    views,
    title,
  }: { readonly id: string; readonly views: readonly ChangeView[]; readonly title: string },
  locale: Locale,
  said: string | undefined,
): Html {
  const state = views[0]?.state ?? 'cancelled';
  const isOpen = state === 'proposed';
  return html`<h1>${title}</h1>
${saidLine(say, said)}
${!isOpen && html`<p class="said good" role="status">${say(`state-${state}`)}</p>`}
${views.map((view) => difference(say, view, { locale, isNamed: views.length > 1 }))}
${isOpen && html`<p class="soft">${say('nothing-yet')}</p>`}
<div class="actions">${isOpen && [press(say, id, 'confirm', 'primary'), press(say, id, 'cancel', '')]}
${state === 'done' && press(say, id, 'undo', '')}
<a class="button quiet" href="/console/schedules">${say('to-schedules')}</a></div>`;
}

function difference(
  say: AdminWords,
  view: ChangeView,
  { locale, isNamed }: { readonly locale: Locale; readonly isNamed: boolean },
): Html {
  return html`<section class="card stack">${isNamed && html`<h2>${view.target}</h2>`}
<dl class="diff">
<div class="before"><dt>${say('now')}</dt><dd>${view.before}</dd></div>
<div class="after"><dt>${say('new')}</dt><dd>${view.after}</dd></div>
<div><dt>${say('people')}</dt><dd class="num">${view.people}</dd></div>
${view.dryRun !== undefined && html`<div class="before"><dt>${say('dry-run')}</dt><dd>${view.dryRun}</dd></div>`}
</dl>
${view.nextTimes.length === 0 ? html`<p>${say('no-times')}</p>` : times(say, view, locale)}
</section>`;
}

function times(say: AdminWords, { nextTimes, timeZone }: ChangeView, locale: Locale): Html {
  return html`<div><h2 class="small">${say('five-times', { zone: timeZone })}</h2>
<ol class="times num">${nextTimes.map(
    (at) =>
      html`<li><time datetime="${at.toISOString()}">${localTime(at, timeZone, locale)}</time></li>`,
  )}</ol></div>`;
}

function press(
  say: AdminWords,
  id: string,
  what: 'confirm' | 'cancel' | 'undo',
  kind: string,
): Html {
  return html`<form method="post" action="/console/schedules/changes/${id}/${what}"><button class="${kind}">${say(what)}</button></form>`;
}
