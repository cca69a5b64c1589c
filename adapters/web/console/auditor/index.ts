// An auditor's pages: the newest records, where the log stands, its check, and a bundle to take away.

import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { lookAtLog } from '../../../../src/trust/audit/look.flow.ts';
import { standingOf } from '../../../../src/trust/audit/standing.flow.ts';
import { type Verdict, verifyAudit } from '../../../../src/trust/audit/verify.flow.ts';
import { fieldsOf } from '../fields.ts';
import { page } from '../layout.ts';
import { type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { bundleStream } from './download.ts';
import { recordsBody } from './records.ts';
import { standingBody } from './standing.ts';
import { verdictBody } from './verdict.ts';
import { logWords } from './words.ts';

type Shown = {
  readonly before?: number | undefined;
  readonly verdict?: Verdict;
  readonly isRefused?: boolean;
};

export function logPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('auditor'));

  app.get('/', (c) => logPage(c, { before: countIn(c.req.query('before') ?? '') }));
  app.post('/verify', async (c) => logPage(c, { verdict: await verifyAudit(tools) }));

  app.post('/bundle', async (c) => {
    const fields = await fieldsOf(c);
    const [from, to] = [countIn(fields.text('from')), countIn(fields.text('to'))];
    const stretch = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const bundle = await bundleStream(tools, stretch, `auditor:${c.get('staff').id}`);
    if (bundle === undefined) return logPage(c, { isRefused: true });
    const name = `warmline-audit-${tools.clock().toISOString().slice(0, 10)}.jsonl`;
    return c.body(bundle, 200, {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    });
  });

  for (const path of ['/verify', '/bundle']) app.get(path, (c) => c.redirect('/console/log', 303));
  return app;

  async function logPage(c: ConsoleContext, { before, verdict, isRefused = false }: Shown) {
    const say = logWords(c.get('locale'));
    const { events, before: older } = await lookAtLog(tools, c.get('staff').id, before);
    const standing = await standingOf(tools);
    const body = html`<div class="head"><div><h1>${say('title')}</h1><p class="soft">${say('lead')}</p></div></div>
${verdict && verdictBody(say, verdict)}
<form method="post" action="/console/log/verify" class="stack"><p><button class="primary" aria-describedby="verify-hint">${say('verify')}</button></p><p class="soft small" id="verify-hint">${say('verify-hint')}</p></form>
${standingBody(say, standing, isRefused)}
${events.length === 0 ? html`<p class="card empty">${say('empty')}</p>` : recordsBody(say, events)}
<p class="actions">${before !== undefined && html`<a class="button" href="/console/log">${say('newest')}</a>`}${older !== undefined && html`<a class="button" href="/console/log?before=${older}">${say('older')}</a>`}</p>`;
    const shown = page(c, { title: say('title'), body, styles: ['admin'] });
    return c.html(shown, isRefused ? 404 : 200);
  }
}

function countIn(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
