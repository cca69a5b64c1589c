// Chooses the words' variant for each line of a decision, never one of the person's last ones.

import type { Change, Decision, Snapshot } from './decision.ts';
import type { Effect, Planned } from './effect.ts';
import { isSlip, pickVariant, variantsOf } from './say.ts';

/** Three are due (decision 21); this many reach back over two whole check-ins. */
const RECENT_MAX = 12;

export function voiced(decision: Decision, now: Snapshot): Decision {
  if (decision.says.length === 0) return decision;
  const locale = localeAfter(decision.changes, now);
  let recent = now.recent;
  const lines = decision.says.map((say): Planned => {
    const variant = pickVariant(say.key, locale, now.newId(), recent);
    // A line with one wording cannot vary, and must not push out those that can.
    if (variantsOf(locale, say.key) > 1 && !isSlip(say.key))
      recent = [...recent, `${say.key}.${variant}`].slice(-RECENT_MAX);
    return {
      effect: { kind: 'say.v1', personId: now.person.id, line: { ...say, variant } },
      isUrgent: isUrgent(say.key),
    };
  });
  return {
    changes: [...decision.changes, { kind: 'lines-chosen', recent }],
    says: [],
    effects: [...lines, ...decision.effects],
  };
}

function localeAfter(changes: readonly Change[], now: Snapshot) {
  const chosen = changes.findLast((change) => change.kind === 'locale-chosen');
  return chosen?.kind === 'locale-chosen' ? chosen.locale : now.person.locale;
}

export function isCard(effect: Effect): boolean {
  return effect.kind === 'say.v1' && effect.line.key.startsWith('crisis-card');
}

export function isUrgent(key: string): boolean {
  return key.startsWith('crisis-card') || key === 'keep-talking' || key === 'heard-danger';
}
