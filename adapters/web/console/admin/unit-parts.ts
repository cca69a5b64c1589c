import { html } from 'hono/html';
import type { UnitView } from '../../../../src/admin/units.flow.ts';
import type { Html } from '../layout.ts';
import { type AdminWords, saidLine } from './words.ts';

type Form = {
  readonly said: string | undefined;
  readonly name: string;
  readonly region: string;
  readonly zone: string;
};

export function unitsBody(say: AdminWords, units: readonly UnitView[], form: Form): Html {
  return html`<div class="head"><div><h1>${say('units-title')}</h1><p class="soft">${say('units-lead')}</p></div></div>
${saidLine(say, form.said)}
<div class="units">${units.map((unit) => unitCard(say, unit, units))}</div>
<section class="card stack" aria-labelledby="new-unit"><h2 id="new-unit">${say('add-unit')}</h2>
<form method="post" action="/console/units" class="line">
<div class="field"><label for="unit-name">${say('unit-name')}</label><input id="unit-name" name="name" required maxlength="40" value="${form.name}" autocomplete="off"></div>
<div class="field"><label for="region">${say('region')}</label><input id="region" name="region" required maxlength="6" value="${form.region}" aria-describedby="region-hint" autocomplete="off"></div>
<div class="field"><label for="zone">${say('zone')}</label><input id="zone" name="zone" required list="zones" value="${form.zone}" autocomplete="off"><datalist id="zones">${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value="${zone}"></option>`)}</datalist></div>
<button>${say('add')}</button>
</form><p class="soft small" id="region-hint">${say('region-hint')}</p></section>`;
}

function unitCard(say: AdminWords, unit: UnitView, units: readonly UnitView[]): Html {
  const { id, name, region, timeZone, squads, cards, parentId } = unit;
  const above = units.find((one) => one.id === parentId);
  return html`<section class="card stack" aria-labelledby="u-${id}">
<div><h2 id="u-${id}">${name}</h2><p class="soft small">${region} · ${timeZone} · ${say('cards-made', { n: cards })}${above && html` · ${say('unit-under', { name: above.name })}`}</p></div>
<p>${say('squads')}: ${squads.length === 0 ? html`<span class="soft">${say('no-squads')}</span>` : squads.map((squad) => html`<span class="tag">${squad.name}</span> `)}</p>
<form method="post" action="/console/units/${id}/cards" class="line">
<div class="field short"><label for="cards-${id}">${say('how-many')}</label><input id="cards-${id}" name="cards" type="number" min="1" max="200" required value="12" inputmode="numeric"></div>
<button class="primary" aria-label="${say('draw-of', { name })}">${say('draw')}</button>
</form>
<form method="post" action="/console/units/${id}/squads" class="line">
<div class="field"><label for="squad-${id}">${say('squad-name')}</label><input id="squad-${id}" name="name" required maxlength="40" autocomplete="off"></div>
<button aria-label="${say('add-squad-of', { name })}">${say('add-squad')}</button>
</form>
${units.length > 1 && placeForm(say, unit, units)}
</section>`;
}

function placeForm(say: AdminWords, unit: UnitView, units: readonly UnitView[]): Html {
  const { id, name, parentId } = unit;
  const others = units.filter((one) => one.id !== id);
  return html`<form method="post" action="/console/units/${id}/above" class="line">
<div class="field"><label for="above-${id}">${say('unit-above')}</label><select id="above-${id}" name="above"><option value="">${say('unit-alone')}</option>${others.map((one) => html`<option value="${one.id}"${one.id === parentId ? html` selected` : ''}>${one.name}</option>`)}</select></div>
<button aria-label="${say('unit-place-of', { name })}">${say('unit-place')}</button>
</form>`;
}

export function cardsBody(say: AdminWords, name: string, codes: readonly string[]): Html {
  return html`<div class="head no-print"><div><h1>${say('cards-title', { name })}</h1><p class="soft">${say('cards-lead')}</p></div>
<div class="actions"><button class="primary" type="button" data-print hidden>${say('print')}</button><a class="button" href="/console/units">${say('cards-done')}</a></div></div>
<ul class="cards">${codes.map(
    (code) =>
      html`<li class="join-card"><span class="soft small">${say('card-for', { name })}</span><strong class="code">${code}</strong><span class="small">${say('card-how')}</span></li>`,
  )}</ul>`;
}
