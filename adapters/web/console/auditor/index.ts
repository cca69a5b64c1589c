// An auditor's page: the newest records, codes only, and the check of the whole log.

import { Hono } from 'hono';
import { html } from 'hono/html';
import logEn from '../../../../prompts/console/en/log.json' with { type: 'json' };
import logZh from '../../../../prompts/console/zh-CN/log.json' with { type: 'json' };
import type { Tools } from '../../../../src/outbox/tools.ts';
import type { AuditEvent } from '../../../../src/trust/audit/event.ts';
import { type LogPage, lookAtLog } from '../../../../src/trust/audit/look.flow.ts';
import { type Verdict, verifyAudit } from '../../../../src/trust/audit/verify.flow.ts';
import { type Html, page } from '../layout.ts';
import { utcTime } from '../times.ts';
import { type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { type Words, wordsIn } from '../words.ts';

type LogWords = Words<keyof typeof logEn>;

const logWords = wordsIn<keyof typeof logEn>(logEn, logZh);

export function logPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('auditor'));

  app.get('/', (c) => {
    const before = c.req.query('before');
    return logPage(c, /^\d{1,15}$/.test(before ?? '') ? Number(before) : undefined, undefined);
  });

  app.post('/verify', async (c) => logPage(c, undefined, await verifyAudit(tools)));
  app.get('/verify', (c) => c.redirect('/console/log', 303));

  return app;

  async function logPage(
    c: ConsoleContext,
    before: number | undefined,
    verdict: Verdict | undefined,
  ) {
    const say = logWords(c.get('locale'));
    const looked = await lookAtLog(tools, c.get('staff').id, before);
    const body = logBody(say, looked, { verdict, isOlder: before !== undefined });
    return c.html(page(c, { title: say('title'), body, styles: ['admin'] }));
  }
}

type Around = { readonly verdict: Verdict | undefined; readonly isOlder: boolean };

function logBody(say: LogWords, { events, before }: LogPage, around: Around): Html {
  return html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${around.verdict && verdictBody(say, around.verdict)}
<form method="post" action="/console/log/verify" class="stack"><p><button class="primary" aria-describedby="verify-hint">${say('verify')}</button></p><p class="soft small" id="verify-hint">${say('verify-hint')}</p></form>
${events.length === 0 ? html`<p class="card empty">${say('empty')}</p>` : table(say, events)}
<p class="actions">${around.isOlder && html`<a class="button" href="/console/log">${say('newest')}</a>`}${before !== undefined && html`<a class="button" href="/console/log?before=${before}">${say('older')}</a>`}</p>`;
}

function verdictBody(say: LogWords, verdict: Verdict): Html {
  if (verdict.kind === 'ok')
    return html`<div class="said good" role="status"><p>${say('verified', { size: verdict.size + verdict.newlyLogged, news: verdict.newlyLogged })}</p><p class="small">${say('root')}: <span class="code">${verdict.root}</span></p></div>`;
  const places = (['event', 'leaf', 'size'] as const).flatMap((what) => {
    const n = verdict[what];
    return n === undefined ? [] : [say(`where-${what}`, { n })];
  });
  return html`<div class="said bad" role="alert"><p><b>${say('broken', { why: say(`why-${verdict.why}`) })}</b></p>${places.length > 0 && html`<p>${say('broken-where', { where: places.join(' · ') })}</p>`}</div>`;
}

function table(say: LogWords, events: readonly AuditEvent[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('title')}"><table class="board log">
<thead><tr>${(['id', 'at', 'action', 'actor', 'subject', 'detail'] as const).map((key) => html`<th scope="col">${say(key)}</th>`)}</tr></thead>
<tbody>${events.map(
    ({ id, at, actor, action, subject, detail }) => html`<tr>
<td class="num soft">${id}</td><td class="num">${utcTime(at)}</td><td><b>${action}</b></td><td>${coded(actor)}</td><td>${coded(subject)}</td><td class="small">${Object.entries(detail).map(([key, value]) => html`<span class="pair">${key}: ${coded(String(value))}</span> `)}</td></tr>`,
  )}</tbody></table></div>`;
}

/** An id's last part is enough to tell two apart; the whole of it is in the title. */
function coded(text: string): Html {
  if (/^[\da-f]{64}$/.test(text)) return html`<span title="${text}">…${text.slice(-8)}</span>`;
  const [kind, id] = text.split(':');
  if (id === undefined || !/^[\da-f-]{36}$/.test(id)) return html`${text}`;
  return html`<span title="${text}">${kind}:…${id.slice(-6)}</span>`;
}
