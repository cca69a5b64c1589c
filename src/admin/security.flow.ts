// Each promise with a check that is run now, on this installation. Nothing is changed by it, and
// nothing printed is about anybody.

import { readdir } from 'node:fs/promises';
import { figuresBelow } from '../../db/figures.ts';
import { newestEffects, outboxCounts, unrungCases } from '../../db/outbox-view.ts';
import { wallDifferences } from '../../db/wall/findings.ts';
import { pushWall } from '../../db/wall/tries.ts';
import { cardFor } from '../core/fail-safe.flow.ts';
import { oneDayNightNumber } from '../hotline/resources.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import { POLICIES } from '../trust/figures/policy.ts';
import { type Finding, failure, fine, warning } from './doctor.ts';
import { type Kept, modelFinding, type Promised, saysWords } from './promises.ts';

const CRIES = { 'zh-CN': '我不想活了', en: 'I want to kill myself' } as const;
const CARD_MS_MAX = 1_000;
const EFFECTS_LOOKED_AT = 1_000;

type Verify = () => Promise<{ readonly kind: 'ok'; readonly size: number } | { kind: 'broken' }>;
type Check = () => Promise<Finding> | Finding;

/** @param verify the audit log's own verification, which lives in another room. */
export async function security(tools: Tools, verify: Verify): Promise<Kept[]> {
  const checks: readonly (readonly [Promised, Check])[] = [
    ['Help first', () => helpFirst(tools)],
    ['Nothing lost', () => queue(tools)],
    ['Nothing lost', () => spool(tools)],
    ['Nothing lost', () => rung(tools)],
    ['Nothing told', () => declared(tools)],
    ['Nothing told', () => pushed(tools)],
    ['Nothing told', () => queuedWords(tools)],
    ['Nothing told', () => smallGroups(tools)],
    ['Nothing secret', () => log(verify)],
    ['Nothing secret', () => checkpoints(tools)],
    ['Nothing urgent waits for a model', modelFinding],
  ];
  const kept: Kept[] = [];
  for (const [promise, check] of checks) kept.push({ promise, finding: await run(promise, check) });
  return kept;
}

async function run(promise: Promised, check: Check): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return failure(`${promise} could not be checked: ${String(factsOf(error)['error'])}`);
  }
}

/** The card for a cry for help, made from memory alone. */
function helpFirst(tools: Tools): Finding {
  const number = oneDayNightNumber(tools.settings.region);
  const from = performance.now();
  for (const [languageHint, words] of Object.entries(CRIES)) {
    const said = { kind: 'words', words } as const;
    const id = tools.newId();
    const card = cardFor(tools, {
      id,
      from: { channel: 'terminal', id },
      place: 'direct',
      said,
      at: tools.clock(),
      languageHint,
    });
    if (card?.text.includes(number) !== true)
      return failure(`no card with ${number} for a cry for help in ${languageHint}`);
  }
  const ms = performance.now() - from;
  if (ms > CARD_MS_MAX) return failure(`the cards took ${Math.round(ms)} ms from memory`);
  return fine(`a cry for help in either language gets the card with ${number}, from memory alone`);
}

async function queue({ pools }: Tools): Promise<Finding> {
  const { dead } = await pools.officer.transact('wl_worker', ({ db }) => outboxCounts(db));
  if (dead === 0) return fine('no effect was given up');
  return failure(`${dead} effects were given up`);
}

async function spool({ settings }: Tools): Promise<Finding> {
  const names: string[] = await readdir(settings.spoolFolder).catch(() => []);
  const parked = names.filter((name) => name.endsWith('.parked')).length;
  if (parked > 0) return failure(`${parked} spooled messages could never be received`);
  return fine('no message is stuck on disk');
}

async function rung({ pools }: Tools): Promise<Finding> {
  const unrung = await pools.officer.transact('wl_bot', ({ db }) => unrungCases(db));
  if (unrung === 0) return fine('every L3 and L4 that nobody has taken is ringing');
  return failure(`${unrung} cases at L3 or L4 wait with nothing ringing`);
}

async function declared({ pools }: Tools): Promise<Finding> {
  const found = await pools.station.transact('wl_admin', ({ db }) => wallDifferences(db));
  if (found.length === 0) return fine('every right on every table is as declared');
  return failure(`rights differ: ${found.join('; ')}`);
}

async function pushed({ pools }: Tools): Promise<Finding> {
  const { tries, open } = await pushWall(pools);
  if (open.length === 0) return fine(`${tries} forbidden statements tried, each refused`);
  return failure(`let through: ${open.join('; ')}`);
}

async function queuedWords({ pools }: Tools): Promise<Finding> {
  const effects = await pools.officer.transact('wl_worker', ({ db }) =>
    newestEffects(db, EFFECTS_LOOKED_AT),
  );
  const telling = effects.filter(saysWords).length;
  if (telling > 0) return failure(`${telling} queued effects hold more than ids and codes`);
  return fine(`${effects.length} queued effects hold ids and codes only`);
}

async function smallGroups({ pools }: Tools): Promise<Finding> {
  const least = Math.min(...Object.values(POLICIES).map(({ atLeast }) => atLeast));
  const small = await pools.station.transact('wl_admin', ({ db }) => figuresBelow(db, least));
  if (small === 0) return fine(`no figure told is about fewer than ${least} people`);
  return failure(`${small} figures were told about fewer than ${least} people`);
}

async function log(verify: Verify): Promise<Finding> {
  const verdict = await verify();
  if (verdict.kind === 'ok') return fine(`the audit log verifies, ${verdict.size} records`);
  return failure('the audit log is broken: see `audit verify`');
}

function checkpoints({ settings }: Tools): Finding {
  if (settings.checkpointFile !== undefined)
    return fine('signed checkpoints are kept besides the database as well');
  return warning('signed checkpoints are kept in the database only: a cut log would not show');
}
