// What tells who somebody is, covered in a talk for the other side. The words themselves stay as they
// were, sealed: whoever breaks the glass reads them whole.

import { z } from 'zod';
import data from '../../prompts/rules/cover.json' with { type: 'json' };
import { type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Planned, Say } from '../core/effect.ts';
import type { Locale } from '../core/person.ts';
import { wasSaid } from '../core/say.ts';
import { type Place, placesOf, replaceAt } from '../listening/redact.ts';
import { RESOURCES } from './resources.ts';

const Cover = z.strictObject({
  source: z.string(),
  kinds: z.array(
    z.strictObject({
      id: z.string(),
      of: z.array(z.string()).min(1),
      en: z.string(),
      'zh-CN': z.string(),
    }),
  ),
});

const MARKS = new Map(Cover.parse(data).kinds.flatMap((mark) => mark.of.map((id) => [id, mark])));
const HELPLINES = new Set(RESOURCES.map(({ number }) => digitsOf(number)).filter(Boolean));

/** Where something of a line is covered: found once, when it is stored. */
export type Cover = readonly Place[];

export type OwnLine = { readonly caseId: string; readonly messageId: string };

export function coverOf(words: string): Cover {
  return placesOf(words, MARKS, (found) => !HELPLINES.has(digitsOf(found)));
}

/** The mark is in the language of the words. */
export function covered(words: string, cover: Cover): string {
  const locale: Locale = /\p{Script=Han}/u.test(words) ? 'zh-CN' : 'en';
  return replaceAt(words, cover, (id, found) => MARKS.get(id)?.[locale] ?? found);
}

/**
 * What the program says into a talk: that something was covered, and a way to show it. Nothing of
 * the officer's is covered at L4: where a life may be at stake within the hour, who says where they
 * are is heard.
 */
export function tellOfCover(now: Snapshot, messageId: string, words: string): Say[] {
  const { openCase, recent } = now;
  if (openCase === undefined || openCase.level === 'L4' || coverOf(words).length === 0) return [];
  const key = wasSaid('covered', recent) ? 'covered-again' : 'covered';
  return [{ key, buttons: [{ id: `uncover:${messageId}`, label: 'uncover' }] }];
}

/** Once somebody joins, and once a level at which nothing was covered is over. */
export function tellingCovered(caseId: string, personId: string | undefined): Planned[] {
  if (personId === undefined) return []; // erased
  return [{ effect: { kind: 'tell-covered.v1', caseId, personId }, isUrgent: true }];
}

/** Of what was written while nobody was there to be told of; all of it by one tap. */
export function tellOfEarlierCover(now: Snapshot, last: OwnLine): Decision | undefined {
  const { openCase, recent } = now;
  const isThere = openCase?.id === last.caseId && openCase.state === 'claimed';
  if (!isThere || openCase.level === 'L4' || wasSaid('covered-before', recent)) return undefined;
  const button = { id: `uncover-before:${last.messageId}`, label: 'uncover' } as const;
  return decide({ says: [{ key: 'covered-before', buttons: [button] }] });
}

/** The officer wants this one line read as it was written. */
export function uncover({ openCase }: Snapshot, messageId: string, isOwn: boolean): Decision {
  if (openCase === undefined || !isOwn) return decide({ says: [{ key: 'stale-choice' }] });
  return decide({
    changes: [{ kind: 'line-uncovered', caseId: openCase.id, messageId }],
    says: [{ key: 'uncovered' }],
  });
}

/** The same for what stood covered up to a line, when they were told of it. */
export function uncoverBefore({ openCase }: Snapshot, messageIds: readonly string[]): Decision {
  if (openCase === undefined || messageIds.length === 0)
    return decide({ says: [{ key: 'stale-choice' }] });
  const { id: caseId } = openCase;
  return decide({
    changes: messageIds.map((messageId) => ({ kind: 'line-uncovered', caseId, messageId })),
    says: [{ key: 'uncovered-before' }],
  });
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
