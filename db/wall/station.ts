// The station's world: what an officer sent through the one door, and who read it; the roster, and
// the care that is owed to the people on it.

import { all, type SchemaWall, some } from './rights.ts';

const EVERYTHING = all('select', 'insert', 'update', 'delete');
const OWN_UNIT = 'of their own unit';
const FOR_HR = 'for whoever answers for HR';

export const STATION_WALL: SchemaWall = {
  flag_inbox: {
    wl_registrar: all('select', 'insert', 'update', 'delete'),
    wl_instructor: some('for them or for any of their unit', 'select'),
  },
  flag_reads: {
    wl_registrar: all('select', 'delete'),
    wl_instructor: some('of flags they see', 'select', 'insert'),
  },
  roster: {
    wl_registrar: EVERYTHING,
    wl_instructor: some(OWN_UNIT, 'select', 'update(allows)', 'update(left_at)'),
    wl_desk: some(
      FOR_HR,
      'select(id)',
      'select(unit_id)',
      'select(no)',
      'select(name)',
      'select(leave_days)',
      'select(leave_taken)',
      'select(leave_year)',
      'select(left_at)',
    ),
  },
  roster_events: {
    wl_registrar: EVERYTHING,
    wl_instructor: some(OWN_UNIT, 'select', 'insert'),
  },
  worked_days: {
    wl_registrar: EVERYTHING,
    wl_instructor: some(OWN_UNIT, 'select'),
    wl_desk: some(FOR_HR, 'select'),
  },
  leave_plans: {
    wl_registrar: EVERYTHING,
    wl_instructor: some(
      OWN_UNIT,
      'select',
      'insert',
      'update(called_off_at)',
      'update(handed_over_on)',
    ),
    wl_desk: some(FOR_HR, 'select'),
  },
  care_tasks: {
    wl_registrar: EVERYTHING,
    wl_instructor: some(OWN_UNIT, 'select', 'insert', 'update'),
    wl_desk: some(
      'of hours and leave, for whoever answers for HR',
      'select(id)',
      'select(officer_id)',
      'select(occasions)',
      'select(due_on)',
      'select(state)',
      'select(ended_on)',
      'select(offered)',
      'select(owner_id)',
    ),
  },
  care_contacts: {
    wl_registrar: EVERYTHING,
    wl_instructor: some('of their own unit, or with who is now of it', 'select', 'insert'),
  },
  care_feeds: {
    wl_registrar: all('select'),
    wl_instructor: some('their own', 'select', 'insert', 'update', 'delete'),
  },
  appointments: {
    wl_registrar: EVERYTHING,
    wl_instructor: some('with themselves', 'select', 'update(alias)', 'update(ended_at)'),
  },
  requests: {
    wl_registrar: EVERYTHING,
    wl_desk: some('of their own desks, climbed to them or just passed on', 'select', 'update'),
  },
  request_steps: {
    wl_registrar: EVERYTHING,
    wl_desk: some(
      'of requests they see',
      'select',
      'update(done_at)',
      'update(done_by)',
      'update(how)',
    ),
  },
  handed_over: {
    wl_registrar: EVERYTHING,
    wl_instructor: some(
      'for an activity of theirs, thanks to their unit',
      'select',
      'update(done_at)',
    ),
  },
  peers: { wl_registrar: EVERYTHING },
  care_reminders: { wl_registrar: all('select', 'insert', 'delete') },
};
