// Answered questionnaires on the page of one's own data: each question with the answer given.

import { html } from 'hono/html';
import { optionOf } from '../../checkins/scales/scale.ts';
import { storedForm } from '../../checkins/scales/stored.ts';
import type { OwnData, OwnScaleRun } from './own-data.ts';
import type { Page } from './readable.ts';

type Html = ReturnType<typeof html>;

export function scaleParts(page: Page, { scales, scaleRuns }: OwnData): Html[] {
  return scaleRuns.flatMap((run) => {
    const form = scales.find(({ id }) => id === run.scaleId);
    const read = form && storedForm(form);
    return read === undefined ? [] : [part(page, run, read.scale)];
  });
}

type Scale = NonNullable<ReturnType<typeof storedForm>>['scale'];

function part({ locale, moment, say }: Page, run: OwnScaleRun, scale: Scale): Html {
  const { finishedAt, startedAt, answers, total } = run;
  const state = finishedAt === null ? ` · ${say('own-scale-open')}` : '';
  const sum = total === null ? '' : ` · ${total}`;
  const answered = scale.items.flatMap((item) => {
    const option = optionOf(item, answers);
    return option === undefined
      ? []
      : [html`<dt>${item.text[locale]}</dt><dd>${option.label[locale]}</dd>`];
  });
  return html`<div class="item"><h3>${scale.title[locale]}</h3>
<p class="when">${moment(finishedAt ?? startedAt)}${sum}${state}</p><dl>${answered}</dl></div>`;
}
