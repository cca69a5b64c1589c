// Which scale is offered now, if any: one offer a day at most, one long form a week at most, never
// beside an open talk, and one that asks about safety only where somebody could answer.

import { type Decision, decide, type Snapshot } from '../../core/decision.ts';
import type { Planned } from '../../core/effect.ts';
import { isHushed } from '../../core/person.ts';
import { mayUse } from '../../trust/consent.ts';
import { afterQuiet, isQuiet } from '../quiet.ts';
import { FLOW } from './flow.ts';
import type { Texts } from './scale.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** After a low answer a person was offered; questions wait. */
const AFTER_LOW_MS = 2 * HOUR_MS;

export type Offerable = {
  readonly id: string;
  /** What the flow may call it: its instrument and its url. */
  readonly names: readonly string[];
  readonly title: Texts;
  readonly questions: number;
  readonly hasSafety: boolean;
};

/** The yes to keep answers counts for scales once its wording has named them. */
export function mayAskScales({ consents, hasReadOfScales }: Snapshot): boolean {
  return mayUse('scores', consents) && hasReadOfScales === true;
}

/** After a check-in. */
export function offerAfter(now: Snapshot, isLow: boolean): Planned[] {
  if (!mayAskScales(now)) return [];
  const effect = { kind: 'offer-scale.v1', personId: now.person.id } as const;
  if (!isLow) return [{ effect }];
  return [{ effect, dueAt: afterQuiet(new Date(now.now.getTime() + AFTER_LOW_MS), now.person) }];
}

export function offerScale(now: Snapshot, published: readonly Offerable[]): Decision | undefined {
  const { person, openCase, dialogue } = now;
  if (!mayAskScales(now) || person.joinedAt === undefined) return undefined;
  if (isHushed(person, now.now) || openCase !== undefined || isQuiet(now.now, person))
    return undefined;
  const soFar = dialogue.scales ?? {};
  const offered = soFar.offered ?? {};
  const sinceMs = (name: string) => now.now.getTime() - Date.parse(offered[name] ?? '');
  if (Object.keys(offered).some((name) => sinceMs(name) < FLOW.offersApartHours * HOUR_MS))
    return undefined;
  const ofName = (name: string) => published.find(({ names }) => names.includes(name));
  const isLong = (name: string) => (ofName(name)?.questions ?? 0) >= FLOW.long.itemsFrom;
  const hadLong = Object.keys(offered).some(
    (name) => isLong(name) && sinceMs(name) < FLOW.long.everyDays * DAY_MS,
  );
  const name = wanted(now, sinceMs).find((one) => {
    const scale = ofName(one);
    return scale !== undefined && (now.hasDesk || !scale.hasSafety) && !(hadLong && isLong(one));
  });
  const scale = name === undefined ? undefined : ofName(name);
  if (name === undefined || scale === undefined) return undefined;
  const next = (soFar.next ?? []).filter((one) => one !== name);
  return decide({
    changes: [
      {
        kind: 'dialogue-moved',
        set: {
          scales: { ...soFar, next, offered: { ...offered, [name]: now.now.toISOString() } },
        },
      },
    ],
    says: [
      {
        key: 'scale-offer',
        params: { title: scale.title[person.locale], count: scale.questions },
        buttons: [
          { id: `scale-start:${scale.id}`, label: 'scale-start' },
          { id: 'scale-later', label: 'scale-later' },
        ],
      },
    ],
  });
}

/** Names in the order in which they are wanted. `sinceMs` of what was never offered is no number. */
function wanted({ dialogue, now }: Snapshot, sinceMs: (name: string) => number): string[] {
  const slidAt = Date.parse(dialogue.trend?.last?.at ?? '');
  const slid = FLOW.afterSlide.filter((name) => {
    const slidMs = now.getTime() - slidAt;
    return slidMs < 7 * DAY_MS && !(sinceMs(name) <= slidMs);
  });
  const steps = FLOW.steps
    .filter(({ scale, everyDays }) => !(sinceMs(scale) < everyDays * DAY_MS))
    .map(({ scale }) => scale);
  return [...(dialogue.scales?.next ?? []), ...slid, ...steps];
}

/** What reached cut-offs ask for next, besides what is wanted already. */
export function followUps(rules: readonly string[], next: readonly string[]): readonly string[] {
  const asked = FLOW.follow.filter(({ rule }) => rules.includes(rule)).flatMap(({ ask }) => ask);
  return [...new Set([...next, ...asked])];
}
