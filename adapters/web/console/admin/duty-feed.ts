// A feed's form and how it stands. Of its address only the host is shown.

import { html } from 'hono/html';
import type { FeedView } from '../../../../src/admin/duties-view.flow.ts';
import type { Html } from '../layout.ts';
import { faultTable } from './duty-faults.ts';
import type { DutyWords } from './duty-words.ts';

type Where = {
  readonly action: string;
  readonly id: string;
  /** Whether any origin may be asked here. */
  readonly hasFeeds: boolean;
  readonly what: string;
  readonly time: (at: Date) => string;
};

export function feedPart(say: DutyWords, feed: FeedView | undefined, where: Where): Html {
  const { action, id, hasFeeds, what, time } = where;
  if (!hasFeeds && feed === undefined) return html``;
  return html`<div class="stack">${feed && standing(say, feed, time)}
<form method="post" action="${action}" class="line">
<div class="field"><label for="${id}">${say(feed ? 'feed-other' : 'feed')}</label><input id="${id}" name="url" type="url" required maxlength="2000" placeholder="https://" autocomplete="off" spellcheck="false"></div>
<button name="do" value="set" aria-label="${say('read-of', { button: say('feed-set'), what })}">${say('feed-set')}</button>
${feed && html`<button class="danger" name="do" value="drop" formnovalidate aria-label="${say('read-of', { button: say('feed-drop'), what })}">${say('feed-drop')}</button>`}</form></div>`;
}

function standing(say: DutyWords, feed: FeedView, time: (at: Date) => string): Html {
  const { host, goodAt, rows, faults, failure, failedSince } = feed;
  const good = goodAt
    ? say('feed-good', { host, at: time(goodAt), n: rows })
    : say('feed-never', { host });
  const bad =
    failure && failedSince
      ? html`<p class="said bad">${say('feed-failing', { since: time(failedSince) })} ${say(`said-${failure}`)}</p>`
      : html``;
  const named =
    faults.length === 0
      ? html``
      : html`<details><summary>${say('feed-faults', { n: faults.length })}</summary>${faultTable(say, faults)}</details>`;
  return html`${bad}<p class="soft">${good}</p>${named}`;
}
