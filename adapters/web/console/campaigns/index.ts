// Campaigns of listening, for admins: making one, hearings, progress, the report as a page and a table.

import { type Context, Hono } from 'hono';
import {
  campaignReport,
  campaignsView,
  makeCampaign,
} from '../../../../src/care/campaigns/campaigns.flow.ts';
import {
  reportPage,
  reportPdf,
  reportTable,
} from '../../../../src/care/campaigns/report-page.flow.ts';
import { noteHearing, stopCampaign } from '../../../../src/care/campaigns/steps.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { idIn, ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { actorOf, type ConsoleEnv, requireRole } from '../view.ts';
import { listBody } from './list.ts';
import { reportBody } from './report.ts';
import { campaignWords } from './words.ts';

const AT = '/console/campaigns';
const STYLES = ['admin', 'care', 'review'];

export function campaignPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('admin'));
  const readingOf = (c: Context<ConsoleEnv>) => {
    const locale = c.get('locale');
    return { say: campaignWords(locale), locale };
  };

  app.get('/', async (c) => {
    const reading = readingOf(c);
    const body = listBody(reading, await campaignsView(tools), c.req.query('said'));
    return c.html(page(c, { title: reading.say('title'), body, styles: STYLES }));
  });

  app.post('/', async (c) => {
    const sent = await fieldsOf(c);
    const wish = {
      name: sent.text('name'),
      from: sent.text('from'),
      until: sent.text('until'),
      unitIds: sent.all('units'),
      team: sent.all('team'),
      scaleId: idIn(sent.text('scale')),
    };
    const { kind } = await makeCampaign(tools, actorOf(c), wish);
    return c.redirect(`${AT}?said=${kind}`, 303);
  });

  app.get(ONE, async (c) => {
    const reading = readingOf(c);
    const report = await campaignReport(tools, c.req.param('id'));
    if (report === undefined) return problemPage(c, 'not-found', 404);
    const body = reportBody(
      reading,
      report,
      reportPage(report, reading.locale),
      c.req.query('said'),
    );
    return c.html(page(c, { title: report.campaign.name, body, styles: STYLES }));
  });

  app.get(`${ONE}/csv`, async (c) => {
    const report = await campaignReport(tools, c.req.param('id'));
    if (report === undefined) return problemPage(c, 'not-found', 404);
    return c.body(reportTable(report, c.get('locale')), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="campaign.csv"',
    });
  });

  app.get(`${ONE}/pdf`, async (c) => {
    const report = await campaignReport(tools, c.req.param('id'));
    if (report === undefined) return problemPage(c, 'not-found', 404);
    const pdf = await reportPdf(report, c.get('locale'));
    return c.body(new Uint8Array(pdf), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="campaign.pdf"',
    });
  });

  app.post(`${ONE}/hearing`, async (c) => {
    const id = c.req.param('id');
    const sent = await fieldsOf(c);
    const hearing = { unitId: idIn(sent.text('unit')), heard: sent.text('heard') };
    const { kind } = await noteHearing(tools, actorOf(c), id, hearing);
    if (kind === 'no-such-campaign') return problemPage(c, 'not-found', 404);
    return c.redirect(`${AT}/${id}?said=${kind}`, 303);
  });

  app.post(`${ONE}/end`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await stopCampaign(tools, actorOf(c), id);
    if (kind !== 'ended') return problemPage(c, 'not-found', 404);
    return c.redirect(`${AT}/${id}?said=${kind}`, 303);
  });
  return app;
}
