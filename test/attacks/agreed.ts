// Hours that two of the staff give, and a time agreed with each.

import { showToStaff } from '../../db/appointments.ts';
import { addHours, appointmentsView } from '../../src/hotline/appointments/staff-side.flow.ts';
import { WEEKLY } from '../support/booking-world.ts';
import type { World } from '../support/world.ts';

export async function agreedOf({ tools, staff }: World) {
  const agreed = async (id: string, role: 'instructor' | 'counselor') => {
    await addHours(tools, { id, role }, { ...WEEKLY, weekday: '3' });
    const appointment = tools.newId();
    const at = new Date(tools.clock().getTime() + 86_400_000);
    await tools.pools.station.transact('wl_registrar', ({ db }) =>
      showToStaff(db, { id: appointment, staffId: id, at, alias: 'Pine-ABCD' }),
    );
    const { hours } = await appointmentsView(tools, { id, role });
    return { appointment, hours: hours[0]?.id ?? '' };
  };
  const instructor = await agreed(staff.instructor.id, 'instructor');
  const second = await agreed(staff.second.id, 'counselor');
  return {
    appointment: { instructor: instructor.appointment, 'another counselor': second.appointment },
    hours: { instructor: instructor.hours, 'another counselor': second.hours },
  };
}
