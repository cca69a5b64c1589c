import { html } from 'hono/html';
import { STAFF_ROLES, type StaffView } from '../../../../src/admin/staff.flow.ts';
import type { UnitView } from '../../../../src/admin/units.flow.ts';
import { LOCALES, type Locale } from '../../../../src/core/person.ts';
import type { Fields } from '../fields.ts';
import type { Html } from '../layout.ts';
import { commonWords } from '../words.ts';
import { messengerPart } from './messenger.ts';
import { type AdminWords, adminWords, saidLine } from './words.ts';

type Board = {
  readonly staff: readonly StaffView[];
  readonly units: readonly UnitView[];
  /** By account of a peer: the unit that the roster has their person in. */
  readonly linked: ReadonlyMap<string, string>;
  readonly said: string | undefined;
  readonly typed: Fields | undefined;
  /** Whether a work account may be expected before it was ever seen. */
  readonly mayExpect: boolean;
  readonly isMessengerOn: boolean;
};

export function staffBody(locale: Locale, board: Board): Html {
  const say = adminWords(locale);
  const common = commonWords(locale);
  const { staff, units, said } = board;
  const active = staff.filter(({ disabledAt }) => disabledAt === undefined);
  const gone = staff.filter(({ disabledAt }) => disabledAt !== undefined);
  return html`<div class="head"><div><h1>${say('staff-title')}</h1><p class="soft">${say('staff-lead')}</p></div></div>
${saidLine(say, said)}
<table class="board folds">
<thead><tr><th scope="col">${say('label')}</th><th scope="col">${say('role')}</th><th scope="col">${say('unit')}</th><th scope="col">${say('language')}</th><th scope="col">${say('state')}</th><th scope="col"><span class="hush">${say('actions')}</span></th></tr></thead>
<tbody>${[...active, ...gone].map(
    (one) => html`<tr${one.disabledAt ? html` class="gone"` : ''}>
<td><b>${one.label}</b></td>
<td>${common(`role-${one.role}`)}</td>
<td>${units.find(({ id }) => id === one.unitId)?.name ?? ''}</td>
<td class="soft">${say(`language-${one.locale}`)}</td>
<td><span class="tag ${one.disabledAt ? '' : 'good'}">${say(one.disabledAt ? 'disabled' : 'active')}</span>${one.disabledAt === undefined && one.role === 'peer' && linkTag(say, one, board.linked.get(one.id))}</td>
<td class="go">${one.disabledAt === undefined && actions(say, one, board.mayExpect)}</td>
</tr>`,
  )}</tbody></table>
${inviteForm(locale, board)}
${messengerPart(say, board.isMessengerOn)}`;
}

function linkTag(say: AdminWords, { unitId }: StaffView, now: string | undefined): Html | false {
  if (now === undefined) return html` <span class="tag bad">${say('peer-unlinked')}</span>`;
  return now !== unitId && html` <span class="tag bad">${say('peer-moved')}</span>`;
}

function actions(say: AdminWords, { id, label, role }: StaffView, mayExpect: boolean): Html {
  return html`<div class="actions">
${mayExpect && html`<a class="button" href="/console/work-accounts/${id}" aria-label="${say('expect-link-of', { name: label })}">${say('expect-link')}</a>`}
${role === 'desk' && html`<a class="button" href="/console/staff/${id}/routes" aria-label="${say('routes-of', { name: label })}">${say('routes')}</a>`}
${role === 'peer' && html`<a class="button" href="/console/staff/${id}/roster" aria-label="${say('peer-link-of', { name: label })}">${say('peer-link')}</a>`}
<form method="post" action="/console/staff/${id}/link"><button aria-label="${say('new-link-of', { name: label })}">${say('new-link')}</button></form>
<form method="post" action="/console/staff/${id}/sign-out"><button aria-label="${say('sign-out-of', { name: label })}">${say('sign-out')}</button></form>
<a class="button danger" href="/console/staff/${id}/disable" aria-label="${say('disable-of', { name: label })}">${say('disable')}</a></div>`;
}

function inviteForm(locale: Locale, { units, typed }: Board): Html {
  const say = adminWords(locale);
  const common = commonWords(locale);
  const isChosen = (name: string, value: string) =>
    typed?.text(name) === value ? html` selected` : '';
  return html`<section class="card stack" aria-labelledby="invite"><h2 id="invite">${say('invite-title')}</h2>
<form method="post" action="/console/staff" class="line">
<div class="field"><label for="label">${say('label')}</label><input id="label" name="label" required maxlength="40" value="${typed?.text('label') ?? ''}" autocomplete="off"></div>
<div class="field"><label for="role">${say('role')}</label><select id="role" name="role">${STAFF_ROLES.map((role) => html`<option value="${role}"${isChosen('role', role)}>${common(`role-${role}`)}</option>`)}</select></div>
<div class="field"><label for="unit">${say('unit')}</label><select id="unit" name="unit" aria-describedby="unit-hint"><option value="">${say('no-unit')}</option>${units.map(({ id, name }) => html`<option value="${id}"${isChosen('unit', id)}>${name}</option>`)}</select></div>
<div class="field"><label for="no">${say('roster-no')}</label><input id="no" name="no" maxlength="40" value="${typed?.text('no') ?? ''}" autocomplete="off" aria-describedby="no-hint"></div>
<div class="field"><label for="language">${say('language')}</label><select id="language" name="language">${LOCALES.map((one) => html`<option value="${one}"${typed === undefined && one === locale ? html` selected` : isChosen('language', one)}>${say(`language-${one}`)}</option>`)}</select></div>
<button class="primary">${say('invite')}</button>
</form><p class="soft small" id="unit-hint">${say('invite-unit-hint')}</p>
<p class="soft small" id="no-hint">${say('invite-roster-hint')}</p></section>`;
}

export function linkBody(
  say: AdminWords,
  { name, link, time }: { readonly name: string; readonly link: string; readonly time: string },
): Html {
  return html`<section class="card stack">
<h1>${say('link-title', { name })}</h1>
<p>${say('link-lead', { time })}</p>
<div class="field"><label for="link">${say('link-field')}</label><textarea id="link" readonly rows="3" class="code">${link}</textarea></div>
<p class="soft small">${say('link-chat')}</p>
<p><a class="button" href="/console/staff">${say('to-staff')}</a></p></section>`;
}

export function disableBody(say: AdminWords, { id, label }: StaffView): Html {
  return html`<section class="card stack">
<h1>${say('disable-title', { name: label })}</h1>
<p>${say('disable-lead')}</p>
<form method="post" action="/console/staff/${id}/disable" class="actions">
<button class="danger">${say('disable-yes')}</button><a class="button quiet" href="/console/staff">${say('back')}</a></form></section>`;
}
