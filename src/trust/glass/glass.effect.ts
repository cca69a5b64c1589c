// What follows a request or an opening: staff are alerted, time ends it, the officer is told.

import { appendAudit } from '../../../db/audit.ts';
import { glassById, glassListed, lockGlass, updateGlass } from '../../../db/break-glass.ts';
import { cardOf } from '../../../db/sealed-cards.ts';
import { staffById } from '../../../db/staff.ts';
import { commit } from '../../core/commit.flow.ts';
import { decide } from '../../core/decision.ts';
import type { EffectOf } from '../../core/effect.ts';
import { momentOf } from '../../core/moment.ts';
import type { Locale } from '../../core/person.ts';
import { labelText, sayText } from '../../core/say.ts';
import { sendToStaff } from '../../core/staff-chats.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { decideGlass } from './decide.flow.ts';

export async function announceGlass(
  { glassId, what }: EffectOf<'announce-glass.v1'>,
  tools: Tools,
): Promise<void> {
  const found = await tools.pools.officer.transact('wl_bot', ({ db }) => glassListed(db, glassId));
  if (found === undefined || found.row.state !== what) return; // decided or over meanwhile
  await tools.desk.showQueue();
  const { timeZone, publicUrl } = tools.settings;
  const { row, code, asker, decider } = found;
  const choices = (locale: Locale) =>
    (['yes', 'no'] as const).map((answer) => ({
      id: `glass-${answer}:${glassId}`,
      label: labelText(locale, `glass-${answer}`),
    }));
  await sendToStaff(tools, (locale) => ({
    id: `${glassId}:${what}`,
    text: sayText(locale, `glass-alert-${what}`, 0, {
      code,
      level: row.level,
      ground: sayText(locale, `ground-${row.ground}`, 0, {}),
      asker,
      decider: decider ?? '',
      until: momentOf(row.opensUntil ?? row.expiresAt, { locale, timeZone }),
      link: `${publicUrl}/console/glass/${glassId}`,
    }),
    ...(what === 'asked' && { choices: choices(locale) }),
  }));
}

/** A press in a staff chat, carried over from the station's world. */
export async function decideFromChat(
  { glassId, staffId, isYes }: EffectOf<'decide-glass.v1'>,
  tools: Tools,
): Promise<void> {
  const staff = await tools.pools.officer.transact('wl_bot', ({ db }) => staffById(db, staffId));
  if (staff === undefined || staff.disabledAt !== null) return;
  await decideGlass(tools, staff, glassId, isYes); // a refusal is told by whoever carried it here
}

export async function endGlass({ glassId }: EffectOf<'end-glass.v1'>, tools: Tools): Promise<void> {
  const now = tools.clock();
  await tools.pools.officer.transact('wl_bot', async (tx) => {
    const row = await lockGlass(tx.db, glassId);
    if (row === undefined) return;
    const isLate = row.state === 'asked' && row.expiresAt <= now;
    const isOver = row.state === 'open' && row.opensUntil !== null && row.opensUntil <= now;
    if (!isLate && !isOver) return;
    updateGlass(tx, glassId, { state: isLate ? 'expired' : 'over', endedAt: now });
    appendAudit(tx, [
      {
        at: now,
        actor: 'program',
        action: isLate ? 'glass-expired' : 'glass-ended',
        subject: `case:${row.caseId}`,
        detail: { opening: glassId },
      },
    ]);
  });
}

/** A right, not a reminder: also to whoever said STOP. */
export async function tellGlass(
  { personId, glassId }: EffectOf<'tell-glass.v1'>,
  tools: Tools,
): Promise<void> {
  const { row, card } = await tools.pools.officer.transact('wl_bot', async ({ db }) => ({
    row: await glassById(db, glassId),
    card: await cardOf(db, personId),
  }));
  if (row?.decidedAt == null || row.opensUntil === null || row.toldAt !== null) return;
  const { decidedAt, opensUntil, ground } = row;
  const effects = await commit(tools, personId, ({ person }) => {
    // Nobody is there to be told; it stands in the log.
    if (person.ending?.why === 'died') return undefined;
    return decide({
      changes: [{ kind: 'glass-told', glassId }],
      says: [
        {
          key: card.length > 0 ? 'glass-told' : 'glass-told-no-card',
          params: {
            at: momentOf(decidedAt, person),
            until: momentOf(opensUntil, person),
            ground: sayText(person.locale, `ground-${ground}`, 0, {}),
          },
          buttons: [
            { id: 'who-saw', label: 'who-saw' },
            { id: 'talk', label: 'talk' },
          ],
        },
      ],
    });
  });
  await tools.doNow(effects);
}
