// A campaign's report in words, ready for a page or a PDF: the same sheet that a review is printed from.

import type { Item } from '../../checkins/scales/scale.ts';
import type { Locale } from '../../core/person.ts';
import { ASPECTS, itemLabel } from '../desks.ts';
import { estimateOf } from '../review/estimate.ts';
import type { Bar, Line, Sheet, SheetSection } from '../review/sheet.ts';
import type { ToldAnswers } from './answers.ts';
import { lastMomentOf, type Told } from './campaign.ts';
import type { Asked, CampaignReport } from './report.ts';
import { campaignWords, type Say } from './words.ts';

const FLAT = { before: '', change: '', tone: 'flat' } as const;

export function sheetOf(report: CampaignReport, locale: Locale): Sheet {
  const say = campaignWords(locale);
  const { campaign, units, team, timeZone } = report;
  const day = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' });
  const last = lastMomentOf({ until: campaign.endedAt ?? campaign.until });
  return {
    locale,
    title: campaign.name,
    unit: units.map(({ name }) => name).join(say('join')),
    lead: say('lead-days', { from: day.format(campaign.from), until: day.format(last) }),
    notesTitle: say('short'),
    notes: [
      say('note-heard', { heard: countIn(report.heard, say), n: report.hearings.length }),
      say('note-invited', { invited: countIn(report.invited, say) }),
      ...(team.length > 0 ? [say('note-team', { team: team.join(say('join')) })] : []),
      ...mostIn(report, say, locale),
    ],
    heads: {
      unit: '',
      kind: '',
      about: say('about'),
      now: say('told'),
      before: say('answered'),
      change: '',
    },
    sections: [toldSection(report, say, locale), ...questionSections(report.asked, say, locale)],
    how: say('how'),
  };
}

function countIn(n: Told, say: Say): string {
  return n === undefined ? say('few') : say('about-n', { n });
}

export function aboutLabel(about: string, locale: Locale): string {
  return ASPECTS.find(({ id }) => id === about)?.label[locale] ?? itemLabel(about, locale) ?? about;
}

/** The aspect of which most was told, to begin with. */
function mostIn({ rows }: CampaignReport, say: Say, locale: Locale): string[] {
  const aspects = rows.filter(({ about }) => ASPECTS.some(({ id }) => id === about));
  const [most] = aspects.toSorted((a, b) => (b.told ?? 0) - (a.told ?? 0));
  if (most === undefined) return [];
  return [say('note-most', { what: aboutLabel(most.about, locale), n: most.told ?? 0 })];
}

function toldSection({ rows }: CampaignReport, say: Say, locale: Locale): SheetSection {
  const [all] = rows;
  const done = { answered: countIn(all?.answered, say), solved: countIn(all?.solved, say) };
  return {
    id: 'told',
    title: say('told-title'),
    what: say('told-lead'),
    ...FLAT,
    now: countIn(all?.told, say),
    range: say('told-done', done),
    bars: [],
    rowsBy: 'about',
    columns: [say('about'), say('told'), say('answered'), say('solved')],
    rows: rows.slice(1).map(({ about, told, answered, solved }) => ({
      unitId: undefined,
      unit: aboutLabel(about, locale),
      ...FLAT,
      now: countIn(told, say),
      range: '',
      before: countIn(answered, say),
      change: countIn(solved, say),
    })),
  };
}

type Question = { readonly item: Item; readonly told: ToldAnswers };

/** In the order of the form. */
export function toldQuestions(asked: Asked | undefined): readonly Question[] {
  const { scale, told = [] } = asked ?? {};
  return (scale?.items ?? []).flatMap((item) => {
    const one = told.find(({ linkId }) => linkId === item.linkId);
    return one === undefined ? [] : [{ item, told: one }];
  });
}

type OptionTold = { readonly label: string; readonly text: string };

export function optionsOf({ item, told }: Question, locale: Locale): readonly OptionTold[] {
  const say = campaignWords(locale);
  return item.options.map(({ code, label }) => {
    const share = told.shares.find((one) => one.code === code)?.share;
    const text =
      typeof share === 'number' ? say('share', { n: share }) : say(`share-${share ?? 'under'}`);
    return { label: label[locale], text };
  });
}

function barsOf({ item, told: { about, shares } }: Question): readonly Bar[] {
  return item.options.map(({ code }, n) => {
    const share = shares.find((one) => one.code === code)?.share ?? 'under';
    const told = estimateOf([{ about, share }]);
    const text = typeof share === 'number' ? `${share} %` : share === 'under' ? '< 10 %' : '> 90 %';
    return { label: String(n + 1), text, told, isNow: true };
  });
}

function questionSections(
  asked: Asked | undefined,
  say: Say,
  locale: Locale,
): readonly SheetSection[] {
  if (asked === undefined) return [];
  const questions = toldQuestions(asked);
  const empty: Line = { ...FLAT, now: untoldIn(asked, say), range: '' };
  const head = { id: 'asked', title: say('asked-title'), what: asked.scale.title[locale] };
  if (questions.length === 0) return [{ ...head, ...empty, bars: [], rowsBy: 'about', rows: [] }];
  return questions.map((one) => ({
    id: one.item.linkId,
    title: one.item.text[locale],
    what: [asked.scale.title[locale], one.item.lead?.[locale]].filter(Boolean).join(' · '),
    ...FLAT,
    now: say('answers-n', { n: one.told.about }),
    range: say('answers-how'),
    bars: barsOf(one),
    rowsBy: 'about',
    columns: [say('answer'), say('share-head'), '', ''],
    rows: optionsOf(one, locale).map(({ label, text }, n) => ({
      unitId: undefined,
      unit: `${n + 1}  ${label}`,
      ...FLAT,
      now: text,
      range: '',
    })),
  }));
}

function untoldIn({ told }: Asked, say: Say): string {
  return say(told === undefined ? 'asked-later' : 'asked-few');
}
