// On other pages: that somebody waits for a second person, or a lead has something to look over.

import { html } from 'hono/html';
import type { Member } from '../../../../src/admin/staff.ts';
import type { Locale } from '../../../../src/core/person.ts';
import type { Html } from '../layout.ts';
import { glassWords } from './words.ts';

type News = { readonly asked: number; readonly unseen: number };

export function glassNotice(locale: Locale, { role }: Member, { asked, unseen }: News): Html {
  const say = glassWords(locale);
  const line = (key: 'notice-asked' | 'notice-unseen') =>
    html`<p class="said bad" role="status">${say(key)} <a href="/console/glass">${say('notice-go')}</a></p>`;
  return html`${asked > 0 && line('notice-asked')}${role === 'lead' && unseen > 0 && line('notice-unseen')}`;
}
