// The report as it is shown, printed and taken along.

import type { Locale } from '../../core/person.ts';
import { drawPdf } from '../../ops/paper.ts';
import { chartOf } from '../review/chart.ts';
import type { Sheet } from '../review/sheet.ts';
import type { CampaignReport } from './report.ts';
import { sheetOf } from './sheet.ts';
import { tableOf } from './table.ts';

export type ReportPage = {
  readonly sheet: Sheet;
  readonly charts: readonly (ReturnType<typeof chartOf> | undefined)[];
};

export function reportPage(report: CampaignReport, locale: Locale): ReportPage {
  const sheet = sheetOf(report, locale);
  const charts = sheet.sections.map(({ bars, rows }) => {
    const label = rows.map(({ unit, now }) => `${unit} ${now}`).join(', ');
    return bars.length === 0 ? undefined : chartOf(bars, label);
  });
  return { sheet, charts };
}

export async function reportPdf(report: CampaignReport, locale: Locale): Promise<Uint8Array> {
  return drawPdf(sheetOf(report, locale));
}

export function reportTable(report: CampaignReport, locale: Locale): string {
  return tableOf(report, locale);
}
