// `bench -- listening`: how fast words are rated, and how much is heard, beside what else one
// might take. Recall is of crisis in families held out of all training, at our own alarm rate.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isAtLeast } from '../../../src/listening/level.ts';
import { rate } from '../../../src/listening/rate.ts';
import { corpus, type Sample, statements } from '../../listening/train/data.ts';
import { median } from '../machine.ts';
import { type Peer, sentimentPackage, tfIdf, wordList } from './peers.ts';

const LOADS = 9;
const LONG = 4_000;

type Options = { readonly isQuick: boolean; readonly say: (line: string) => void };

export async function listening({ isQuick, say }: Options) {
  const samples = [...corpus(), ...statements()];
  const learned = samples.filter(({ split }) => split !== 'held-out');
  const held = samples.filter(({ split }) => split === 'held-out');
  const rounds = isQuick ? 3 : 20;

  say('speed');
  const words = held.map(({ text }) => text);
  for (const text of words) rate(text); // warm
  const { perSecond, p99Us } = speedOf(words, rate, rounds);
  const firstLoad = await loadMs(false);
  await loadMs(true);
  const loads: number[] = [];
  for (let n = 0; n < LOADS; n += 1) loads.push(await loadMs(true));
  const worst = Math.max(...longTexts().map((text) => median(timesOf(text))));

  say('peers');
  const isCalm = ({ label }: Sample) => label !== 'crisis' && label !== 'third-party-concern';
  const asked = (sample: Sample) => isAtLeast(rate(sample.text).level, 'L2');
  const alarmRate = share(held.filter(isCalm), asked);
  const peers = [wordList(), tfIdf(learned), sentimentPackage()].map((peer) => ({
    name: peer.name,
    messages_per_s: Math.round(speedOf(words, peer.score, 1).perSecond),
    recall_at_our_alarm_rate: round(recallAt(peer, held, isCalm, alarmRate)),
  }));
  return {
    metrics: {
      messages_per_s: Math.round(perSecond),
      p99_us: round(p99Us),
      load_ms: round(median(loads)),
      load_uncached_ms: round(firstLoad),
      worst_4000_chars_ms: round(worst),
      our_recall: round(
        share(
          held.filter(({ label }) => label === 'crisis'),
          asked,
        ),
      ),
      our_alarm_rate: round(alarmRate),
      peers,
    },
    baseline: {
      messages: held.length,
      held_out_families: new Set(held.map(({ family }) => family)).size,
    },
  };
}

function speedOf(words: readonly string[], work: (text: string) => unknown, rounds: number) {
  const times: number[] = [];
  const started = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    for (const text of words) {
      const from = performance.now();
      work(text);
      times.push((performance.now() - from) * 1_000);
    }
  }
  const perSecond = (times.length / (performance.now() - started)) * 1_000;
  times.sort((a, b) => a - b);
  return { perSecond, p99Us: times[Math.floor(times.length * 0.99)] ?? 0 };
}

function timesOf(text: string): number[] {
  rate(text);
  return Array.from({ length: 5 }, () => {
    const from = performance.now();
    rate(text);
    return performance.now() - from;
  });
}

/** Texts that are hard for patterns: near misses, one letter, many words. */
function longTexts(): string[] {
  const fill = (part: string) => part.repeat(Math.ceil(LONG / part.length)).slice(0, LONG);
  return ['想死', '我不', '死', 'a', 'i want to ', 'kill ', '我不想活', 'no one '].map(fill);
}

/**
 * In a fresh process, importing the room until the first message is rated: as the program loads
 * itself, with code compiled by an earlier run, or as if there had been none.
 */
async function loadMs(isCached: boolean): Promise<number> {
  const urlOf = (path: string) =>
    JSON.stringify(new URL(`../../../src/${path}`, import.meta.url).href);
  const quickly = `(await import(${urlOf('load-quickly.ts')})).loadQuickly();`;
  const code = `${isCached ? quickly : ''} const t = performance.now(); const { rate } = await import(${urlOf('listening/rate.ts')}); rate('ok'); process.stdout.write(String(performance.now() - t));`;
  const child = spawn(
    process.execPath,
    [...process.execArgv, '--input-type=module', '--eval', code],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  await once(child, 'close');
  return Number(printed);
}

/** At the lowest score that raises no more alarms than we do. */
function recallAt(
  peer: Peer,
  samples: readonly Sample[],
  isCalm: (sample: Sample) => boolean,
  alarmRate: number,
): number {
  const scored = samples.map((sample) => ({ sample, score: peer.score(sample.text) }));
  const calm = scored.filter(({ sample }) => isCalm(sample));
  const lines = [...new Set(scored.map(({ score }) => score))].toSorted((a, b) => a - b);
  const line = lines.find(
    (least) => calm.filter(({ score }) => score >= least).length / calm.length <= alarmRate,
  );
  const crisis = scored.filter(({ sample }) => sample.label === 'crisis');
  return line === undefined ? 0 : share(crisis, ({ score }) => score >= line);
}

function share<T>(all: readonly T[], which: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(which).length / all.length;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
