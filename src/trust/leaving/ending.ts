// How long somebody's data stays once they have left: the force, this chat, or their life. It ends
// as at their own wish, key and all; whoever is there hears of it in time, and one tap puts it off.

import { both, type Decision, decide, NOTHING, type Snapshot } from '../../core/decision.ts';
import { dayOf } from '../../core/moment.ts';
import { RETENTION } from '../retention/retention.ts';
import { takeNotesBack } from './notes.ts';

const DAY_MS = 86_400_000;
/** Said ahead of it. */
const REMIND_DAYS = 14;
/** From the word to who fell silent until the end. */
const SILENT_NOTICE_DAYS = 30;

export function askRetire(now: Snapshot): Decision {
  if (now.person.unitId === undefined) return decide({ says: [{ key: 'retire-not' }] });
  return decide({
    says: [
      {
        key: 'retire-ask',
        params: { date: dayOf(retiredUntil(now), now.person) },
        buttons: [
          { id: 'retire-stay', label: 'retire-stay' },
          { id: 'erase-ask', label: 'erase' },
          { id: 'menu', label: 'back' },
        ],
      },
    ],
  });
}

/** The unit is left at once; everything else stays until the day that is named. */
export function retire(now: Snapshot): Decision {
  if (now.person.unitId === undefined) return decide({ says: [{ key: 'retire-not' }] });
  const until = retiredUntil(now);
  return both(
    takeNotesBack(now),
    decide({
      changes: [{ kind: 'unit-left' }],
      says: [
        {
          key: 'retired',
          params: { date: dayOf(until, now.person) },
          buttons: [{ id: 'own-data', label: 'own-data' }],
        },
      ],
      effects: [{ effect: { kind: 'plan-person.v1', personId: now.person.id } }],
    }),
    endsAt(now, until),
  );
}

export function stayLonger(now: Snapshot): Decision {
  if (now.person.ending?.why !== 'retired') return decide({ says: [{ key: 'stale-choice' }] });
  const until = retiredUntil(now);
  return both(
    endsAt(now, until),
    decide({ says: [{ key: 'ends-later', params: { date: dayOf(until, now.person) } }] }),
  );
}

function retiredUntil({ now }: Snapshot): Date {
  return new Date(now.getTime() + RETENTION.retired.days * DAY_MS);
}

function endsAt(now: Snapshot, at: Date): Decision {
  const effect = { kind: 'end-soon.v1', personId: now.person.id, at: at.toISOString() } as const;
  return decide({
    changes: [{ kind: 'ending-set', at, why: 'retired' }],
    effects: [{ effect, dueAt: new Date(at.getTime() - REMIND_DAYS * DAY_MS) }],
  });
}

/** Two weeks ahead; not to who put it off since, or said STOP. */
export function remind(now: Snapshot, at: string): Decision | undefined {
  const { ending, stoppedAt } = now.person;
  if (ending?.why !== 'retired' || ending.at.toISOString() !== at) return undefined;
  if (stoppedAt !== undefined) return undefined;
  return decide({
    says: [
      {
        key: 'ends-soon',
        params: { date: dayOf(ending.at, now.person) },
        buttons: [
          { id: 'stay-longer', label: 'stay-longer' },
          { id: 'own-data', label: 'own-data' },
        ],
      },
    ],
  });
}

/** Nobody has written from here for two years. A word is enough to stay. */
export function announceSilent(now: Snapshot): Decision | undefined {
  if (now.person.ending !== undefined) return undefined;
  const at = new Date(now.now.getTime() + SILENT_NOTICE_DAYS * DAY_MS);
  const isQuiet = now.person.stoppedAt !== undefined;
  return decide({
    changes: [{ kind: 'ending-set', at, why: 'silent' }],
    says: isQuiet ? [] : [{ key: 'ends-silent', params: { date: dayOf(at, now.person) } }],
  });
}

/** Whoever writes again is there. */
export function stillThere({ person }: Snapshot): Decision {
  return person.ending?.why === 'silent'
    ? decide({ changes: [{ kind: 'ending-dropped' }] })
    : NOTHING;
}
