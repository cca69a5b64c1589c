// `simulate`: fills an empty database with a made-up force and what it does, through the real core.

import { parseArgs } from 'node:util';
import { allUnits } from '../../db/units.ts';
import { dayAfter, instantOf, isDay } from '../checkins/when/zone.ts';
import { isLocale } from '../core/person.ts';
import { openGround } from '../ground.ts';
import type { Config } from '../ops/config.ts';
import { type Io, print, printJson, refuse } from './lines.ts';
import { drawsOf } from './simulate/draw.ts';
import { playDays } from './simulate/quarter.ts';
import { openStage } from './simulate/stage.ts';
import { tellAndCount } from './simulate/told.ts';
import { Usage } from './usage.ts';

const HELP = `simulate [--officers 2000] [--days 90] [--seed 1] [--from 2026-07-01] [--locale zh-CN|en]
  an empty database only; half of the check-ins are answered; ends with 1 where a figure of the
  review does not hold what is counted apart`;
/** Not at midnight: elsewhere that is the month before, of which nobody has anything to tell. */
const STARTS_MIN = 9 * 60;
const OFFICERS_MAX = 100_000;
const DAYS_MAX = 366;

export async function simulate(args: string[], config: Config, io: Io): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      officers: { type: 'string', default: '2000' },
      days: { type: 'string', default: '90' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '2026-07-01' },
      locale: { type: 'string', default: 'zh-CN' },
    },
  });
  const { from, locale, seed } = values;
  const officers = wholeUpTo(values.officers, OFFICERS_MAX);
  const days = wholeUpTo(values.days, DAYS_MAX);
  if (officers === undefined || days === undefined || !isDay(from) || !isLocale(locale))
    throw new Usage(HELP);
  const ground = await openGround(config);
  const stage = openStage(ground, config, instantOf(from, STARTS_MIN, config.TIME_ZONE));
  const startedMs = performance.now();
  const seconds = () => Math.round((performance.now() - startedMs) / 1_000);
  try {
    const units = await stage.tools.pools.station.transact('wl_admin', ({ db }) => allUnits(db));
    if (units.length > 0) return refuse(io, 'database-not-empty');
    const progress = (day: number) =>
      print({ output: io.errors }, `day ${day} of ${days}, ${seconds()} s`);
    const draw = drawsOf(seed);
    const played = await playDays(stage, { officers, days, from, locale, draw, progress });
    const review = await tellAndCount(stage, ground.ownerUrl, {
      firstDay: from,
      lastDay: dayAfter(from, days - 1),
      opened: played.opened,
    });
    printJson(io, { ...played, seed, from, review, seconds: seconds() });
    return review.holds ? 0 : 1;
  } finally {
    await stage.close();
    await ground.stop();
  }
}

function wholeUpTo(text: string, max: number): number | undefined {
  const n = Number(text);
  return /^[1-9]\d*$/.test(text) && n <= max ? n : undefined;
}
