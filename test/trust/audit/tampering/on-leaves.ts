// What can be done to the order and the hashes, with the records or without, and to the end.

import { canonical } from '../../../../src/trust/audit/event.ts';
import { leafHash } from '../../../../src/trust/audit/tree/tree.ts';
import { type Kind, names, one, two } from './named.ts';

/** Record and hash fit each other; only what was signed tells. */
function rewritten(id: number, leaf: number, at: string): string {
  const event = { id, at, actor: 'nobody', action: 'tested', subject: 'person:0', detail: {} };
  return `update ledger.audit_events set at = '${at}', actor = 'nobody', action = 'tested',
      subject = 'person:0', detail = '{}' where id = ${id};
    update ledger.audit_leaves set hash = '${leafHash(canonical(event))}' where leaf = ${leaf}`;
}

export const ON_LEAVES: Readonly<Record<string, Kind>> = {
  'change a hash': (target, dice) => {
    const { leaf } = one(target, dice.a);
    return {
      statement: `update ledger.audit_leaves set hash = '${leafHash(String(dice.b))}' where leaf = ${leaf}`,
      isNamed: names(leaf, 'leaf-changed'),
    };
  },
  'delete records with their hashes': (target, dice) => {
    const { leaf } = one(target, dice.a);
    const last = leaf + (dice.b % 4);
    return {
      statement: `delete from ledger.audit_events where id in
          (select event_id from ledger.audit_leaves where leaf between ${leaf} and ${last});
        delete from ledger.audit_leaves where leaf between ${leaf} and ${last}`,
      isNamed: names(leaf, 'leaf-missing'),
    };
  },
  'delete records and close the gap': (target, dice) => {
    const { leaf, id } = one(target, dice.a);
    return {
      statement: `delete from ledger.audit_events where id = ${id};
        delete from ledger.audit_leaves where leaf = ${leaf};
        update ledger.audit_leaves set leaf = -leaf where leaf > ${leaf};
        update ledger.audit_leaves set leaf = -leaf - 1 where leaf < 0`,
      isNamed: names(leaf, 'root-differs', 'event-post-dated', 'leaf-moved', 'leaf-missing'),
    };
  },
  'exchange two records with their hashes': (target, dice) => {
    const [first, other] = two(target, dice);
    return {
      statement: `update ledger.audit_leaves mine set event_id = -theirs.event_id, hash = theirs.hash
          from ledger.audit_leaves theirs
          where mine.leaf + theirs.leaf = ${first.leaf + other.leaf}
            and mine.leaf in (${first.leaf}, ${other.leaf});
        update ledger.audit_leaves set event_id = -event_id where event_id < 0`,
      isNamed: names(first.leaf, 'root-differs', 'leaf-moved', 'event-post-dated'),
    };
  },
  'move a record with its hash': (target, dice) => {
    const [first, other] = two(target, dice);
    return {
      statement: `update ledger.audit_leaves set leaf = -1 where leaf = ${first.leaf};
        update ledger.audit_leaves set leaf = -leaf - 9 where leaf > ${first.leaf} and leaf <= ${other.leaf};
        update ledger.audit_leaves set leaf = -leaf - 10 where leaf < -9;
        update ledger.audit_leaves set leaf = ${other.leaf} where leaf = -1`,
      isNamed: names(first.leaf, 'root-differs', 'leaf-moved', 'event-post-dated'),
    };
  },
  'rewrite a record with its hash': (target, dice) => {
    const { leaf, id, at } = one(target, dice.a);
    return { statement: rewritten(id, leaf, at), isNamed: names(leaf, 'root-differs') };
  },
  'date a record back, with its hash': (target, dice) => {
    const { leaf, id } = one(target, dice.a);
    const isFirst = leaf < (target.sizes[0] ?? 0); // nothing was signed before it
    return {
      statement: rewritten(id, leaf, '2026-03-29T08:00:00.000Z'),
      isNamed: names(leaf, isFirst ? 'root-differs' : 'event-back-dated'),
    };
  },
  'put a leaf at the end': ({ leaves, lastId }) => ({
    statement: `insert into ledger.audit_leaves values
      (${leaves.length}, ${lastId + 1}, '${leafHash('x')}')`,
    isNamed: names(leaves.length, 'checkpoint-missing'),
  }),
  'cut the end off': (target, dice) => {
    const size = target.sizes[dice.a % (target.sizes.length - 1)] ?? 0;
    return {
      statement: `delete from ledger.audit_events where id in
          (select event_id from ledger.audit_leaves where leaf >= ${size});
        delete from ledger.audit_leaves where leaf >= ${size};
        delete from ledger.audit_checkpoints where size > ${size}`,
      isNamed: names(size, 'cut-short'),
    };
  },
  'cut the end off, and some of a batch': (target, dice) => {
    const { leaf } = one(target, dice.a);
    return {
      statement: `delete from ledger.audit_events where id in
          (select event_id from ledger.audit_leaves where leaf >= ${leaf});
        delete from ledger.audit_leaves where leaf >= ${leaf}`,
      isNamed: names(leaf, 'leaf-missing'),
    };
  },
};
