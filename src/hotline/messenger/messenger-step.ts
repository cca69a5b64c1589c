// A talk that comes into a counselor's own chat, and leaves it. The officer hears of both.

import type { Say } from '../../core/effect.ts';
import {
  type CaseFacts,
  inTalk,
  type NotMine,
  type Refused,
  type Step,
  type Worker,
} from '../case-step.ts';
import type { MessengerChange } from './messenger-change.ts';
import { APPS, type NotHere, type Shared } from './standing.ts';

/** @param isAgain it was open before, and another talk was turned to in between. */
export function openingHere(
  facts: CaseFacts,
  staff: Worker,
  {
    app,
    isAgain,
    hindered,
  }: {
    readonly app: Shared | undefined;
    readonly isAgain: boolean;
    readonly hindered: NotHere | undefined;
  },
): Step | Refused<NotMine | NotHere> {
  const refused = inTalk(facts, staff);
  if (refused !== undefined) return refused;
  if (hindered !== undefined) return { kind: hindered };
  if (app === undefined) return { kind: 'elsewhere' };
  if (isAgain) return { kind: 'may', change: { kind: 'messenger-turned-to' } };
  return { kind: 'may', change: { kind: 'messenger-opened', app }, says: [told(staff, app)] };
}

function told({ label }: Worker, app: Shared): Say {
  const buttons = [{ id: 'console-only', label: 'console-only' }] as const;
  return { key: 'talk-messenger', params: { counselor: label, app: APPS[app] }, buttons };
}

export type Why = Extract<MessengerChange, { readonly kind: 'messenger-ended' }>['why'];

/** The talk itself goes on, in the console. */
export function endingHere(
  facts: CaseFacts,
  counselor: string,
  { isOpen, why }: { readonly isOpen: boolean; readonly why: Why },
): Step | Refused<'not-open'> {
  if (!isOpen) return { kind: 'not-open' };
  const isGoing = facts.state === 'claimed';
  return {
    kind: 'may',
    change: { kind: 'messenger-ended', why },
    says: isGoing ? [{ key: 'talk-messenger-off', params: { counselor } }] : [],
  };
}
