// Work accounts: linked by who is signed in, or by an admin who expects one; then they sign in.

import { appendAudit } from '../../../db/audit.ts';
import type { Tx } from '../../../db/client.ts';
import { dropSession, sessionsByIssuer, sessionWith } from '../../../db/sessions.ts';
import { lockStaff } from '../../../db/staff.ts';
import {
  accountOf,
  dropAccountOf,
  putAccount,
  putClaim,
  staffOfAccount,
  takeClaim,
} from '../../../db/work-accounts.ts';
import type { Tools } from '../../outbox/tools.ts';
import { onceOnly } from './once.flow.ts';
import { type Browser, type Opened, openSession, type SessionTools } from './session.flow.ts';
import {
  type Belief,
  claimOf,
  mayBe,
  shownAt,
  sidOf,
  type WorkAnswer,
  type WorkClaim,
  workClaim,
} from './work-account.ts';

export type WorkSignedIn =
  | ({ readonly kind: 'signed-in' } & Opened)
  | { readonly kind: 'unknown' | 'role-not-given' | 'refused' };

type Work = { readonly answer: WorkAnswer; readonly belief: Belief };

/** `state` was made for this one sign-in. */
export async function signInByWork(
  tools: SessionTools,
  work: Work,
  state: string,
  browser: Browser,
): Promise<WorkSignedIn> {
  const { answer, belief } = work;
  const at = tools.clock();
  const result = await onceOnly(tools, state, async (tx): Promise<WorkSignedIn> => {
    const staffId = await ownerOf(tx, tools, work);
    const member = staffId === undefined ? undefined : await lockStaff(tx.db, staffId);
    if (member === undefined || member.disabledAt !== null) {
      record(tx, at, 'program', 'sign-in-refused', 'program', { why: 'unknown' });
      return { kind: 'unknown' };
    }
    if (!mayBe(member.role, answer, belief)) {
      record(tx, at, 'program', 'sign-in-refused', `staff:${member.id}`, { why: 'role' });
      return { kind: 'role-not-given' };
    }
    const sid = sidOf(answer);
    const opened = await openSession(tx, tools, member.id, {
      ...browser,
      by: 'work-account',
      freshAt: shownAt(answer, at),
      sidKey: sid && sidKeyOf(tools, answer.issuer, sid),
    });
    return opened ? { kind: 'signed-in', ...opened } : { kind: 'unknown' };
  });
  return result ?? { kind: 'refused' };
}

/** Whose account it is; of one never seen, who is expected to come with its claim. */
async function ownerOf(tx: Tx, tools: SessionTools, { answer, belief }: Work) {
  const { issuer, subject } = answer;
  const accountKey = accountKeyOf(tools, issuer, subject);
  const known = await staffOfAccount(tx.db, accountKey);
  const claim = claimOf(answer, belief);
  if (known !== undefined || claim === undefined) return known;
  const staffId = await takeClaim(tx, claimKeyOf(tools, issuer, claim));
  if (staffId === undefined) return undefined;
  const at = tools.clock();
  putAccount(tx, { accountKey, staffId, linkedAt: at });
  record(tx, at, 'program', 'work-account-linked', `staff:${staffId}`, { by: 'claim' });
  return staffId;
}

export type Linked = { readonly kind: 'linked' | 'taken' | 'refused' };

/** For who is signed in here, still in that session, and just now there. */
export async function linkWorkAccount(
  tools: SessionTools,
  sessionId: string,
  { issuer, subject }: WorkAnswer,
  state: string,
): Promise<Linked> {
  const at = tools.clock();
  const linked = await onceOnly(tools, state, async (tx): Promise<Linked> => {
    const session = await sessionWith(tx.db, sessionId, at);
    const member = session && (await lockStaff(tx.db, session.staffId));
    if (member === undefined || member.disabledAt !== null) return { kind: 'refused' };
    const staffId = member.id;
    const accountKey = accountKeyOf(tools, issuer, subject);
    const owner = await staffOfAccount(tx.db, accountKey);
    if (owner === staffId) return { kind: 'linked' };
    if (owner !== undefined) return { kind: 'taken' };
    putAccount(tx, { accountKey, staffId, linkedAt: at });
    const actor = `${member.role}:${staffId}`;
    record(tx, at, actor, 'work-account-linked', `staff:${staffId}`, { by: 'owner' });
    return { kind: 'linked' };
  });
  return linked ?? { kind: 'refused' };
}

export async function unlinkWorkAccount(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  staffId: string,
  actor: string,
): Promise<void> {
  await pools.station.transact('wl_admin', async (tx) => {
    if ((await accountOf(tx.db, staffId)) === undefined) return;
    dropAccountOf(tx, staffId);
    record(tx, clock(), actor, 'work-account-unlinked', `staff:${staffId}`, {});
  });
}

/** @returns since when one is linked. */
export async function workAccountSince(
  { pools }: Pick<Tools, 'pools'>,
  staffId: string,
): Promise<Date | undefined> {
  return pools.station.transact(
    'wl_admin',
    async ({ db }) => (await accountOf(db, staffId))?.linkedAt,
  );
}

/** An admin's word that whoever comes with this claim is this one of the staff; used once. */
export async function expectWorkAccount(
  tools: Pick<Tools, 'pools' | 'keys' | 'clock'>,
  staffId: string,
  { issuer, claim: name, value }: { readonly [K in 'issuer' | 'claim' | 'value']: string },
  actor = 'program',
): Promise<{ readonly kind: 'expected' | 'no-such-staff' | 'bad-claim' }> {
  const at = tools.clock();
  const claim = workClaim(name, value);
  if (claim === undefined) return { kind: 'bad-claim' };
  return tools.pools.station.transact('wl_admin', async (tx) => {
    const member = await lockStaff(tx.db, staffId);
    if (member === undefined || member.disabledAt !== null) return { kind: 'no-such-staff' };
    putClaim(tx, { claimKey: claimKeyOf(tools, issuer, claim), staffId, setAt: at });
    record(tx, at, actor, 'work-account-expected', `staff:${staffId}`, { claim: name });
    return { kind: 'expected' };
  });
}

/** What an issuer tells when somebody is signed out there: who, or which of their sessions. */
export type SignedOutThere = {
  readonly issuer: string;
  /** This one notice. */
  readonly id: string;
  readonly subject: string | undefined;
  readonly sid: string | undefined;
};

/** Ends what began with that session of the issuer, or with the account. Safe to be told twice. */
export async function signOutByIssuer(
  tools: SessionTools,
  { issuer, id, subject, sid }: SignedOutThere,
): Promise<void> {
  const at = tools.clock();
  await onceOnly(tools, `signed-out:${id}`, async (tx) => {
    const sidKey = sid === undefined ? undefined : sidKeyOf(tools, issuer, sid);
    const accountKey = subject === undefined ? undefined : accountKeyOf(tools, issuer, subject);
    const staffId = accountKey && (await staffOfAccount(tx.db, accountKey));
    const live = await sessionsByIssuer(tx.db, { staffId, sidKey });
    for (const one of live) dropSession(tx, one.id);
    for (const [owner, ended] of Map.groupBy(live, (one) => one.staffId))
      record(tx, at, 'program', 'sessions-ended', `staff:${owner}`, { ended: ended.length });
  });
}

type Keyed = Pick<Tools, 'keys'>;

function accountKeyOf({ keys }: Keyed, issuer: string, subject: string): string {
  return keys.tokenKey(JSON.stringify(['work-account', issuer, subject]));
}

function claimKeyOf({ keys }: Keyed, issuer: string, { name, value }: WorkClaim): string {
  return keys.tokenKey(JSON.stringify(['work-claim', issuer, name, value]));
}

function sidKeyOf({ keys }: Keyed, issuer: string, sid: string): string {
  return keys.tokenKey(JSON.stringify(['work-session', issuer, sid]));
}

function record(
  tx: Tx,
  at: Date,
  actor: string,
  action: string,
  subject: string,
  detail: Readonly<Record<string, string | number>>,
): void {
  appendAudit(tx, [{ at, actor, action, subject, detail }]);
}
