import { describe, expect, it } from 'vitest';
import { STAFF_ROLES } from '../../../src/admin/staff.ts';
import { givenTo } from '../../../src/hotline/appointments/givers.ts';

const account = (id: string, role: (typeof STAFF_ROLES)[number], unitId: string | null = null) => ({
  id,
  role,
  unitId,
});
const ALL = [
  account('counselor', 'counselor'),
  account('in charge', 'counselor'),
  account('lead', 'lead'),
  ...['p1', 'p2', 'p3', 'p4'].map((id) => account(id, 'peer', 'elsewhere')),
  account('own peer', 'peer', 'here'),
  account('instructor', 'instructor', 'here'),
  account('other instructor', 'instructor', 'elsewhere'),
];
const inCharge = new Map([['in charge', 'here']]);
const ids = (unitId: string | undefined) => givenTo(ALL, { unitId, inCharge }).map(({ id }) => id);

describe('who may be booked', () => {
  it('is the own instructor, own peers, a few from elsewhere, and who does not decide about one', () => {
    expect(ids('here')).toEqual(['instructor', 'own peer', 'p1', 'p2', 'p3', 'counselor', 'lead']);
  });

  it('is no instructor for whoever named no unit', () => {
    expect(ids(undefined)).toEqual(['p1', 'p2', 'p3', 'counselor', 'in charge', 'lead']);
  });

  it('is never an admin, a desk or an auditor', () => {
    const others = STAFF_ROLES.map((role) => account(role, role, 'here'));
    const offered = givenTo(others, { unitId: 'here', inCharge: new Map() }).map(({ id }) => id);
    expect(offered).toEqual(['instructor', 'peer', 'counselor', 'lead']);
  });
});
