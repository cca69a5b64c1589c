// What a desk sees: what is open, the latest first; and one request, whose opening is a record. Row
// policies leave a desk its own and what climbed to it, never what complains of it.

import { appendAudit } from '../../../db/audit.ts';
import { staffedRoutes } from '../../../db/desk-routes.ts';
import { stepsDueBy, stepsOf } from '../../../db/request-steps.ts';
import {
  besides,
  endedRequests,
  gathered,
  openRequests,
  type RequestRow,
  requestById,
} from '../../../db/requests.ts';
import { staffById } from '../../../db/staff.ts';
import { unitById } from '../../../db/units.ts';
import { type Keys, unseal } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';
import { deskOf, formFor, formOf, itemLabels, type Route, readBy } from '../desks.ts';
import { areAlike } from './alike.ts';
import { type AtDesk, asDesk, type DeskMember } from './as-desk.flow.ts';
import { stepOf } from './backing.ts';
import { isOurs, OUTCOMES, placeOf } from './request.ts';

const OPEN_MAX = 300;
const ENDED_MAX = 20;
const BESIDES_MAX = 100;
const ALIKE_MAX = 5;
const STEPS_MAX = 100;
const WEEK_MS = 7 * 86_400_000;

type DeskTools = Pick<Tools, 'pools' | 'clock' | 'keys'>;

export type DeskBoard = NonNullable<Awaited<ReturnType<typeof deskBoard>>>;
export type OpenedRequest = Extract<
  NonNullable<Awaited<ReturnType<typeof openRequest>>>,
  { readonly kind: 'opened' }
>;

export async function deskBoard(tools: DeskTools, member: DeskMember) {
  return asDesk(tools, member, async ({ tx, routes, at, actor }) => {
    const [open, ended, owed] = await Promise.all([
      openRequests(tx.db, OPEN_MAX),
      endedRequests(tx.db, ENDED_MAX),
      stepsDueBy(tx.db, new Date(at.getTime() + WEEK_MS), STEPS_MAX),
    ]);
    const owners = await labelsOf(tx, [...open, ...ended]);
    const entry = (row: RequestRow) => ({ ...shown(row), owner: owners.get(row.ownerId ?? '') });
    const subject = `staff:${member.id}`;
    appendAudit(tx, [{ at, actor, action: 'desk-seen', subject, detail: {} }]);
    return {
      desks: routes.map(labelsOfDesk),
      isHr: routes.includes('hr'),
      open: open.map((row) => ({ ...entry(row), place: placeOf(row, at) })),
      ended: ended.map(entry),
      /** What is late, and what is due within a week. */
      owed: owed.map(({ step: { step, dueAt }, request }) => {
        const { id, labels } = shown(request);
        return { id, labels, step: stepOf(request, step).label, dueAt, isLate: dueAt <= at };
      }),
    };
  });
}

/** Somebody opens a person's words: one record. */
export async function openRequest(tools: DeskTools, member: DeskMember, id: string) {
  return asDesk(tools, member, async (desk) => {
    const { tx, at, actor, routes } = desk;
    const row = await requestById(tx.db, id);
    if (row === undefined || row.wrapped === null) return { kind: 'no-such-request' } as const;
    const together = await gathered(tx.db, row);
    const near = await besides(tx.db, row, BESIDES_MAX);
    const words = wordsOf(row, tools.keys);
    // Looked through by the program alone: what it finds is offered, and opened by a person.
    const alike = near
      .filter((one) => !together.some((other) => other.id === one.id))
      .filter((one) => areAlike(words, wordsOf(one, tools.keys)))
      .slice(0, ALIKE_MAX);
    const unit = row.unitId === null ? undefined : await unitById(tx.db, row.unitId);
    const owners = await labelsOf(tx, [row]);
    const staffed = await staffedRoutes(tx.db);
    const { route, avoids, climbedTo, state } = row;
    const isTheirs = isOurs(row, routes);
    const subject = `request:${id}`;
    appendAudit(tx, [
      { at, actor, action: 'request-opened', subject, detail: { desk: row.route } },
    ]);
    return {
      kind: 'opened',
      request: { ...shown(row), owner: owners.get(row.ownerId ?? '') },
      isClimbed: climbedTo !== null && routes.includes(climbedTo),
      isPassed: !isTheirs,
      mayStep: { take: isTheirs && state === 'new', answer: state === 'taken' },
      others: readBy(staffed, avoids)
        .filter((one) => isTheirs && one !== route)
        .map((id) => ({ id, label: labelsOfDesk(id) })),
      outcomes: OUTCOMES,
      isOverdue: placeOf(row, at) === 'overdue',
      words,
      answer: textOf(row, row.answer, tools.keys),
      added: textOf(row, row.added, tools.keys),
      offer: textOf(row, row.offer, tools.keys),
      unit: unit?.name,
      form: formFor(row),
      backing: (await stepsOf(tx.db, id)).map(({ step, dueAt, doneAt, how }) => ({
        ...stepOf(row, step),
        dueAt,
        doneAt,
        how,
        isLate: doneAt === null && dueAt <= at,
      })),
      mayBack: isTheirs && state !== 'new',
      together: together.filter((one) => one.id !== id).map(shown),
      alike: alike.map(shown),
    } as const;
  });
}

function wordsOf(row: RequestRow, keys: Keys): string {
  return textOf(row, row.sealed, keys) ?? '';
}

function textOf(
  { id, wrapped }: RequestRow,
  sealed: RequestRow['answer'],
  keys: Keys,
): string | undefined {
  if (sealed === null || wrapped === null) return undefined;
  return unseal(keys.open(wrapped, id), sealed, id).toString();
}

/** Of a request, all but what is sealed. */
function shown(row: RequestRow) {
  const { id, form, item, route, state, receivedAt, takeBy, dueAt, outcome, verdict } = row;
  const { reopened, checked, climbedTo, publishing, answeredAt } = row;
  const codes = { id, form, item, route, state, outcome, verdict, publishing, climbedTo };
  const labels = {
    desk: labelsOfDesk(route),
    about: formOf(form)?.label ?? itemLabels(item),
  };
  return { ...codes, labels, receivedAt, takeBy, dueAt, answeredAt, reopened, checked };
}

const NO_LABEL = { en: '', 'zh-CN': '' };

function labelsOfDesk(route: Route) {
  return deskOf(route)?.label ?? NO_LABEL;
}

async function labelsOf({ db }: AtDesk['tx'], rows: readonly RequestRow[]) {
  const ids = [...new Set(rows.flatMap(({ ownerId }) => ownerId ?? []))];
  const members = await Promise.all(ids.map((one) => staffById(db, one)));
  return new Map(members.flatMap((one) => (one === undefined ? [] : [[one.id, one.label]])));
}
