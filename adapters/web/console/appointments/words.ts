import appointmentsEn from '../../../../prompts/console/en/appointments.json' with { type: 'json' };
import appointmentsZh from '../../../../prompts/console/zh-CN/appointments.json' with {
  type: 'json',
};
import { saidLines } from '../said.ts';
import { type Words, wordsIn } from '../words.ts';

type AppointmentKey = keyof typeof appointmentsEn;
export type AppointmentWords = Words<AppointmentKey>;

export const appointmentWords = wordsIn<AppointmentKey>(appointmentsEn, appointmentsZh);

export const saidLine = saidLines<AppointmentKey>(
  appointmentsEn,
  new Set(['added', 'removed', 'called-off']),
);
