// What is overdue climbs once to another desk that somebody reads, never to one that it complains of.

import { appendAudit } from '../../../db/audit.ts';
import type { Tx } from '../../../db/client.ts';
import { staffedRoutes } from '../../../db/desk-routes.ts';
import { type RequestRow, updateRequest } from '../../../db/requests.ts';
import { deskOf, type Route, readBy, type Staffed } from '../desks.ts';

export async function climb(tx: Tx, request: RequestRow, at: Date): Promise<void> {
  if (request.climbedTo !== null) return;
  const climbedTo = nextOf(request, await staffedRoutes(tx.db));
  if (climbedTo === undefined) return;
  updateRequest(tx, request.id, { climbedTo });
  const subject = `request:${request.id}`;
  const detail = { desk: request.route, to: climbedTo };
  appendAudit(tx, [{ at, actor: 'program', action: 'request-climbed', subject, detail }]);
}

function nextOf({ route, avoids }: RequestRow, staffed: Staffed): Route | undefined {
  const read = readBy(staffed, avoids);
  return deskOf(route)?.otherwise.find((one) => read.includes(one));
}
