// What a tap about a note to the instructor does.

import type { Decision, Snapshot } from '../core/decision.ts';
import type { Intent } from '../core/intent.ts';
import { takeFlagBack } from './flag-out.ts';
import {
  addressFlag,
  askForName,
  askForReader,
  askForWords,
  askMeText,
  cancelFlag,
  draft,
  editFlag,
  offerFlag,
  type Reader,
  sendFlag,
} from './flagging.ts';

type FlagIntent = Extract<Intent, { readonly kind: 'flag' | `flag-${string}` }>;

export function onFlag(now: Snapshot, intent: FlagIntent, readers: readonly Reader[]): Decision {
  switch (intent.kind) {
    case 'flag':
      return offerFlag(now, readers);
    case 'flag-write':
      return askForWords(now);
    case 'flag-ask-me':
      return askForName(now);
    case 'flag-no-name':
      return draft(now, askMeText(now, undefined), readers);
    case 'flag-readers':
      return askForReader(now, readers);
    case 'flag-to':
      return addressFlag(now, intent.readerId, readers);
    case 'flag-send':
      return sendFlag(now, intent.flagId);
    case 'flag-edit':
      return editFlag(now, intent.flagId);
    case 'flag-cancel':
      return cancelFlag(now, intent.flagId);
    case 'flag-take-back':
      return takeFlagBack(now, intent.flagId);
  }
}
