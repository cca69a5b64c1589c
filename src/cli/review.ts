// `review`: tells a quarter that is over, and writes it as a PDF or a table.

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { allUnits } from '../../db/units.ts';
import { makeReview } from '../care/review/make.flow.ts';
import { reviewFor, reviewPdf, reviewTable } from '../care/review/review.flow.ts';
import { isLocale } from '../core/person.ts';
import type { Config } from '../ops/config.ts';
import type { Tools } from '../outbox/tools.ts';
import { releaseFigures } from '../trust/figures/release.flow.ts';
import { type Io, print, refuse } from './lines.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const HELP = `review make                               tell the newest quarter, once it is a week over
review write FILE.pdf|FILE.csv [--quarter 2026-Q3] [--unit NAME] [--locale zh-CN|en]`;

type Wish = {
  readonly file: string;
  readonly quarter: string | undefined;
  readonly unit: string | undefined;
  readonly locale: 'en' | 'zh-CN';
};

export async function review(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quarter: { type: 'string' },
      unit: { type: 'string' },
      locale: { type: 'string', default: config.STAFF_LOCALE },
    },
  });
  const [what, file, ...more] = positionals;
  const { locale, quarter, unit } = values;
  if (more.length > 0 || !isLocale(locale)) throw new Usage(HELP);
  if (what === 'make' && file === undefined) return withTools(config, (tools) => make(tools, io));
  if (what !== 'write' || !/\.(pdf|csv)$/.test(file ?? '')) throw new Usage(HELP);
  const wish = { file: file ?? '', quarter, unit, locale };
  return withTools(config, (tools) => write(tools, wish, io));
}

async function make(tools: Tools, io: Io): Promise<number> {
  await releaseFigures(tools); // its months first
  const quarter = await makeReview(tools);
  print(io, quarter === undefined ? 'told already' : `told ${quarter}`);
  return 0;
}

async function write(tools: Tools, { file, quarter, unit, locale }: Wish, io: Io) {
  const units = await tools.pools.station.transact('wl_admin', ({ db }) => allUnits(db));
  const unitId = units.find(({ name }) => name === unit)?.id;
  if (unit !== undefined && unitId === undefined) return refuse(io, 'no-such-unit');
  const reader = { id: 'program', role: 'admin', unitId: undefined } as const;
  const reviewed = await reviewFor(tools, reader, { quarter, unitId });
  if (reviewed === undefined) return refuse(io, 'no-such-review');
  const made = file.endsWith('.pdf') ? await reviewPdf(reviewed, locale) : reviewTable(reviewed);
  await writeFile(file, made);
  print(io, `${reviewed.review.quarter} ${file}`);
  return 0;
}
