// Hours that two of the staff give, a time agreed with each, and an activity of each organizer.

import { showToStaff } from '../../db/appointments.ts';
import { activitiesView, makeActivity } from '../../src/care/activities/organizer.flow.ts';
import { campaignsView, makeCampaign } from '../../src/care/campaigns/campaigns.flow.ts';
import { addHours, appointmentsView } from '../../src/hotline/appointments/staff-side.flow.ts';
import { WEEKLY } from '../support/booking-world.ts';
import type { World } from '../support/world.ts';

export async function agreedOf({ tools, staff, unitId }: World) {
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
  const text = { title: 'A lecture', about: 'About sleep', place: 'Room 3' };
  const organized = async (one: { readonly id: string }, role: 'instructor' | 'admin') => {
    const who = { id: one.id, role } as const;
    const times = { day: '2026-03-06', from: '15:00', to: '16:00', places: '' };
    const wish = { en: text, zh: text, ...times, needsNames: true, unitId };
    await makeActivity(tools, who, wish);
    return (await activitiesView(tools, who)).activities[0]?.id ?? '';
  };
  const days = { name: 'Listening', from: '2026-03-02', until: '2026-03-20' };
  const wish = { ...days, unitIds: [unitId], team: [], scaleId: undefined };
  await makeCampaign(tools, `admin:${staff.admin.id}`, wish);
  const campaign = (await campaignsView(tools)).campaigns[0]?.id ?? '';
  return {
    campaign: { all: campaign },
    activity: {
      instructor: await organized(staff.instructor, 'instructor'),
      admin: await organized(staff.admin, 'admin'),
    },
    appointment: { instructor: instructor.appointment, 'another counselor': second.appointment },
    hours: { instructor: instructor.hours, 'another counselor': second.hours },
  };
}
