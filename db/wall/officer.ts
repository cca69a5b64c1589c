// The officers' world. Nobody of the station's login is here at all; the worker, the logger and
// the auditor, who share the officers' login, do without it too.

import { all, type SchemaWall, some } from './rights.ts';

const THE_PROGRAM = { wl_bot: all('select', 'insert', 'update', 'delete') } as const;

export const OFFICER_WALL: SchemaWall = {
  people: { ...THE_PROGRAM, wl_counselor: some('of a case they see', 'select', 'update(recent)') },
  person_keys: THE_PROGRAM,
  addresses: THE_PROGRAM,
  card_uses: { wl_bot: all('select', 'insert') },
  consents: { wl_bot: all('select', 'insert') },
  check_ins: THE_PROGRAM,
  plans: THE_PROGRAM,
  messages: { ...THE_PROGRAM, wl_counselor: some('of cases they hold', 'select', 'insert') },
  assessments: { ...THE_PROGRAM, wl_counselor: some('of episodes they hold', 'select') },
  cases: { ...THE_PROGRAM, wl_counselor: some('in the queue or held', 'select', 'update') },
  flags: THE_PROGRAM,
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
  },
  own_data_links: THE_PROGRAM,
  counted: { wl_bot: all('select', 'insert', 'delete') },
  counted_blocks: { wl_bot: all('select', 'insert', 'delete') },
  trend_spreads: { wl_bot: all('select', 'insert', 'update') },
};
