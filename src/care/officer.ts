// Somebody on a station's roster, by name. Nothing leads from here to an alias, or back.

import type { Allowance } from './occasions.ts';

export type Officer = {
  readonly id: string;
  readonly unitId: string;
  /** The service number: what a list knows them by. */
  readonly no: string;
  readonly name: string;
  readonly bornOn: string | undefined;
  readonly checkedUpOn: string | undefined;
  readonly leaveDays: number | undefined;
  readonly leaveTaken: number | undefined;
  /** Of which year the two are. */
  readonly leaveYear: number | undefined;
  readonly allows: readonly Allowance[];
};

export const AGE_GROUPS = ['young', 'middle', 'senior'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

const MIDDLE_FROM = 35;
const SENIOR_FROM = 50;

/** Absent where the roster has no birthday. */
export function ageGroup(bornOn: string | undefined, today: string): AgeGroup | undefined {
  if (bornOn === undefined) return undefined;
  const hadBirthday = today.slice(4) >= bornOn.slice(4);
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (hadBirthday ? 0 : 1);
  if (years >= SENIOR_FROM) return 'senior';
  return years >= MIDDLE_FROM ? 'middle' : 'young';
}
