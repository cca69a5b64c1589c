// The form by which somebody asks. It shows of the case what the queue shows, and states in codes
// what will stand in the audit log.

import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { askByForm, glassOfCase } from '../../../../src/trust/glass/ask.flow.ts';
import { type CaseToOpen, caseToOpen } from '../../../../src/trust/glass/glass-view.flow.ts';
import type { WishForm } from '../../../../src/trust/glass/wish-form.ts';
import { fieldsOf } from '../fields.ts';
import { ONE } from '../ids.ts';
import { type Html, page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { type GlassKey, type GlassWords, glassWords, isGlassKey } from './words.ts';

export function askPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('counselor', 'lead'));
  const EMPTY: WishForm = { ground: '', facts: [], why: '', reference: '', delay: '', hours: '' };

  app.get(ONE, async (c) => {
    const caseId = c.req.param('id');
    const standing = await glassOfCase(tools, c.get('staff'), caseId);
    if (standing !== undefined) return c.redirect(`/console/glass/${standing}`, 303);
    return formPage(c, caseId, EMPTY);
  });

  app.post(ONE, async (c) => {
    const caseId = c.req.param('id');
    const fields = await fieldsOf(c);
    const form: WishForm = {
      ground: fields.text('ground'),
      facts: fields.all('facts'),
      why: fields.text('why'),
      reference: fields.text('reference'),
      delay: fields.text('delay'),
      hours: fields.text('hours'),
    };
    const asked = await askByForm(tools, c.get('staff'), caseId, form);
    if (asked.kind === 'asked')
      return c.redirect(`/console/glass/${asked.id}?said=done-asked`, 303);
    if (asked.kind === 'no-such-case') return problemPage(c, 'not-found', 404);
    return formPage(c, caseId, form, `said-${asked.kind}`);
  });
  return app;

  async function formPage(c: ConsoleContext, caseId: string, form: WishForm, said?: string) {
    const found = await caseToOpen(tools, c.get('staff'), caseId);
    if (found === undefined) return problemPage(c, 'not-found', 404);
    const say = glassWords(c.get('locale'));
    const why = said !== undefined && isGlassKey(said) ? said : undefined;
    const body = formBody(say, found, form, why);
    const title = say('ask-of', { code: found.code });
    return c.html(page(c, { title, body, styles: ['glass'], width: 'narrow' }), said ? 422 : 200);
  }
}

function formBody(
  say: GlassWords,
  { id, code, level, unit, form: { grounds, facts, whys, delays } }: CaseToOpen,
  filled: WishForm,
  said: GlassKey | undefined,
): Html {
  return html`<p><a class="back" href="/console/talks">${say('back-to-talks')}</a></p>
<header class="stack-s"><h1>${say('ask-of', { code })}</h1>
<p class="actions"><span class="level" data-level="${level}">${level}</span>${unit && html` <span class="soft">${unit}</span>`}</p>
<p>${say('ask-lead')}</p></header>
${said && html`<p class="said bad" role="alert">${say(said)}</p>`}
<form method="post" action="/console/glass/ask/${id}" class="card stack ask">
<fieldset class="ways"><legend>${say('ground')}</legend>
${grounds.map(({ ground, isOpen }) => html`<label class="way"><input type="radio" name="ground" value="${ground}" required${isOpen ? '' : html` disabled`}${filled.ground === ground ? html` checked` : ''}><span><b>${say(`ground-${ground}`)}</b><br><span class="soft small">${more(say, ground, isOpen)}</span></span></label>`)}
</fieldset>
<fieldset class="ways two"><legend>${say('stated')}</legend>
${facts.map((fact) => html`<label class="way"><input type="checkbox" name="facts" value="${fact}"${filled.facts.includes(fact) ? html` checked` : ''}><span>${say(`fact-${fact}`)}</span></label>`)}
</fieldset>
<div class="field of-danger"><label for="why">${say('why')}</label><select id="why" name="why"><option value="">${say('choose')}</option>${whys.map((why) => option(why, say(`why-${why}`), filled.why))}</select></div>
<div class="field of-order"><label for="reference">${say('reference')}</label><input id="reference" name="reference" maxlength="40" autocomplete="off" value="${filled.reference}" aria-describedby="reference-hint"><p class="soft small" id="reference-hint">${say('reference-hint')}</p></div>
<fieldset class="stack-s"><legend>${say('telling')}</legend>
<div class="line"><div class="field"><label for="delay">${say('tell-when')}</label><select id="delay" name="delay" aria-describedby="tell-hint"><option value="">${say('tell-now')}</option>${delays.map(({ delay, hoursMax }) => option(delay, say(`delay-${delay}-choice`, { hours: hoursMax }), filled.delay))}</select></div>
<div class="field short"><label for="hours">${say('hours')}</label><input id="hours" name="hours" inputmode="numeric" maxlength="3" value="${filled.hours}"></div></div>
<p class="soft small" id="tell-hint">${say('tell-hint')}</p></fieldset>
<p class="said">${say('ask-note')}</p>
<button class="danger">${say('ask')}</button>
</form>`;
}

function more(say: GlassWords, ground: string, isOpen: boolean): string {
  const key = `ground-${ground}-${isOpen ? 'more' : 'needs'}`;
  return isGlassKey(key) ? say(key) : '';
}

function option(value: string, text: string, chosen: string): Html {
  return html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`;
}
