// On the queue's page: that the reader is on call, or that nobody is.

import { html } from 'hono/html';
import type { Duty } from '../../../../src/hotline/on-call/duty.flow.ts';
import type { Html } from '../layout.ts';
import type { OnCallWords } from './words.ts';

export function dutyNotice(say: OnCallWords, duty: Duty, time: (at: Date) => string): Html {
  const { own, isUnmanned, isAsked, answered } = duty;
  const link = html`<a href="/console/on-call">${say('title')}</a>`;
  return html`${own && html`<p class="said good">${say('duty-own', { rung: say(`rung-${own.rung}`), until: time(own.until) })} ${link}</p>`}
${isUnmanned && html`<p class="said bad" role="alert">${say('duty-nobody')} ${link}</p>`}
${isAsked && html`<p class="said">${say('duty-asked')} ${link}</p>`}
${answered && html`<p class="said${answered === 'agreed' ? ' good' : ''}">${say(answered === 'agreed' ? 'duty-agreed' : 'duty-refused')} ${link}</p>`}`;
}
