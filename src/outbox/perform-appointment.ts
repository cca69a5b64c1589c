// Effects of booked talks, each with its handler.

import type { EffectOf } from '../core/effect.ts';
import {
  endAppointment,
  releaseAppointments,
  remindOfAppointment,
  showAppointment,
  withdrawAppointment,
} from '../hotline/appointments/cross.effect.ts';
import type { Tools } from './tools.ts';

type AppointmentEffect = EffectOf<
  | 'show-appointment.v1'
  | 'withdraw-appointment.v1'
  | 'remind-appointment.v1'
  | 'end-appointment.v1'
  | 'release-appointments.v1'
>;

export async function performAppointment(effect: AppointmentEffect, tools: Tools): Promise<void> {
  switch (effect.kind) {
    case 'show-appointment.v1':
      return showAppointment(effect, tools);
    case 'withdraw-appointment.v1':
      return withdrawAppointment(effect, tools);
    case 'remind-appointment.v1':
      return remindOfAppointment(effect, tools);
    case 'end-appointment.v1':
      return endAppointment(effect, tools);
    case 'release-appointments.v1':
      return releaseAppointments(effect, tools);
  }
}
