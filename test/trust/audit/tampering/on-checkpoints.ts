// What can be done to the checkpoints.

import { leafHash } from '../../../../src/trust/audit/tree/tree.ts';
import { type Kind, namesSize } from './named.ts';

export const ON_CHECKPOINTS: Readonly<Record<string, Kind>> = {
  'change a checkpoint': ({ sizes }, { a, b }) => {
    const size = sizes[a % sizes.length] ?? 0;
    const how = [
      "note = replace(note, '— ', '— x')",
      `note = overlay(note placing
        case substr(note, length(note) - 19, 1) when 'A' then 'B' else 'A' end
        from length(note) - 19 for 1)`,
      "at = at - interval '1 hour'",
      `root = '${leafHash('x')}'`,
      "frontier = '[]'",
    ];
    return {
      statement: `update ledger.audit_checkpoints set ${how[b % how.length]} where size = ${size}`,
      isNamed: namesSize(size, 'signature-wrong', 'checkpoint-changed'),
    };
  },
  'take a checkpoint out': ({ sizes }, { a }) => {
    const size = sizes[a % sizes.length] ?? 0;
    return {
      statement: `delete from ledger.audit_checkpoints where size = ${size}`,
      isNamed: namesSize(size, 'checkpoint-missing', 'cut-short'),
    };
  },
  'put another checkpoint in place of one': ({ sizes }, { a, b }) => {
    const size = sizes[a % sizes.length] ?? 0;
    const other = sizes[(a + 1 + (b % (sizes.length - 1))) % sizes.length] ?? 0;
    return {
      statement: `update ledger.audit_checkpoints mine set root = theirs.root, note = theirs.note, at = theirs.at,
          frontier = theirs.frontier
        from ledger.audit_checkpoints theirs where mine.size = ${size} and theirs.size = ${other}`,
      isNamed: namesSize(size, 'signature-wrong'),
    };
  },
};
