import { html } from 'hono/html';
import type { IncidentClock, IncidentView } from '../../../../src/admin/incident.ts';
import type { Locale } from '../../../../src/core/person.ts';
import type { Html } from '../layout.ts';
import { localTime } from '../times.ts';
import { type IncidentWords, incidentSaid } from './words.ts';

type Unit = { readonly id: string; readonly name: string };

type List = {
  readonly rows: readonly IncidentView[];
  readonly units: readonly Unit[];
  readonly said: string | undefined;
};

export function listBody(say: IncidentWords, { rows, units, said }: List, locale: Locale): Html {
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${incidentSaid(say, said)}
<div class="actions">${units.map(
    ({ id, name }) =>
      html`<a class="button primary" href="/console/incidents/new?unit=${id}">${units.length === 1 ? say('mark') : say('mark-for', { unit: name })}</a>`,
  )}</div>
${rows.length === 0 ? html`<div class="card empty"><p><b>${say('none')}</b></p><p>${say('none-more')}</p></div>` : table(say, rows, locale)}`;
}

function table(say: IncidentWords, rows: readonly IncidentView[], locale: Locale): Html {
  return html`<table class="board folds">
<thead><tr><th scope="col">${say('happened')}</th><th scope="col">${say('asked')}</th><th scope="col">${say('clock')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${rows.map((row) => {
    const time = localTime(row.happenedAt, row.timeZone, locale);
    return html`<tr${row.clock.kind === 'off' ? html` class="gone"` : ''}>
<td><b>${row.unit}</b><br><span class="soft num">${time}</span></td>
<td><span class="fold-label">${say('asked')} </span>${asked(say, row)}</td>
<td>${clock(say, row.clock, (at) => localTime(at, row.timeZone, locale))}</td>
<td class="go"><div class="actions">${presses(row.clock).map((to) => press(say, to, row, time))}</div></td>
</tr>`;
  })}</tbody></table>`;
}

function asked(say: IncidentWords, { asksUnit, squads }: IncidentView): string {
  if (asksUnit) return say('asked-unit');
  return squads.length === 0
    ? say('asked-code')
    : say('asked-squads', { squads: squads.join(' · ') });
}

function clock(say: IncidentWords, now: IncidentClock, time: (at: Date) => string): Html {
  switch (now.kind) {
    case 'runs':
      return tag('accent', say('clock-runs', { hours: now.hoursLeft, until: time(now.until) }));
    case 'over':
      return tag('bad', say('clock-over', { until: time(now.until) }));
    case 'met':
      return tag('good', say(now.isInTime ? 'clock-met' : 'clock-late', { at: time(now.at) }));
    case 'off':
      return tag('', say('clock-off'));
  }
}

function tag(tone: string, text: string): Html {
  return html`<span class="tag ${tone}">${text}</span>`;
}

const WORD = { met: 'met', code: 'new-code', off: 'off' } as const;
type Press = keyof typeof WORD;

function presses({ kind }: IncidentClock): readonly Press[] {
  if (kind === 'off') return [];
  return kind === 'met' ? ['code', 'off'] : ['met', 'code', 'off'];
}

function press(say: IncidentWords, to: Press, { id, unit }: IncidentView, time: string): Html {
  const action = say(WORD[to]);
  const tone = { met: 'primary', code: '', off: 'quiet' }[to];
  return html`<form method="post" action="/console/incidents/${id}/${to}"><button class="${tone}" aria-label="${say('of', { action, unit, time })}">${action}</button></form>`;
}

type Place = Unit & { readonly timeZone: string; readonly squads: readonly Unit[] };

type Typed = {
  readonly local: string;
  readonly squadIds: readonly string[];
  readonly asksUnit: boolean;
  readonly said: string;
};

export function newBody(say: IncidentWords, unit: Place, typed: Typed | undefined): Html {
  const { id, name, timeZone, squads } = unit;
  const box = (value: string, label: string, isOn: boolean) =>
    html`<label class="day"><input type="checkbox" name="ask" value="${value}"${isOn ? html` checked` : ''}> ${label}</label>`;
  return html`<h1>${say('new-title', { unit: name })}</h1>
<p class="soft">${say('new-lead')}</p>
${incidentSaid(say, typed?.said)}
<form method="post" action="/console/incidents" class="card stack">
<input type="hidden" name="unit" value="${id}">
<div class="field"><label for="at">${say('when', { zone: timeZone })}</label><input id="at" name="at" type="datetime-local" required value="${typed?.local ?? ''}"></div>
<fieldset><legend>${say('who')}</legend><div class="days">${[
    ...squads.map((squad) =>
      box(squad.id, squad.name, typed?.squadIds.includes(squad.id) ?? false),
    ),
    box('unit', say('everybody'), typed?.asksUnit ?? false),
  ]}</div><p class="soft small">${say('who-hint')}</p></fieldset>
<div class="actions"><button class="primary">${say('submit')}</button><a class="button quiet" href="/console/incidents">${say('back')}</a></div>
</form>`;
}

export function codeBody(say: IncidentWords, title: string, code: string): Html {
  return html`<h1>${title}</h1><p class="soft">${say('code-lead')}</p>
<ul class="cards"><li class="join-card"><strong class="code">${code}</strong></li></ul>
<div class="actions no-print"><button class="primary" type="button" data-print hidden>${say('code-print')}</button><a class="button" href="/console/incidents">${say('code-done')}</a></div>`;
}
