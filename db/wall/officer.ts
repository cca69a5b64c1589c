// The officers' world. Nobody of the station's login is here at all; the worker, the logger and
// the auditor, who share the officers' login, do without it too.

import { all, type Right, type SchemaWall, some } from './rights.ts';

const OPENED = 'of whom an opening of theirs stands';

const CASE_FOR_GLASS: readonly Right[] = [
  'select(id)',
  'select(code)',
  'select(person_id)',
  'select(unit_id)',
  'select(level)',
  'select(state)',
  'select(counselor_id)',
  'select(wrapped)',
];

const THE_PROGRAM = { wl_bot: all('select', 'insert', 'update', 'delete') } as const;

/** Of an alarm, what a counselor sees; the last three are what they say of it. */
const JUDGED = [
  'id',
  'case_id',
  'act',
  'level',
  'because',
  'at',
  'verdict',
  'verdict_by',
  'verdict_at',
] as const;

export const OFFICER_WALL: SchemaWall = {
  people: {
    ...THE_PROGRAM,
    wl_counselor: some('of a case they see', 'select', 'update(recent)'),
    wl_glass: some(OPENED, 'select(id)', 'select(alias)', 'select(unit_id)'),
  },
  person_keys: { ...THE_PROGRAM, wl_glass: some(OPENED, 'select') },
  addresses: { ...THE_PROGRAM, wl_glass: some(OPENED, 'select') },
  card_uses: { wl_bot: all('select', 'insert') },
  consents: { wl_bot: all('select', 'insert'), wl_glass: some(OPENED, 'select') },
  check_ins: THE_PROGRAM,
  scale_runs: THE_PROGRAM,
  plans: THE_PROGRAM,
  messages: {
    ...THE_PROGRAM,
    wl_counselor: some('of cases they hold', 'select', 'insert'),
    wl_glass: some('of a case that an opening of theirs is about', 'select'),
  },
  assessments: { ...THE_PROGRAM, wl_counselor: some('of episodes they hold', 'select') },
  cases: {
    ...THE_PROGRAM,
    wl_counselor: some('in the queue or held', 'select', 'update'),
    wl_glass: some('held, led, or with a request', ...CASE_FOR_GLASS),
  },
  safety_plans: {
    ...THE_PROGRAM,
    wl_counselor: some('of cases they hold', 'select', 'insert', 'update'),
  },
  ladder_forms: {
    wl_bot: all('select', 'delete'),
    wl_counselor: some('of cases they hold', 'select', 'insert'),
  },
  messenger_talks: {
    ...THE_PROGRAM,
    wl_counselor: some('their own, and of cases they hold', 'select', 'insert', 'update'),
  },
  talk_blocks: {
    ...THE_PROGRAM,
    wl_counselor: some('asked by who holds, decided by a lead', 'select', 'insert', 'update'),
  },
  case_waits: { ...THE_PROGRAM, wl_counselor: all('select', 'insert', 'update') },
  case_tasks: {
    ...THE_PROGRAM,
    wl_counselor: some('of cases they hold', 'select', 'insert', 'update'),
  },
  // The program itself does not read them.
  case_notes: { wl_counselor: some('of cases they hold', 'select', 'insert') },
  case_aids: {
    wl_bot: all('select', 'update(sealed)', 'update(ended_at)', 'delete'),
    wl_counselor: some('asked for by themselves, of cases they hold', 'select', 'insert', 'delete'),
  },
  break_glass: {
    wl_bot: all('select', 'update(state)', 'update(ended_at)', 'update(told_at)'),
    wl_glass: some('by whoever may ask or decide', 'select', 'insert', 'update'),
  },
  deaths: { wl_counselor: some('of cases they hold', 'select', 'insert', 'update', 'delete') },
  flags: THE_PROGRAM,
  appointments: THE_PROGRAM,
  problems: THE_PROGRAM,
  me_toos: THE_PROGRAM,
  activity_signups: THE_PROGRAM,
  kudos: THE_PROGRAM,
  web_lines: THE_PROGRAM,
  sealed_cards: {
    wl_bot: all(
      'insert',
      'delete',
      'select(person_id)',
      'select(field)',
      'select(key_id)',
      'select(mask)',
      'select(left_at)',
      'update(key_id)',
      'update(sealed)',
      'update(mask)',
      'update(left_at)',
    ),
    wl_glass: some(
      OPENED,
      'select(person_id)',
      'select(field)',
      'select(key_id)',
      'select(sealed)',
      'select(left_at)',
    ),
  },
  own_data_links: THE_PROGRAM,
  gone: { wl_bot: all('select', 'insert', 'update') },
  recovery_phrases: THE_PROGRAM,
  move_links: THE_PROGRAM,
  counted: { wl_bot: all('select', 'insert', 'delete') },
  resource_uses: { wl_bot: all('select', 'insert', 'delete') },
  counted_blocks: { wl_bot: all('select', 'insert', 'delete') },
  alarms: {
    ...THE_PROGRAM,
    wl_counselor: some(
      'of cases they hold or held',
      ...JUDGED.map((column) => `select(${column})` as const),
      ...JUDGED.slice(-3).map((column) => `update(${column})` as const),
    ),
  },
  rule_switches: {
    wl_bot: all('select'),
    wl_counselor: some('changed by a lead alone', 'select', 'insert', 'update'),
  },
  trend_spreads: { wl_bot: all('select', 'insert', 'update') },
};
