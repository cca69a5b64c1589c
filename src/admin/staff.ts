// Who is in charge of what. Which world a role works in follows from the role alone.

import type { Locale } from '../core/person.ts';

export const STAFF_ROLES = [
  'counselor',
  'lead',
  'instructor',
  'peer',
  'desk',
  'admin',
  'auditor',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export function isStaffRole(text: string): text is StaffRole {
  return STAFF_ROLES.some((role) => role === text);
}

/** One of the staff, as pages and flows know them. */
export type Member = {
  readonly id: string;
  readonly role: StaffRole;
  readonly label: string;
  readonly unitId: string | undefined;
  readonly locale: Locale;
};

/** Roles that may take a case. */
const DESK_ROLES = ['counselor', 'lead'] as const satisfies readonly StaffRole[];

export function mayTakeCases(role: StaffRole): boolean {
  return DESK_ROLES.some((one) => one === role);
}

/** Who may be the second person when a seal is to be broken. */
export function mayConfirm(role: StaffRole): boolean {
  return mayTakeCases(role) || role === 'admin';
}

/** An instructor cares for one unit, a peer is of one; nobody else belongs to any. */
export function isOfUnit(role: StaffRole): boolean {
  return role === 'instructor' || role === 'peer';
}
