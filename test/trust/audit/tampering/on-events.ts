// What somebody with every right in the database can do to the records, and how it must be named.

import { type Kind, names, namesEvent, one, two } from './named.ts';

const FIELDS = [
  "actor = actor || 'x'",
  "action = 'seen'",
  "subject = 'person:' || gen_random_uuid()",
  "at = at - interval '1 day'",
  "at = at + interval '40 days'",
  "at = at + interval '1 millisecond'",
  'detail = \'{"n": 4242}\'',
  'detail = detail || \'{"more": true}\'',
  "detail = detail - 'code'",
  "detail = 'null'",
];

export const ON_EVENTS: Readonly<Record<string, Kind>> = {
  'modify a record': (target, dice) => {
    const { leaf, id } = one(target, dice.a);
    const field = FIELDS[dice.b % FIELDS.length];
    const isLate = "action = 'late'"; // it has no detail to take away
    return {
      statement: `update ledger.audit_events set ${field} where id = ${id} and not ${isLate};
        update ledger.audit_events set actor = 'x' where id = ${id} and ${isLate}`,
      isNamed: names(leaf, 'event-changed'),
    };
  },
  'modify several records': (target, dice) => {
    const some = [dice.a, dice.b, dice.c].map((number) => one(target, number));
    const ids = some.map(({ id }) => id).join();
    return {
      statement: `update ledger.audit_events set actor = 'nobody' where id in (${ids})`,
      isNamed: names(Math.min(...some.map(({ leaf }) => leaf)), 'event-changed'),
    };
  },
  'delete records': (target, dice) => {
    const { leaf } = one(target, dice.a);
    const ids = target.leaves.slice(leaf, leaf + 1 + (dice.b % 5)).map(({ id }) => id);
    return {
      statement: `delete from ledger.audit_events where id in (${ids.join()})`,
      isNamed: names(leaf, 'event-missing'),
    };
  },
  'exchange what two records say': (target, dice) => {
    const [first, other] = two(target, dice);
    return {
      statement: `update ledger.audit_events mine set actor = 'a' || theirs.id, subject = theirs.subject,
          detail = theirs.detail
        from ledger.audit_events theirs
        where mine.id + theirs.id = ${first.id + other.id} and mine.id in (${first.id}, ${other.id})`,
      isNamed: names(first.leaf, 'event-changed'),
    };
  },
  'give a record another number': (target, dice) => {
    const { leaf, id } = one(target, dice.a);
    const other = dice.b % 2 === 0 ? -id : target.lastId + 50 + (dice.c % 50);
    return {
      statement: `update ledger.audit_events set id = ${other} where id = ${id}`,
      isNamed: names(leaf, 'event-missing'),
    };
  },
  'put a record in where no number was used': (target, { a, b }) => {
    const id = b % 3 === 0 ? -1 - (a % 99) : (target.unused[a % target.unused.length] ?? 0);
    return {
      statement: `insert into ledger.audit_events values
        (${id}, '2026-03-30T22:10:00Z', 'program', 'tested', 'person:0', '{}')`,
      isNamed: namesEvent(id, 'event-inserted'),
    };
  },
  'put a second record beside one': (target, dice) => {
    const { leaf, id } = one(target, dice.a);
    return {
      statement: `insert into ledger.audit_events
        select id, at + interval '${1 + (dice.b % 9)} days', actor, action, subject, detail
        from ledger.audit_events where id = ${id}`,
      isNamed: names(leaf, 'event-doubled', 'event-changed'),
    };
  },
  'log a record dated back': (target, { a }) => ({
    statement: `insert into ledger.audit_events (at, actor, action, subject, detail) values
      (timestamptz '2026-03-31T01:55:00Z' - interval '${(a % 9_000) + 20} minutes',
       'program', 'tested', 'person:0', '{}')`,
    isLoggedAfter: true,
    isNamed: namesEvent(target.lastId + 1, 'event-back-dated'),
  }),
};
