// What a counselor noted on the safety ladder, and the plan that was made, as parts of the page.

import { html } from 'hono/html';
import { type LineKey, labelText } from '../../core/say.ts';
import { RUNG_NAMES } from '../../hotline/assessed/ladder-form.ts';
import { planText } from '../../hotline/plan/plan.ts';
import type { OwnData } from './own-data.ts';
import { type Page, said } from './readable.ts';

type Html = ReturnType<typeof html>;

export function ladderParts({ moment, say }: Page, forms: OwnData['ladderForms']): Html[] {
  return forms.map(({ at, noted }) => {
    const rungs = RUNG_NAMES.flatMap((rung) => {
      const answer = noted[rung];
      return answer === undefined ? [] : [{ rung, key: `own-rung-${rung}-${answer}` as LineKey }];
    });
    return html`<div class="item"><p class="when">${moment(at)}</p>
<dl>${rungs.map(({ rung, key }) => html`<dt>${say(`own-rung-${rung}`)}</dt><dd>${say(key)}</dd>`)}</dl></div>`;
  });
}

export function planParts({ moment, locale }: Page, own: OwnData['safetyPlan']): Html[] {
  if (own === undefined) return [];
  const text = planText(own.plan, (part) => labelText(locale, `plan-${part}`));
  return [said(moment(own.at), text)];
}
