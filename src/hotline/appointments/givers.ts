// With whom an officer may book a talk: instructors of the own unit, peers of the own unit first and a
// few of others beside them, for whoever would rather not meet a close colleague, and counselors who
// do not decide about the unit's people.

import type { StaffRole } from '../../admin/staff.ts';

const PEERS_ELSEWHERE_MAX = 3;

type Giver = { readonly id: string; readonly role: StaffRole; readonly unitId: string | null };

export function givenTo<T extends Giver>(
  given: readonly T[],
  about: {
    readonly unitId: string | undefined;
    /** Whose people an account decides about. */
    readonly inCharge: ReadonlyMap<string, string>;
  },
): readonly T[] {
  const { unitId, inCharge } = about;
  const isOwn = (one: T) => unitId !== undefined && one.unitId === unitId;
  const of = (role: StaffRole) => given.filter((one) => one.role === role);
  const counselors = given.filter(
    ({ id, role }) =>
      (role === 'counselor' || role === 'lead') &&
      (unitId === undefined || inCharge.get(id) !== unitId),
  );
  const elsewhere = of('peer').filter((one) => !isOwn(one));
  return [
    ...of('instructor').filter(isOwn),
    ...of('peer').filter(isOwn),
    ...elsewhere.slice(0, PEERS_ELSEWHERE_MAX),
    ...counselors,
  ];
}
