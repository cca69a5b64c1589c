// The report as a table that a spreadsheet reads.

import type { Locale } from '../../core/person.ts';
import { sayText } from '../../core/say.ts';
import { ASPECTS, itemLabel } from '../desks.ts';
import type { CampaignReport } from './campaigns.flow.ts';

export function aboutLabel(about: string, locale: Locale): string {
  return ASPECTS.find(({ id }) => id === about)?.label[locale] ?? itemLabel(about, locale) ?? about;
}

/** An empty cell is a count under ten. */
export function reportTable(report: CampaignReport, locale: Locale): string {
  const { campaign, invited, heard, hearings, rows } = report;
  const say = (key: 'campaign-csv-head' | 'campaign-csv-people') => sayText(locale, key, 0, {});
  const lines = [
    [campaign.name, ...report.units],
    say('campaign-csv-people').split('|'),
    ['', invited, heard, hearings.length],
    say('campaign-csv-head').split('|'),
    ...rows.map(({ about, told, answered, solved }) => [
      about === 'all' ? '*' : aboutLabel(about, locale),
      told,
      answered,
      solved,
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
