// What an officer is told of who opened something of theirs: when, in which role, why.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Say } from '../../core/effect.ts';
import { momentOf } from '../../core/moment.ts';
import type { Locale } from '../../core/person.ts';
import { type LineKey, sayText } from '../../core/say.ts';
import type { AuditEvent } from '../audit/event.ts';
import { GROUNDS } from '../glass/grounds.ts';

export const READS_PER_PAGE = 5;

type Shown = Pick<AuditEvent, 'id' | 'at' | 'actor' | 'action' | 'detail'>;

export type Seen = {
  /** Newest first. */
  readonly reads: readonly Shown[];
  readonly hasOlder: boolean;
};

export function askWhoSaw({ person }: Snapshot, before: number | undefined): Decision {
  const from = before === undefined ? {} : { before };
  return decide({
    effects: [{ effect: { kind: 'show-who-saw.v1', personId: person.id, ...from } }],
  });
}

export function tellWhoSaw({ person }: Snapshot, seen: Seen, isFirstPage: boolean): Say {
  const { reads, hasOlder } = seen;
  const last = reads.at(-1);
  if (last === undefined) return { key: isFirstPage ? 'seen-nobody' : 'seen-no-more' };
  const rows = reads
    .map((read) => `${momentOf(read.at, person)}\n${readText(read, person.locale)}`)
    .join('\n\n');
  if (!hasOlder) return { key: 'seen-page', params: { rows } };
  const older = { id: `who-saw:${last.id}`, label: 'seen-older' } as const;
  return { key: 'seen-page', params: { rows }, buttons: [older] };
}

/** One reading in plain words. */
export function readText(read: Shown, locale: Locale): string {
  const why = GROUNDS.find((one) => one === read.detail['ground']);
  return sayText(locale, keyOf(read), 0, {
    ground: why === undefined ? '' : sayText(locale, `ground-${why}`, 0, {}),
  });
}

function keyOf({ actor, action, detail }: Shown): LineKey {
  switch (action) {
    case 'case-opened-by':
      return detail['why'] === 'supervision' ? 'seen-talk-lead' : 'seen-talk';
    case 'flag-opened':
      return 'seen-flag';
    case 'request-opened':
      return 'seen-request';
    case 'name-opened':
      return 'seen-name';
    case 'feedback-opened':
      return 'seen-feedback';
    case 'thanks-opened':
      return 'seen-thanks';
    case 'glass-opened':
      return 'seen-glass';
    case 'glass-looked':
      return 'seen-glass-look';
    default:
      return actor === 'person' ? 'seen-own-copy' : 'seen-copy';
  }
}
