// Reads a bundle line by line and checks it as it goes, with nothing but the log's public key: no
// database, no network, no word of ours believed.

import { type Checkpoint, openCheckpoint } from '../checkpoint.ts';
import { type Broken, broken, isBroken } from '../finding.ts';
import type { VerifierKey } from '../format/key.ts';
import { openPruned, type Pruned } from '../prune.ts';
import type { Sized } from '../tree/proof.ts';
import { EMPTY, leafHash, rootOf, type Span, spansOf } from '../tree/tree.ts';
import { closed, type LeafRow, START, type Walk, walked, windowOf } from '../walk.ts';
import type { BundleLine } from './line.ts';

export type LineOf<K extends BundleLine['kind']> = Extract<BundleLine, { kind: K }>;
export type RecordLine = LineOf<'event'> | LineOf<'dropped'>;
type OtherLine = Exclude<BundleLine, RecordLine | LineOf<'end'>>;

/** What was read so far. */
export type Reading = {
  readonly header: LineOf<'bundle'>;
  readonly months: readonly Pruned[];
  /** The tree before the first record. */
  readonly start: Sized;
  readonly walk: Walk;
  /** The checkpoint over the records that come now. */
  readonly over: Checkpoint | undefined;
  readonly checkpoints: readonly Checkpoint[];
  readonly proofs: readonly LineOf<'consistency'>[];
};

export type Malformed = { readonly kind: 'malformed'; readonly why: string };

export type Step = Reading | Broken | Malformed;

export function isReading(step: Step): step is Reading {
  return !('kind' in step);
}

export function begun(line: BundleLine, key: VerifierKey): Step {
  if (line.kind !== 'bundle') return malformed('it does not begin like a bundle');
  if (line.origin !== key.name) return malformed('it is of a log with another key');
  if (line.to < line.from) return malformed('it ends before it begins');
  return {
    header: line,
    months: [],
    start: { size: 0, root: rootOf(EMPTY) },
    walk: START,
    over: undefined,
    checkpoints: [],
    proofs: [],
  };
}

export function read(reading: Reading, line: OtherLine, key: VerifierKey): Step {
  switch (line.kind) {
    case 'bundle':
      return malformed('it begins twice');
    case 'pruned': {
      const month = openPruned(key, line.note);
      if (month === undefined) return broken('prune-wrong', {});
      return { ...reading, months: [...reading.months, month] };
    }
    case 'range':
      return ranged(reading, line.left);
    case 'checkpoint':
      return noted(reading, line.note, key);
    case 'consistency':
      return { ...reading, proofs: [...reading.proofs, line] };
  }
}

/** The subtrees before the first record. Every root after it proves them. */
function ranged(reading: Reading, left: readonly string[]): Step {
  const { header, walk } = reading;
  if (walk.stored.size > 0 || left.length !== spansOf(header.from).length)
    return malformed('what lies before the first record does not fit');
  const stored = { size: header.from, roots: left };
  const start = { size: header.from, root: rootOf(stored) };
  return { ...reading, start, walk: { ...walk, stored, real: stored } };
}

function noted(reading: Reading, note: string, key: VerifierKey): Step {
  const { header, over, walk } = reading;
  const stated = openCheckpoint(key, note);
  if (stated === undefined) return broken('signature-wrong', { leaf: walk.stored.size });
  const checkpoints = [...reading.checkpoints, stated];
  const isOver = stated.size > header.from && stated.size <= header.to;
  if (isOver && over !== undefined) return broken('leaf-missing', { leaf: walk.stored.size });
  if (isOver && stated.size <= walk.stored.size)
    return malformed('a checkpoint comes after what it covers');
  const since = stated.size === header.from ? stated.at : walk.since;
  return { ...reading, checkpoints, over: isOver ? stated : over, walk: { ...walk, since } };
}

/** The next records; all of them lie under one checkpoint. */
export function readRecords(reading: Reading, rows: readonly LeafRow[]): Step {
  const { over, walk } = reading;
  if (over === undefined || walk.stored.size + rows.length > over.size)
    return malformed('a record is under no checkpoint');
  const reached = walked(walk, rows, windowOf(walk.since, over.at));
  if (isBroken(reached)) return reached;
  if (reached.stored.size < over.size) return { ...reading, walk: reached };
  const claim = { ...over, frontier: reached.stored.roots, isSigned: true };
  const compared = closed(reached, claim, walk.stored.size);
  return isBroken(compared) ? compared : { ...reading, walk: compared, over: undefined };
}

/** @param pruned what the notes of dropped records name. */
export function rowOf(line: RecordLine, pruned: readonly Span[]): LeafRow {
  const { leaf } = line;
  if (line.kind === 'dropped') {
    const isPruned = pruned.some(({ from, to }) => leaf >= from && leaf < to);
    return { leaf, eventId: line.event, hash: line.hash, event: undefined, isPruned };
  }
  const hash = leafHash(line.entry);
  const [, id = 'NaN', at = ''] = /^\[(-?\d+),"([^"]*)",/.exec(line.entry) ?? [];
  return { leaf, eventId: Number(id), hash, event: { id: Number(id), at, hash } };
}

export function malformed(why: string): Malformed {
  return { kind: 'malformed', why };
}
