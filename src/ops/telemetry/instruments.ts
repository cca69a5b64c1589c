// The numbers themselves: name, unit and what each is for.

import type { Meter, Observable } from '@opentelemetry/api';
import { type Health, openHealth } from './health.ts';
import { CODE, CODES_MAX, LABELS, type Labels } from './labels.ts';
import type { Load } from './load.ts';

const BOUNDARIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const LOAD_MS = 2_000;

export type Instruments = {
  readonly messages: Count;
  readonly accepting: Time;
  readonly transactions: Time;
  readonly waits: Time;
  readonly effects: Count;
  readonly effectTimes: Time;
  readonly sends: Count;
  readonly sendTimes: Time;
  readonly sendWaits: Time;
  readonly asks: Count;
  readonly askTimes: Time;
  readonly turnWaits: Time;
  readonly turnsSentBack: Count;
  turnsWaiting(channel: 'telegram' | 'slack', more: 1 | -1): void;
  code(code: string): void;
  waiting(world: 'officer' | 'station', more: 1 | -1): void;
  observeLoad(load: () => Promise<Load>): void;
  observeModel(isResting: (ask: Ask) => boolean): void;
  stop(): void;
};

type Ask = NonNullable<Labels['ask']>;
type Count = (labels: Labels) => void;
type Time = (seconds: number, labels: Labels) => void;

export function openInstruments(meter: Meter): Instruments {
  const count = (name: string, description: string): Count => {
    const counter = meter.createCounter(`warmline_${name}`, { description });
    return (labels) => counter.add(1, labels);
  };
  const time = (name: string, description: string): Time => {
    const advice = { explicitBucketBoundaries: BOUNDARIES };
    const histogram = meter.createHistogram(`warmline_${name}_seconds`, {
      description,
      unit: 's',
      advice,
    });
    return (seconds, labels) => histogram.record(seconds, labels);
  };
  const codes = new Set<string>();
  const codeCounter = meter.createCounter('warmline_log_lines', {
    description: 'Warnings and errors logged, by their code.',
  });
  const waiting = meter.createUpDownCounter('warmline_pool_waiting', {
    description: 'Transactions that wait for a connection now.',
  });
  const turnsWaiting = meter.createUpDownCounter('warmline_turns_waiting', {
    description: 'What waits now for its turn at a platform’s own rate.',
  });
  const health = openHealth();
  observeHealth(meter, health);
  return {
    messages: count('messages', 'Messages received, by what became of them.'),
    accepting: time('message_accept', 'From receipt to acceptance.'),
    transactions: time('transaction', 'Transactions, with their commit and without the wait.'),
    waits: time('pool_wait', 'How long a transaction waited for a connection.'),
    effects: count('effects', 'Effects done, put back or given up.'),
    effectTimes: time('effect', 'How long an effect took.'),
    sends: count('sends', 'What was handed to a channel, by what came of it.'),
    sendTimes: time('send', 'How long a channel took to take something.'),
    sendWaits: time('send_wait', 'How long a platform told us to wait before the next.'),
    asks: count('model_asks', 'Questions to the model.'),
    askTimes: time('model_ask', 'How long the model took.'),
    turnWaits: time('turn_wait', 'How long something waited for its turn at a platform’s rate.'),
    turnsSentBack: count('turns_sent_back', 'What went back to the outbox: its turn was far off.'),
    turnsWaiting: (channel, more) => turnsWaiting.add(more, { channel }),
    code: (code) => {
      if (codes.size < CODES_MAX && CODE.test(code)) codes.add(code);
      codeCounter.add(1, { code: codes.has(code) ? code : 'other' });
    },
    waiting: (world, more) => waiting.add(more, { world }),
    observeLoad: (load) => observeLoad(meter, load),
    observeModel: (isResting) =>
      meter
        .createObservableGauge('warmline_model_resting', {
          description: '1 while nobody asks the model for this because it failed too often at it.',
        })
        .addCallback((gauge) => {
          for (const ask of LABELS.ask) gauge.observe(isResting(ask) ? 1 : 0, { ask });
        }),
    stop: () => health.stop(),
  };
}

function observeHealth(meter: Meter, health: Health): void {
  meter
    .createObservableGauge('warmline_event_loop_delay_seconds', {
      description: 'How late the event loop was since the last look.',
    })
    .addCallback((gauge) => {
      for (const [quantile, seconds] of health.delays()) gauge.observe(seconds, { quantile });
    });
  meter
    .createObservableGauge('process_resident_memory_bytes', {
      description: 'Memory this process holds.',
    })
    .addCallback((gauge) => gauge.observe(process.memoryUsage.rss()));
  meter
    .createObservableCounter('process_cpu_seconds', { description: 'Processor time it took.' })
    .addCallback((counter) => counter.observe(health.cpuSeconds()));
}

function observeLoad(meter: Meter, load: () => Promise<Load>): void {
  const gauge = (name: string, description: string) =>
    meter.createObservableGauge(`warmline_${name}`, { description });
  const due = gauge('effects_due', 'Effects that are due and that nobody has taken up.');
  const dueAge = gauge('effects_due_age_seconds', 'How long the first of them has waited.');
  const inHand = gauge('effects_in_hand', 'Effects that this process has begun and not ended.');
  const parked = gauge('effects_parked', 'Effects given up; see the outbox commands.');
  const checkIns = gauge('check_ins_due', 'Check-ins whose time has come; counted to 10,000.');
  const late = gauge('check_ins_late_seconds', 'How late the first of them is.');
  const unlogged = gauge('audit_unlogged', 'Audit records in no checkpoint yet; to 10,000.');
  const unloggedAge = gauge('audit_unlogged_age_seconds', 'Age of the first of them.');
  const alerts = gauge('alerts_open', 'Alerts nobody has acknowledged, in tens: 0 is under ten.');
  const alertLate = gauge('alert_late', '1 while an alert is past its clock and nobody came.');
  const spooled = gauge('messages_spooled', 'Messages on this disk that wait for the database.');
  const all: Observable[] = [due, dueAge, inHand, parked, checkIns, late, unlogged, unloggedAge];
  all.push(alerts, alertLate, spooled);
  meter.addBatchObservableCallback(async (seen) => {
    const found = await inTime(load);
    if (found === undefined) return;
    for (const queue of ['model', 'others'] as const) {
      seen.observe(due, found.effects[queue].rows, { queue });
      seen.observe(dueAge, found.effects[queue].oldestS, { queue });
    }
    seen.observe(inHand, found.inHand);
    seen.observe(parked, found.parked);
    seen.observe(checkIns, found.checkIns.rows);
    seen.observe(late, found.checkIns.oldestS);
    seen.observe(unlogged, found.unlogged.rows);
    seen.observe(unloggedAge, found.unlogged.oldestS);
    seen.observe(alerts, found.alertsInTens);
    seen.observe(alertLate, found.isAnyAlertLate ? 1 : 0);
    seen.observe(spooled, found.spooled);
  }, all);
}

/** Nothing while the database is away: all else is told all the same. */
async function inTime(load: () => Promise<Load>): Promise<Load | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, LOAD_MS, undefined);
  try {
    return await Promise.race([load(), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
