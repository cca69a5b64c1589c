// Between the worlds: what both know and no officer is in, the audit log, the outbox.

import type { EffectKind } from '../../src/core/effect.ts';
import type { Role } from '../client.ts';
import { all, type SchemaWall, some } from './rights.ts';

const INSERT = all('insert');
const OWN_RECORD = some('in their own name', 'insert');
const WISH = some('of the few kinds that may cross', 'insert');
const SELECT = all('select');
const READ_LOG = { wl_auditor: SELECT } as const;
const READ_BY_OFFICERS = { wl_bot: SELECT, wl_counselor: SELECT } as const;
const KEPT_BY_ADMINS = {
  wl_bot: SELECT,
  wl_admin: all('select', 'insert', 'update', 'delete'),
} as const;
const RELEASED = {
  wl_bot: all('select', 'insert'),
  wl_admin: SELECT,
  wl_instructor: SELECT,
} as const;

const TOLD = { ...RELEASED, wl_registrar: all('select', 'insert') } as const;

/** What the station may ask of the officers' side: wishes that name things, none with text. */
export const CROSSINGS: Readonly<Partial<Record<Role, readonly EffectKind[]>>> = {
  wl_registrar: [
    'remind-care.v1',
    'tell-problem.v1',
    'watch-request.v1',
    'change-activity.v1',
    'check-peers.v1',
  ],
  wl_instructor: [
    'tell-flag-read.v1',
    'start-incident.v1',
    'remind-incident.v1',
    'end-appointment.v1',
    'end-activity.v1',
    'change-activity.v1',
    'count-activity.v1',
    'check-peers.v1',
  ],
  wl_desk: ['tell-problem.v1', 'watch-request.v1'],
  wl_admin: [
    'plan-unit.v1',
    'start-campaign.v1',
    'tell-answers.v1',
    'hand-on-activities.v1',
    'acknowledge.v1',
    'release-cases.v1',
    'return-flags.v1',
    'release-appointments.v1',
    'check-peers.v1',
    'decide-glass.v1',
    'start-incident.v1',
    'remind-incident.v1',
    'read-sentence.v1', // an admin's own sentence, sealed: it comes back to them
  ],
};

export const LEDGER_WALL: SchemaWall = {
  audit_events: {
    wl_bot: INSERT,
    wl_counselor: OWN_RECORD,
    wl_glass: OWN_RECORD,
    wl_worker: INSERT,
    wl_registrar: INSERT,
    wl_instructor: OWN_RECORD,
    wl_desk: OWN_RECORD,
    wl_admin: INSERT,
    wl_logger: SELECT,
    wl_auditor: all('select', 'insert'),
  },
  audit_leaves: { ...READ_LOG, wl_logger: all('select', 'insert') },
  audit_checkpoints: { ...READ_LOG, wl_logger: all('select', 'insert') },
  audit_prunes: { ...READ_LOG, wl_logger: all('select', 'insert') },
  audit_cosignatures: { ...READ_LOG, wl_logger: all('select', 'insert') },
  audit_witnesses: {
    ...READ_LOG,
    wl_logger: SELECT,
    wl_admin: all('select', 'insert', 'update'),
  },
  outbox: {
    wl_bot: all('insert', 'select(lane)', 'select(effect)', 'delete'),
    wl_counselor: INSERT,
    wl_glass: WISH,
    wl_worker: all('select', 'insert', 'update', 'delete'),
    wl_registrar: WISH,
    wl_instructor: WISH,
    wl_desk: WISH,
    wl_admin: WISH,
  },
  figures: RELEASED,
  figure_releases: RELEASED,
  reviews: TOLD,
  review_figures: TOLD,
  inbound: { wl_bot: all('select', 'insert', 'delete'), wl_admin: INSERT },
  retention_runs: { wl_bot: all('select', 'insert'), wl_admin: SELECT, wl_auditor: SELECT },
  glass_keys: {},
  installation: { wl_bot: SELECT, wl_admin: SELECT },
  wrapping_keys: { wl_worker: all('select', 'insert', 'delete') },
  leases: { wl_worker: all('select', 'insert', 'update', 'delete') },
  paces: { wl_bot: all('select', 'insert', 'update', 'delete') },
  units: {
    ...READ_BY_OFFICERS,
    wl_glass: SELECT,
    wl_registrar: SELECT,
    wl_instructor: SELECT,
    wl_desk: SELECT,
    wl_admin: all('select', 'insert', 'update'),
  },
  incidents: {
    wl_bot: all('select', 'insert'),
    wl_instructor: some('of their unit', 'select', 'insert', 'update'),
    wl_admin: some('that the station marked', 'select', 'insert', 'update'),
  },
  squads: {
    ...READ_BY_OFFICERS,
    wl_instructor: SELECT,
    wl_admin: all('select', 'insert', 'update'),
  },
  schedules: { ...READ_BY_OFFICERS, wl_admin: all('select', 'insert', 'update') },
  unit_days: KEPT_BY_ADMINS,
  squad_patterns: KEPT_BY_ADMINS,
  squad_duties: KEPT_BY_ADMINS,
  schedule_feeds: { wl_admin: all('select', 'insert', 'update', 'delete') },
  desk_profiles: { ...READ_BY_OFFICERS, wl_admin: all('select', 'insert', 'update') },
  intake_pauses: { wl_bot: SELECT, wl_counselor: all('select', 'insert', 'update') },
  messenger_policies: { ...READ_BY_OFFICERS, wl_admin: all('select', 'insert') },
  scales: { wl_bot: SELECT, wl_admin: all('select', 'insert', 'update') },
  schedule_changes: { wl_admin: all('select', 'insert', 'update') },
  on_call_shifts: { wl_bot: SELECT, wl_admin: all('select', 'insert', 'update') },
  on_call_swaps: { wl_admin: all('select', 'insert', 'update') },
  resource_checks: { wl_bot: SELECT, wl_admin: all('select', 'insert') },
  talk_hours: {
    wl_bot: SELECT,
    wl_instructor: some('their own', 'select', 'insert', 'delete'),
  },
  talk_slots: { wl_bot: all('select', 'insert', 'delete') },
  campaigns: {
    wl_bot: all('select', 'update(invited)', 'update(answers)'),
    wl_admin: all('select', 'insert', 'update(ended_at)'),
  },
  campaign_hearings: { wl_admin: all('select', 'insert') },
  activities: {
    wl_bot: all('select', 'update(signed_up)'),
    wl_registrar: all('select', 'update(made_by)'),
    wl_instructor: some(
      'their own',
      'select',
      'insert',
      'update(came)',
      'update(called_off_at)',
      'update(texts)',
      'update(at)',
      'update(until)',
      'update(places)',
    ),
  },
  desk_routes: {
    wl_bot: SELECT,
    wl_registrar: SELECT,
    wl_desk: SELECT,
    wl_admin: all('select', 'insert', 'delete'),
  },
  board_entries: {
    wl_bot: all('select', 'update(me_too)'),
    wl_desk: SELECT,
    wl_registrar: all('select', 'insert'),
  },
  cards: { ...READ_BY_OFFICERS, wl_admin: all('select', 'insert') },
  staff: {
    ...READ_BY_OFFICERS,
    wl_glass: SELECT,
    wl_registrar: SELECT,
    wl_instructor: SELECT,
    wl_desk: SELECT,
    wl_admin: all('select', 'insert', 'update'),
  },
  staff_addresses: {
    ...READ_BY_OFFICERS,
    wl_admin: all('select', 'insert', 'update', 'delete'),
  },
  staff_links: { wl_admin: all('select', 'insert', 'update', 'delete') },
  staff_sessions: { wl_admin: all('select', 'insert', 'update', 'delete') },
  passkeys: { wl_admin: all('select', 'insert', 'update', 'delete') },
  work_accounts: { wl_admin: all('select', 'insert', 'update', 'delete') },
  work_claims: { wl_admin: all('select', 'insert', 'update', 'delete') },
};
