// A time to talk that was agreed. The officer's side knows whose it is; the staff's side gets the
// time and, where the officer wants, the alias. A name goes by a note to the instructor, which the
// officer sees word for word: there is no second door for words.

export const APPOINTMENT_STATES = ['booked', 'cancelled', 'moved', 'by-staff'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** What the officer's dialogue keeps of the one that stands. */
export type Booked = {
  readonly id: string;
  readonly staffId: string;
  /** The label of the account. */
  readonly who: string;
  readonly at: string;
};

export type AppointmentChange =
  | {
      readonly kind: 'appointment-made';
      readonly appointmentId: string;
      readonly staffId: string;
      readonly at: Date;
      /** They are shown under their alias; else as nobody. */
      readonly byAlias: boolean;
    }
  | {
      readonly kind: 'appointment-ended';
      readonly appointmentId: string;
      readonly why: Exclude<AppointmentState, 'booked'>;
    };
