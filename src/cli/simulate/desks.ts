// Problems in a simulation: some officers tell one now and then, choose its item and send it; the desks
// take what came and answer some of it every working day.

import { putRoutes } from '../../../db/desk-routes.ts';
import { putStaff, type Staff } from '../../../db/staff.ts';
import { deskBoard } from '../../care/desk/board.flow.ts';
import { OUTCOMES } from '../../care/desk/request.ts';
import { answerRequest, takeRequest } from '../../care/desk/step.flow.ts';
import { ROUTES } from '../../care/desks.ts';
import type { Locale } from '../../core/person.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type Draw, oneOf } from './draw.ts';
import type { Player } from './force.ts';
import { AT_ONCE, bring, type Cast } from './officers.ts';
import problems from './problems.json' with { type: 'json' };
import { eachOf } from './stage.ts';

const DESKS = 5;
const TELLS_A_DAY = 0.01;
const TAKES = 0.7;
const ANSWERS = 0.3;

export type Desks = {
  readonly staff: readonly Staff[];
  readonly did: { told: number; taken: number; answered: number };
};

/** Each answers for a part of the routes, so that nobody needs to see what complains of them. */
export async function openDesks(tools: Tools, locale: Locale): Promise<Desks> {
  const createdAt = tools.clock();
  const staff = Array.from({ length: DESKS }, (_, n): Staff => {
    const label = `${problems[locale].desk} ${n + 1}`;
    const id = tools.newId();
    return { id, role: 'desk', label, unitId: null, locale, createdAt, disabledAt: null };
  });
  await tools.pools.station.transact('wl_admin', async (tx) => {
    for (const one of staff) putStaff(tx, one);
    await tx.flush();
    for (const [n, { id }] of staff.entries())
      await putRoutes(
        tx.db,
        id,
        ROUTES.filter((_, at) => at % DESKS === n),
      );
  });
  return { staff, did: { told: 0, taken: 0, answered: 0 } };
}

export async function tellProblems(
  cast: Cast,
  { did }: Desks,
  { players, today }: { readonly players: readonly Player[]; readonly today: string },
): Promise<void> {
  const telling = players.filter(({ n }) => cast.draw('problem', n, today) < TELLS_A_DAY);
  await eachOf(telling, AT_ONCE, async (player) => {
    const told = oneOf(problems[cast.locale].told, cast.draw('told', player.n, today));
    await bring(cast, player, { kind: 'command', name: 'sayit', rest: '' });
    await bring(cast, player, { kind: 'words', words: told.words });
    const offered = player.shown.filter(({ id }) => id.startsWith('problem-item:'));
    const item = offered.find(({ id }) => id.endsWith(`:${told.item}`)) ?? offered[0];
    if (item === undefined) return;
    await bring(cast, player, { kind: 'choice', id: item.id });
    const send = player.shown.find(({ id }) => id.startsWith('problem-send:'));
    if (send === undefined) return;
    await bring(cast, player, { kind: 'choice', id: send.id });
    did.told += 1;
  });
}

/** What is drawn is drawn from what is the same in every play, never from an id. */
export async function workAtDesks(
  { stage: { tools }, draw, locale }: Pick<Cast, 'stage' | 'draw' | 'locale'>,
  { staff, did }: Desks,
  today: string,
): Promise<void> {
  for (const one of staff) {
    const board = await deskBoard(tools, one);
    for (const { id, state, item, receivedAt } of board?.open ?? []) {
      const drawn = drawnOf(draw, [today, state, String(item), receivedAt.toISOString()]);
      if (state === 'new' && drawn < TAKES) {
        const { kind } = await takeRequest(tools, one, id);
        if (kind === 'done') did.taken += 1;
      } else if (state === 'taken' && drawn < ANSWERS) {
        const outcome = oneOf(OUTCOMES, drawn / ANSWERS);
        const answer = { text: problems[locale].answer, outcome };
        const { kind } = await answerRequest(tools, one, id, answer);
        if (kind === 'done') did.answered += 1;
      }
    }
  }
}

function drawnOf(draw: Draw, what: readonly string[]): number {
  return draw('desk', ...what);
}
