// Asks how much waits. One look for each time that somebody reads the numbers.

import { dueEffects, duePlans, openAlerts, parkedEffects, unloggedEvents } from '../../db/load.ts';
import { CLOCKS } from '../hotline/clocks.ts';
import { spooledNames } from '../ops/spool.ts';
import { inTens, type Load } from '../ops/telemetry/load.ts';
import type { Tools } from '../outbox/tools.ts';

/** What rings (decision 11). */
const RINGING = { L3: CLOCKS.L3.acknowledgeMin, L4: CLOCKS.L4.acknowledgeMin };

export async function loadNow({
  pools: { officer },
  clock,
  settings,
}: Pick<Tools, 'pools' | 'clock' | 'settings'>): Promise<Omit<Load, 'inHand'>> {
  const now = clock();
  const [work, bot, unlogged, spooled] = await Promise.all([
    officer.transact('wl_worker', async ({ db }) => ({
      effects: await dueEffects(db, now),
      parked: await parkedEffects(db),
    })),
    officer.transact('wl_bot', async ({ db }) => ({
      checkIns: await duePlans(db, now),
      alerts: await openAlerts(db, now, RINGING),
    })),
    officer.transact('wl_logger', ({ db }) => unloggedEvents(db, now)),
    spooledNames(settings.spoolFolder),
  ]);
  return {
    ...work,
    checkIns: bot.checkIns,
    unlogged,
    alertsInTens: inTens(bot.alerts.open),
    isAnyAlertLate: bot.alerts.late > 0,
    spooled: spooled.length,
  };
}
