// What may be done about one follow-up; each opens where it stands.

import { html } from 'hono/html';
import type {
  FollowUpsView,
  TaskView,
} from '../../../../src/hotline/after/follow-ups-view.flow.ts';
import type { Html } from '../layout.ts';
import type { FollowUpWords } from './words.ts';

type Option = readonly [value: string, text: string];
type Which = Pick<TaskView, 'id' | 'caseId' | 'code'>;

export function doneForm(say: FollowUpWords, one: Which, outcomes: readonly Option[]): Html {
  const fields = select(`how-${one.id}`, 'outcome', say('how'), [['', say('choose')], ...outcomes]);
  return form(say, one, { press: 'done', fields });
}

export function postponeForm(say: FollowUpWords, one: TaskView, view: FollowUpsView): Html {
  const hours = view.hours
    .filter((n) => n <= one.hoursMax)
    .map((n): Option => [`${n}`, n < 48 ? say('hours', { n }) : say('days', { n: n / 24 })]);
  const reasons = view.reasons.map((why): Option => [why, say(`reason-${why}`)]);
  const fields = html`${select(`by-${one.id}`, 'hours', say('for'), hours)}
${select(`why-${one.id}`, 'reason', say('reason'), [['', say('choose')], ...reasons])}`;
  return form(say, one, { press: 'postpone', fields });
}

export function giveForm(say: FollowUpWords, one: Which, { colleagues }: FollowUpsView): Html {
  const options = colleagues.map(({ id, label }): Option => [id, label]);
  const fields = select(`to-${one.id}`, 'to', say('give-to'), [['', say('choose')], ...options]);
  return form(say, one, { press: 'give', fields });
}

type Form = {
  readonly press: 'done' | 'postpone' | 'give';
  readonly fields: Html;
};

function form(say: FollowUpWords, { id, caseId }: Which, { press, fields }: Form): Html {
  return html`<details><summary>${say(press)}</summary>
<form method="post" action="/console/follow-ups/${caseId}/${press}" class="line">
<input type="hidden" name="task" value="${id}">${fields}<button>${say('save')}</button></form></details>`;
}

function select(id: string, name: string, label: string, options: readonly Option[]): Html {
  return html`<div class="field"><label for="${id}">${label}</label><select id="${id}" name="${name}" required>${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></div>`;
}
