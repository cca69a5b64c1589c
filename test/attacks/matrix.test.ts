import { describe, expect, it } from 'vitest';
import { isIn, openAttempts } from './attempts.ts';
import { digestOf } from './digest.ts';
import { ROUTES } from './routes.data.ts';
import { addressOf, declared, keysOf, type Route } from './routes.ts';
import { type Actor, openStage } from './stage.ts';

const stage = await openStage();
const attempts = openAttempts(stage.url);

const routes = declared().filter(({ method }) => method !== 'ALL');
const NO_OBJECT = { none: '' };

function objectsOf({ of }: Route): [owner: string, id: string][] {
  return Object.entries(of === undefined ? NO_OBJECT : (stage.objects[of] ?? NO_OBJECT));
}

const overseerOf: Partial<Record<NonNullable<Route['of']>, Actor['role']>> = {
  case: 'lead',
  incident: 'admin',
};

/** Whether this is theirs to use: their role's, and where objects have an owner, their own. */
function isTheirs({ may, of }: Route, actor: Actor, owner: string): boolean {
  if (may === 'anyone') return true;
  if (may === 'officer') return actor.cookie.includes('wl_chat=');
  if (actor.role === undefined) return false;
  if (may !== 'staff' && !may.includes(actor.role)) return false;
  if (owner === 'none' || owner === 'all' || owner === 'waiting') return true;
  // A lead oversees every talk, an admin every unit.
  return owner === actor.name || (of !== undefined && actor.role === overseerOf[of]);
}

/** Seeing that somebody rings is anybody's who may take talks. */
const SHARED = new Set(['POST /console/talks/:id/acknowledge']);

async function use(route: Route, actor: Actor, id: string) {
  const { method, isJson } = route;
  const body = method === 'POST' ? { body: isJson ? '{}' : new URLSearchParams({}) } : {};
  return attempts.send(addressOf(route, id), {
    method,
    cookie: actor.cookie,
    headers: isJson ? { 'content-type': 'application/json' } : {},
    ...body,
  });
}

describe('the routes', () => {
  it('are all declared, each with who may use it', () => {
    expect(keysOf(stage.routes).toSorted()).toEqual(Object.keys(ROUTES).toSorted());
  });
});

describe.each(stage.actors.map((actor) => [actor.name, actor] as const))('%s', (_, actor) => {
  it('gets nothing and changes nothing that is not theirs', { timeout: 120_000 }, async () => {
    const before = await digestOf(stage.world);
    const gotIn: string[] = [];
    for (const route of routes) {
      for (const [owner, id] of objectsOf(route)) {
        if (isTheirs(route, actor, owner) || SHARED.has(route.key)) continue;
        const answer = await use(route, actor, id);
        if (isIn(answer)) gotIn.push(`${route.key} of ${owner}: ${answer.status}`);
        if (route.may !== 'officer' && actor.role === undefined)
          expect([401, 303], route.key).toContain(answer.status);
        if (answer.status === 303 && actor.role === undefined)
          expect(answer.to, route.key).toBe('/console/sign-in');
      }
    }
    expect(gotIn).toEqual([]);
    expect(await digestOf(stage.world)).toEqual(before);
  });

  it('is let in to what is theirs', { timeout: 120_000 }, async () => {
    const keptOut: string[] = [];
    const looks = routes.filter(({ method }) => method === 'GET');
    for (const route of looks) {
      for (const [owner, id] of objectsOf(route)) {
        if (!isTheirs(route, actor, owner) || owner === 'waiting') continue;
        const { status, to } = await use(route, actor, id);
        const isOut = [401, 403].includes(status) || (to === '/console/sign-in' && status === 303);
        if (isOut && route.key !== 'GET /console')
          keptOut.push(`${route.key} of ${owner}: ${status}`);
      }
    }
    expect(keptOut).toEqual([]);
  });
});
