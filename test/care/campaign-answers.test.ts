// The questionnaire of a campaign: what its report tells of the answers, and of whose.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersTold } from '../../src/care/campaigns/answers.ts';
import {
  campaignReport,
  campaignsView,
  makeCampaign,
} from '../../src/care/campaigns/campaigns.flow.ts';
import { reportPage, reportPdf, reportTable } from '../../src/care/campaigns/report-page.flow.ts';
import { stopCampaign } from '../../src/care/campaigns/steps.flow.ts';
import { readQuestionnaire } from '../../src/checkins/scales/questionnaire.ts';
import { newestWording } from '../../src/trust/wordings.ts';
import { form, question } from '../checkins/scales/forms.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { rowsOf } from '../support/rows.ts';
import { published } from '../support/scale.ts';
import { openWorld } from '../support/world.ts';

const FORM = form([question('a', [0, 1, 2]), question('b', [0, 1])]);
const read = readQuestionnaire(FORM);
if (read.kind !== 'read') throw new Error('not a form');
const { scale } = read;
const [first, ...others] = scale.items;
if (first === undefined) throw new Error('no question');

const many = (n: number, code: string) => Array.from({ length: n }, () => ({ a: code }));
const told = (one: typeof scale, runs: Parameters<typeof answersTold>[1]) =>
  answersTold({ scale: one, scoring: undefined }, runs);

describe('answers to a questionnaire', () => {
  it('are told of twenty or more to that very question, and never of a question about safety', () => {
    expect(told(scale, many(19, 'a1'))).toEqual([]);
    expect(told(scale, [...many(19, 'a1'), { a: 'of another form' }])).toEqual([]);
    expect(told(scale, many(20, 'a1'))).toEqual([
      {
        linkId: 'a',
        about: 20,
        shares: [
          { code: 'a0', share: 'under' },
          { code: 'a1', share: 'over' },
          { code: 'a2', share: 'under' },
        ],
      },
    ]);
    const safety = { ...scale, items: [{ ...first, isSafety: true }, ...others] };
    expect(told(safety, many(40, 'a1'))).toEqual([]);
  });

  it('tell of one person more or less nothing but a step of the rounding', () => {
    const some = fc.array(fc.constantFrom('a0', 'a1', 'a2'), { minLength: 20, maxLength: 90 });
    fc.assert(
      fc.property(some, (codes) => {
        const [one] = told(
          scale,
          codes.map((code) => ({ a: code })),
        );
        expect((one?.about ?? 0) % 5).toBe(0);
        for (const { share } of one?.shares ?? [])
          if (typeof share === 'number') {
            expect(share % (codes.length >= 40 ? 5 : 10)).toBe(0);
            expect(share).toBeGreaterThanOrEqual(10);
            expect(share).toBeLessThanOrEqual(90);
          }
      }),
    );
  });
});

describe('the report of a campaign with a questionnaire', async () => {
  const world = await openWorld();
  const { tools, staff } = world;
  const actor = `admin:${staff.admin.id}`;
  const scaleId = await published(world, FORM);
  const wish = { from: '2026-03-02', until: '2026-03-20', unitIds: [world.unitId], team: [] };
  const made = (name: string, from = wish.from) =>
    makeCampaign(tools, actor, { ...wish, name, from, scaleId });
  const idOf = async (name: string) =>
    (await campaignsView(tools)).campaigns.find((one) => one.name === name)?.id ?? '';

  /** Officers of the unit who finished it a minute ago; the first of them said no to group figures. */
  const finished = async (people: number, refusing: number) => {
    const wording = newestWording('statistics', 'en')?.hash ?? '';
    const scores = newestWording('scores', 'en')?.hash ?? '';
    const at = world.now().toISOString();
    await rowsOf(
      world,
      `with p as (insert into officer.people (id, locale, region, time_zone, quiet_from_min,
           quiet_to_min, unit_id, met_at, joined_at, dialogue, recent)
         select gen_random_uuid(), 'en', 'CN', 'UTC', 0, 0, '${world.unitId}', '${at}', '${at}',
           '{}', '[]' from generate_series(1, ${people}) returning id),
       n as (select id, row_number() over () as nth from p),
       c as (insert into officer.consents (person_id, scope, is_granted, wording, locale, at)
         select id, 'scores', true, '${scores}', 'en', '${at}'::timestamptz from n
         union all select id, 'statistics', nth > ${refusing}, '${wording}', 'en', '${at}' from n)
       insert into officer.scale_runs (id, person_id, scale_id, started_at, answers, finished_at)
       select gen_random_uuid(), id, '${scaleId}', '${at}', '{"a":"a1","b":"a0"}', '${at}' from n`,
    );
  };

  it('is chosen by its title in the language of whoever makes one', async () => {
    expect((await campaignsView(tools)).scales).toEqual([{ id: scaleId, title: scale.title }]);
    const page = await htmlOf((await consoleOf(world).as(staff.admin)).get('/console/campaigns'));
    expect(page).toContain(`<option value="${scaleId}">${scale.title.en}</option>`);
  });

  it('asks it in the chat, and once at a time in a unit', async () => {
    const from = await world.joined('en');
    world.heard(from);
    expect(await made('Asked')).toEqual({ kind: 'made' });
    await world.advance(0);
    const invited = world.heard(from).at(-1);
    expect(invited?.text).toContain('shares of twenty people or more');
    expect(invited?.choices?.map(({ id }) => id)).toContain(`scale-start:${scaleId}`);
    expect(await made('Beside it')).toEqual({ kind: 'asked-beside' });
  });

  it('tells nothing before the end, then once, of those alone who said yes to group figures', async () => {
    const id = await idOf('Asked');
    await world.advance(60_000);
    await finished(30, 9);
    await world.advance(60_000);
    expect((await campaignReport(tools, id))?.asked?.told).toBeUndefined();
    await stopCampaign(tools, actor, id);
    await world.advance(0);
    const report = await campaignReport(tools, id);
    expect(report?.asked?.told?.map(({ linkId, about }) => [linkId, about])).toEqual([
      ['a', 20],
      ['b', 20],
    ]);
    await finished(30, 0);
    const again = { kind: 'tell-answers.v1', campaignId: id } as const;
    await tools.doNow([{ id: tools.newId(), effect: again, attempts: 1 }]);
    expect((await campaignReport(tools, id))?.asked).toEqual(report?.asked);
    if (report === undefined) throw new Error('no report');
    const { sheet, charts } = reportPage(report, 'zh-CN');
    expect(sheet.sections.map(({ title }) => title)).toContain('问题a？');
    expect(charts.map((chart) => chart !== undefined)).toEqual([false, true, true]);
    expect(reportTable(report, 'en')).toContain('"Answer 1",20,"over 90 %"');
    const pdf = Buffer.from(await reportPdf(report, 'zh-CN'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('tells none of few, by itself when the last day is over', async () => {
    // The first day of the other is still this one's: an answer of it would count twice.
    expect(await made('Few')).toEqual({ kind: 'asked-beside' });
    expect(await made('Few', '2026-03-04')).toEqual({ kind: 'made' });
    await world.advance(3 * 86_400_000);
    await finished(25, 6);
    await world.advance(30 * 86_400_000);
    const report = await campaignReport(tools, await idOf('Few'));
    expect(report?.asked?.told).toEqual([]);
    if (report === undefined) throw new Error('no report');
    const said = reportPage(report, 'en').sheet.sections.map(({ now }) => now);
    expect(said.at(-1)).toContain('Fewer than 20');
  });
});
