// What was told to the desks, and what came back, as parts of the page.

import { html } from 'hono/html';
import type { OwnKudos, OwnProblem, OwnSignup } from './own-data.ts';
import type { Page } from './readable.ts';

export function toldParts({ say, moment }: Page, problems: readonly OwnProblem[]) {
  return problems.map(({ sentAt, toldAt, words, added, answer }) => {
    const lead = say(sentAt === null ? 'own-note-draft' : 'own-note-sent', {
      date: moment(sentAt ?? toldAt),
    });
    return html`<div class="item"><p class="soft">${lead}</p><blockquote>${words ?? ''}</blockquote>${added !== undefined && html`<blockquote>${added}</blockquote>`}${answer !== undefined && html`<p class="soft">${say('own-answer')}</p><blockquote>${answer}</blockquote>`}</div>`;
  });
}

export function signupParts({ say, moment }: Page, activities: readonly OwnSignup[]) {
  return activities.map(({ madeAt, name, words }) => {
    const lead = say('own-signed-up', { date: moment(madeAt) });
    return html`<div class="item"><p class="soft">${lead}</p>${[name, words].map((one) => one !== undefined && html`<blockquote>${one}</blockquote>`)}</div>`;
  });
}

export function kudosParts({ say, moment }: Page, kudos: readonly OwnKudos[]) {
  return kudos.map(({ side, at, words }) => {
    const lead = say(`own-kudos-${side}`, { date: moment(at) });
    return html`<div class="item"><p class="soft">${lead}</p>${words !== undefined && html`<blockquote>${words}</blockquote>`}</div>`;
  });
}
