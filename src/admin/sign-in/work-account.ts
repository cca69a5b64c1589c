// Who an issuer says somebody is. Its word alone makes no account and gives no role: an account was
// linked by its owner or expected by an admin, and a role can only be found missing.

import type { StaffRole } from '../staff.ts';

type Claims = Readonly<Record<string, unknown>>;

/** What the issuer answered, its signature and times checked. */
export type WorkAnswer = {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Claims;
};

/** What of an issuer's word is believed. */
export type Belief = {
  /** The claim by which an admin may have expected somebody. */
  readonly claim: string | undefined;
  /** The claim that must name whoever signs in's role, and how it names each. */
  readonly roles:
    | { readonly claim: string; readonly names: ReadonlyMap<string, StaffRole> }
    | undefined;
};

export type WorkClaim = { readonly name: string; readonly value: string };

/** An e-mail address counts once the issuer has verified it. */
export function claimOf({ claims }: WorkAnswer, { claim }: Belief): WorkClaim | undefined {
  const value = claim === undefined ? undefined : claims[claim];
  if (claim === undefined || typeof value !== 'string') return undefined;
  if (claim === 'email' && claims['email_verified'] !== true) return undefined;
  return workClaim(claim, value);
}

/** As it is compared; absent when there is nothing to compare. */
export function workClaim(name: string, text: string): WorkClaim | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return { name, value: name === 'email' ? trimmed.toLowerCase() : trimmed };
}

/** One name or a list of them, where roles are asked of the issuer at all. */
export function mayBe(role: StaffRole, { claims }: WorkAnswer, { roles }: Belief): boolean {
  if (roles === undefined) return true;
  const told: readonly unknown[] = [claims[roles.claim]].flat();
  return told.some((name) => typeof name === 'string' && roles.names.get(name) === role);
}

/** When they showed the issuer who they are. A session it has had for long is no fresh proof. */
export function shownAt({ claims }: WorkAnswer, now: Date): Date {
  const seconds = claims['auth_time'];
  return new Date(typeof seconds === 'number' ? Math.min(seconds * 1_000, +now) : 0);
}

/** The issuer's own session, for when it ends there. */
export function sidOf({ claims }: WorkAnswer): string | undefined {
  const sid = claims['sid'];
  return typeof sid === 'string' ? sid : undefined;
}
