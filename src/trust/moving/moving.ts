// An alias moves to another browser or channel by what only its officer has: a phrase on paper, or
// a link out of their own chat. The place it left knows nothing of it any more.

import { type Decision, decide, type MovedBy, type Snapshot } from '../../core/decision.ts';
import type { Say } from '../../core/effect.ts';
import type { Address, ChannelName } from '../../core/message.ts';

/** Why nobody can come to where somebody else is. A stranger's empty chat is no hindrance. */
export function hindrance(here: Snapshot): 'move-joined' | 'move-talk-open' | undefined {
  if (here.person.joinedAt !== undefined) return 'move-joined';
  return here.openCase === undefined ? undefined : 'move-talk-open';
}

/** Who was here before, and never joined, makes room. */
export function makeRoom(): Decision {
  return decide({ changes: [{ kind: 'erased' }] });
}

export function moved(to: Address, by: MovedBy, channelNotice: Say | undefined): Decision {
  return decide({
    changes: [{ kind: 'address-moved', to, by }],
    says: [
      { key: by === 'phrase' ? 'moved-by-phrase' : 'moved-by-link' },
      ...(channelNotice ? [channelNotice] : []),
    ],
  });
}

/** In a messenger a link to our own page; there, where the page has it. */
export function askToMove({ person }: Snapshot, channel: ChannelName): Decision {
  if (channel === 'web') return decide({ says: [{ key: 'move-on-web' }] });
  return decide({ effects: [{ effect: { kind: 'move-link.v1', personId: person.id } }] });
}

export function askAboutPhrase(): Decision {
  return decide({ says: [{ key: 'phrase-how' }] });
}

/** Only an alias is worth a phrase. */
export function keepPhrase(
  { person }: Snapshot,
  slow: { readonly lookup: string; readonly proof: string },
): Decision | undefined {
  if (person.joinedAt === undefined) return undefined;
  return decide({ changes: [{ kind: 'phrase-made', ...slow }] });
}
