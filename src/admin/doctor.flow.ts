// Looks at a live installation, one line for each thing that must hold. Ids, codes and counts only.

import { readdir } from 'node:fs/promises';
import { wordingsAgreed } from '../../db/consents.ts';
import { keyCheckOf } from '../../db/installation.ts';
import { outboxCounts } from '../../db/outbox-view.ts';
import { activeStaff } from '../../db/staff.ts';
import { wallDifferences } from '../../db/wall/findings.ts';
import { liveWrappingKeys } from '../../db/wrapping-keys.ts';
import { RESOURCES } from '../hotline/resources.ts';
import type { Config } from '../ops/config.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import type { GoneFindings } from '../trust/gone/gone.ts';
import { wordingHashed } from '../trust/wordings.ts';
import { type Finding, failure, fine, nodeFinding, resourcesFinding, warning } from './doctor.ts';
import { backups, connections, migrations, postgres } from './doctor-postgres.flow.ts';

type Verify = () => Promise<{ readonly kind: 'ok'; readonly size: number } | BrokenLog>;
type BrokenLog = { readonly kind: 'broken'; readonly why: string; readonly leaf?: number };

/** Looks that live in another room. */
export type Elsewhere = {
  readonly verify: Verify;
  readonly lookAtGone: (goneFile: string) => Promise<GoneFindings>;
  /** Resolves once the model has answered something; absent: none is configured. */
  readonly askModel?: (() => Promise<unknown>) | undefined;
};

export async function doctor(
  tools: Tools,
  config: Config,
  { verify, lookAtGone, askModel }: Elsewhere,
): Promise<Finding[]> {
  const checks: readonly [name: string, check: () => Promise<Finding> | Finding][] = [
    ['Node', () => nodeFinding(process.versions.node)],
    ['Postgres', () => postgres(tools)],
    ['connections', () => connections(tools, config.DATABASE_CONNECTIONS)],
    ['migrations', () => migrations(tools)],
    ['master key', () => masterKey(tools)],
    ['wrapping keys', () => wrappingKeys(tools)],
    ['sealed cards', () => sealedCards(tools)],
    ['wall', () => wall(tools)],
    ['audit log', () => auditLog(verify)],
    ['outbox', () => outbox(tools)],
    ['consents', () => consents(tools)],
    ['gone', () => gone(tools, lookAtGone)],
    ['spool', () => spool(tools)],
    ['checkpoints', () => checkpoints(tools)],
    ['backups', () => backups(tools)],
    ['channels', () => channels(config)],
    ['help lines', () => resourcesFinding(RESOURCES, tools.clock())],
    ['staff', () => desk(tools)],
    ['model', () => model(askModel)],
  ];
  const findings: Finding[] = [];
  for (const [name, check] of checks) findings.push(await looked(name, check));
  return findings;
}

async function looked(name: string, check: () => Promise<Finding> | Finding): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return failure(`${name} could not be looked at: ${String(factsOf(error)['error'])}`);
  }
}

async function masterKey({ pools, keys }: Tools): Promise<Finding> {
  const check = await pools.officer.transact('wl_bot', ({ db }) => keyCheckOf(db));
  return check === keys.check
    ? fine('master key is the one this database was sealed with')
    : failure('master key is not the one this database was sealed with');
}

async function wrappingKeys({ pools, keys }: Tools): Promise<Finding> {
  const live = await pools.officer.transact('wl_worker', ({ db }) => liveWrappingKeys(db));
  const held = new Set(keys.ring.all().map(({ id }) => id));
  const missing = live.filter(({ id }) => !held.has(id)).map(({ id }) => id);
  if (missing.length > 0) return failure(`keys not at hand: ${missing.join(', ')}`);
  if (live.length === 1) return fine('the wrapping key is at hand, and the only one in use');
  return warning(`${live.length} wrapping keys in use: a rotation is not finished`);
}

/** Its other half may lie in a safe; another key's would be found out at the opening, at night. */
async function sealedCards({ glass }: Tools): Promise<Finding> {
  switch (await glass.look()) {
    case 'opens':
      return fine('sealed cards open: the other half of their key is here');
    case 'half-away':
      return warning('the other half of the key to sealed cards is not here: no card opens now');
    case 'of-another-key':
      return failure('the key to sealed cards is another one than they are sealed to');
  }
}

/** One line for each right that differs from what `db/wall` declares. */
async function wall({ pools }: Tools): Promise<Finding> {
  const found = await pools.station.transact('wl_admin', ({ db }) => wallDifferences(db));
  return found.length === 0
    ? fine('the wall between the worlds stands as declared')
    : failure(`the wall is not as declared: ${found.join('; ')}`);
}

async function auditLog(verify: Verify): Promise<Finding> {
  const verdict = await verify();
  if (verdict.kind === 'ok') return fine(`audit log verified, ${verdict.size} records`);
  const where = verdict.leaf === undefined ? '' : ` at leaf ${verdict.leaf}`;
  return failure(`audit log broken${where}: ${verdict.why}`);
}

async function outbox({ pools }: Tools): Promise<Finding> {
  const { waiting, dead } = await pools.officer.transact('wl_worker', ({ db }) => outboxCounts(db));
  const line = `${waiting} effects waiting, ${dead} given up`;
  return dead === 0 ? fine(line) : warning(line);
}

/** A consent proves what was read only while its wording is still here. */
async function consents({ pools }: Tools): Promise<Finding> {
  const agreed = await pools.officer.transact('wl_bot', ({ db }) => wordingsAgreed(db));
  const lost = agreed.filter(({ scope, wording }) => wordingHashed(scope, wording) === undefined);
  if (lost.length === 0) return fine('every wording that was agreed to can be shown');
  const scopes = [...new Set(lost.map(({ scope }) => scope))];
  return failure(`wordings agreed to are missing from prompts/slips: ${scopes.join(', ')}`);
}

/** What was erased or taken back must be filed besides the database, and nobody be back. */
async function gone(
  { settings: { goneFile } }: Tools,
  look: Elsewhere['lookAtGone'],
): Promise<Finding> {
  if (goneFile === undefined)
    return warning(
      'what is gone is kept in the database only: a restored copy would bring it back',
    );
  const { unreadable, notDone, notFiled, back } = await look(goneFile);
  if (unreadable > 0) return failure(`the file of what is gone has ${unreadable} unreadable lines`);
  if (back > 0) return failure(`${back} people are there again who were erased: start once more`);
  if (notDone > 0) return failure(`${notDone} erasures or withdrawals of the file were not redone`);
  if (notFiled > 0) return failure(`${notFiled} erasures or withdrawals are not in the file yet`);
  return fine('what was erased or taken back is filed, and nobody is back');
}

async function spool({ settings }: Tools): Promise<Finding> {
  const names: string[] = await readdir(settings.spoolFolder).catch(() => []);
  const parked = names.filter((name) => name.endsWith('.parked')).length;
  const waiting = names.filter((name) => name.endsWith('.sealed')).length;
  if (parked > 0) return failure(`${parked} spooled messages could never be received`);
  return waiting === 0 ? fine('nothing spooled') : warning(`${waiting} spooled messages waiting`);
}

function checkpoints({ settings }: Tools): Finding {
  return settings.checkpointFile === undefined
    ? warning('signed checkpoints are kept in the database only: a cut log would not show')
    : fine('signed checkpoints are kept besides the database');
}

function channels(config: Config): Finding {
  const on = [
    'web',
    ...(config.TELEGRAM_TOKEN === undefined ? [] : ['telegram']),
    ...(config.SLACK_BOT_TOKEN === undefined ? [] : ['slack']),
  ];
  const hasAlerts =
    config.TELEGRAM_STAFF_CHAT !== undefined || config.SLACK_STAFF_CHANNEL !== undefined;
  const line = `channels: ${on.join(', ')}`;
  return hasAlerts ? fine(line) : warning(`${line}; alerts reach the console only`);
}

async function desk({ pools }: Tools): Promise<Finding> {
  const counselors = await pools.officer.transact('wl_bot', ({ db }) =>
    activeStaff(db, ['counselor', 'lead']),
  );
  if (counselors.length > 0) return fine(`${counselors.length} counselors and leads`);
  return warning('no counselor: no-desk mode, people in need are given outside lines');
}

async function model(ask: Elsewhere['askModel']): Promise<Finding> {
  if (ask === undefined) return fine('no model is asked: rules and written lines do all');
  try {
    await ask();
    return fine('the model answers');
  } catch (error) {
    const why = String(factsOf(error)['error']);
    return warning(`the model does not answer (${why}): rules and written lines go on without it`);
  }
}
