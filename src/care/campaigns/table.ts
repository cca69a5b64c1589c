// The report as a table that a spreadsheet reads. An empty cell is a count under ten.

import type { Locale } from '../../core/person.ts';
import type { CampaignReport } from './report.ts';
import { aboutLabel, optionsOf, toldQuestions } from './sheet.ts';
import { campaignWords } from './words.ts';

export function tableOf(report: CampaignReport, locale: Locale): string {
  const { campaign, invited, heard, hearings, rows, asked } = report;
  const say = campaignWords(locale);
  const lines = [
    [campaign.name, ...report.units.map(({ name }) => name)],
    ['', say('invited'), say('heard'), say('hearings')],
    ['', invited, heard, hearings.length],
    [say('about'), say('told'), say('answered'), say('solved')],
    ...rows.map(({ about, told, answered, solved }) => [
      about === 'all' ? '*' : aboutLabel(about, locale),
      told,
      answered,
      solved,
    ]),
    ...toldQuestions(asked).flatMap((one) => [
      [one.item.text[locale], say('answers'), say('share-head')],
      ...optionsOf(one, locale).map(({ label, text }) => [label, one.told.about, text]),
    ]),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted, and never a formula. */
function cell(value: string | number | undefined): string {
  if (typeof value !== 'string') return String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
