// From the wish to thank somebody to what they get, and “not welcome”, which ends all from that sender
// without telling them.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Waiting } from '../../core/dialogue.ts';
import type { Button } from '../../core/effect.ts';
import { askForCard } from '../../core/joining.ts';
import { isHushed } from '../../core/person.ts';
import type { HeardKudos } from './kudos.ts';
import type { KudosIntent } from './tap.ts';

const WORDS_MAX = 1_000;
/** A name, and a word of thanks at most. */
const NAME_ALONE =
  /^(?:(?:谢谢|感谢|多谢)?\p{Script=Han}{1,4}|(?:thanks?(?: you)?(?: to)? )?[\p{L}'’.-]{1,20}(?: [\p{L}'’.-]{1,20})?)[.!。！]?$/iu;

export const NO_KUDOS: HeardKudos = { toId: undefined, one: undefined, maySend: false };

export function onKudos(now: Snapshot, intent: KudosIntent, heard: HeardKudos): Decision {
  if (now.person.joinedAt === undefined) return askForCard();
  switch (intent.kind) {
    case 'kudos':
      return start(now);
    case 'kudos-alias':
      return ask({ kind: 'kudos-to' }, 'kudos-to');
    case 'kudos-named':
      if (now.person.unitId === undefined) return start(now);
      return ask({ kind: 'kudos-words' }, 'kudos-words-named');
    case 'kudos-to':
      if (heard.toId === undefined) return decide({ says: [{ key: 'kudos-unknown' }] });
      return ask({ kind: 'kudos-words', toId: heard.toId }, 'kudos-words');
    case 'kudos-words':
      return draft(now, intent);
    case 'kudos-send':
      return send(intent, heard);
    case 'kudos-drop':
      if (heard.one?.state !== 'draft') return stale();
      return decide({
        changes: [{ kind: 'kudos-dropped', kudosId: intent.kudosId }],
        says: [{ key: 'kudos-dropped' }],
      });
    case 'kudos-refuse':
      return refuse(intent.kudosId, heard);
  }
}

function start({ person }: Snapshot): Decision {
  const named: readonly Button[] =
    person.unitId === undefined ? [] : [{ id: 'kudos-named', label: 'kudos-named' }];
  return decide({
    says: [
      { key: 'kudos-start', buttons: [{ id: 'kudos-alias', label: 'kudos-alias' }, ...named] },
    ],
  });
}

type Asked = 'kudos-to' | 'kudos-words' | 'kudos-words-named' | 'kudos-what-for';

function ask(waiting: Waiting, key: Asked): Decision {
  return decide({ changes: [waitFor(waiting)], says: [{ key }] });
}

/** Nothing leaves before the tap under what was written. */
function draft(
  now: Snapshot,
  { toId, words }: Extract<KudosIntent, { readonly kind: 'kudos-words' }>,
): Decision {
  const { waiting } = now.dialogue;
  const isAskedBefore = waiting?.kind === 'kudos-words' && waiting.isWhatFor === true;
  if (toId === undefined && isNameAlone(words) && !isAskedBefore)
    return ask({ kind: 'kudos-words', isWhatFor: true }, 'kudos-what-for');
  const kudosId = now.newId();
  const unit: readonly Button[] =
    now.person.unitId === undefined
      ? []
      : [{ id: `kudos-send:unit:${kudosId}`, label: 'kudos-as-unit' }];
  return decide({
    changes: [
      { kind: 'kudos-drafted', kudosId, toId, words: words.slice(0, WORDS_MAX) },
      waitFor(undefined),
    ],
    says: [
      {
        key: toId === undefined ? 'kudos-preview-named' : 'kudos-preview',
        own: { of: 'kudos', id: kudosId },
        buttons: [
          { id: `kudos-send:alias:${kudosId}`, label: 'kudos-as-alias' },
          ...unit,
          { id: `kudos-send:none:${kudosId}`, label: 'kudos-as-none' },
          { id: `kudos-drop:${kudosId}`, label: 'flag-cancel' },
        ],
      },
    ],
  });
}

function isNameAlone(words: string): boolean {
  return NAME_ALONE.test(words.trim());
}

function send(
  { kudosId, sign }: Extract<KudosIntent, { readonly kind: 'kudos-send' }>,
  { one, maySend }: HeardKudos,
): Decision {
  if (one?.state !== 'draft') return stale();
  if (!maySend) return decide({ says: [{ key: 'kudos-enough' }] });
  return decide({
    changes: [{ kind: 'kudos-sent', kudosId, sign }],
    says: [{ key: one.isNamed ? 'kudos-sent-named' : 'kudos-sent' }],
    effects: [{ effect: { kind: 'deliver-kudos.v1', kudosId } }],
  });
}

function refuse(kudosId: string, { one }: HeardKudos): Decision {
  if (one?.state !== 'received') return stale();
  return decide({
    changes: [{ kind: 'kudos-refused', kudosId }],
    says: [
      {
        key: 'kudos-refused',
        buttons: [
          { id: 'talk', label: 'talk' },
          { id: 'problem', label: 'problem' },
        ],
      },
    ],
  });
}

/** Kept for them either way; shown unless they want nothing that they did not ask for. */
export function receiveKudos(
  now: Snapshot,
  came: {
    readonly id: string;
    readonly fromId: string;
    readonly words: string;
    readonly from: string;
  },
): Decision {
  const { id: kudosId, fromId, words, from } = came;
  const buttons: readonly Button[] = [{ id: `kudos-refuse:${kudosId}`, label: 'kudos-refuse' }];
  const key = from === '' ? 'kudos-got-unsigned' : 'kudos-got';
  const params = from === '' ? {} : { from };
  return decide({
    changes: [{ kind: 'kudos-received', kudosId, fromId, words }],
    says: isHushed(now.person, now.now)
      ? []
      : [{ key, params, own: { of: 'kudos-received', id: kudosId }, buttons }],
  });
}

function stale(): Decision {
  return decide({ says: [{ key: 'stale-choice' }] });
}

function waitFor(waiting: Waiting | undefined) {
  return { kind: 'dialogue-moved', set: { waiting } } as const;
}
