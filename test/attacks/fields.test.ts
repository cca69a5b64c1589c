import { describe, expect, it } from 'vitest';
import { rowsOf } from '../support/rows.ts';
import { openAttempts } from './attempts.ts';
import { addressOf, declared, type Route } from './routes.ts';
import { type Actor, openStage } from './stage.ts';
import { RAW, STRINGS } from './strings.data.ts';

const stage = await openStage();
const attempts = openAttempts(stage.url);
const routes = declared();
const forms = routes.filter(({ fields = [] }) => fields.length > 0);
const SLOW = { timeout: 180_000 };

/** Every one who may, so that a string put in by one is looked at by all who could see it. */
function actorsOf({ may, of }: Route): Actor[] {
  return stage.actors.filter((actor) => {
    if (may === 'officer') return actor.name === 'an officer';
    if (may === 'anyone') return actor.name === 'nobody';
    if (actor.role === undefined) return false;
    const isOwner = of === undefined || idFor(of, actor) !== undefined;
    return isOwner && (may === 'staff' || may.includes(actor.role));
  });
}

function idFor(of: string, actor: Actor): string | undefined {
  const objects = stage.objects[of] ?? {};
  return objects[actor.name] ?? objects['all'];
}

async function put(route: Route, field: string, text: string): Promise<void> {
  const [actor] = actorsOf(route);
  if (actor === undefined) throw new Error(`nobody may ${route.key}`);
  const id = route.of === undefined ? '' : (idFor(route.of, actor) ?? '');
  const filled = { ...FILLED[route.key], [field]: text };
  const isSearch = route.method === 'GET';
  const query = isSearch ? `?${new URLSearchParams(filled).toString()}` : '';
  const answer = await attempts.send(`${addressOf(route, id)}${query}`, {
    method: route.method,
    cookie: actor.cookie,
    ...(isSearch
      ? {}
      : route.isJson
        ? {
            body: JSON.stringify(jsonOf(filled, field)),
            headers: { 'content-type': 'application/json' },
          }
        : { body: new URLSearchParams(filled) }),
  });
  expect(answer.text, `${route.key} ${field}`).not.toMatch(RAW);
  for (const cookie of answer.headers.getSetCookie()) expect(cookie).not.toContain('wl_staff=7331');
  expect(answer.headers.get('location') ?? '', route.key).toMatch(/^(\/console[\w\-/?=&%.+]*)?$/);
}

/** What else a form needs so that it gets as far as the field in question. */
const FILLED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'POST /console/units': { name: 'Unit 9', region: 'CN', zone: 'Asia/Shanghai' },
  'POST /console/staff': { label: 'Counselor 9', role: 'counselor', unit: '', language: 'en' },
  'POST /console/schedules/units/:id/day': { day: '2026-10-10', kind: 'off' },
  'POST /console/schedules/squads/:id/pattern': {
    starts: '2026-10-01',
    turns: '08:00-20:00 off',
    do: 'set',
  },
  'POST /console/schedules/preview': { time: '20:00', day: '1', do: 'preview' },
  'POST /console/desk/:id/answer': { words: 'hello', outcome: 'solved' },
  'POST /console/talks/:id/say': { words: 'hello', clientId: 'x' },
  'POST /console/talks/:id/lower': { to: 'L1', reason: 'says-safe' },
  'POST /console/talks/:id/raise': { to: 'L4', reason: 'my-judgment' },
};

function jsonOf(filled: Readonly<Record<string, string>>, field: string) {
  const isSay = field === 'words' || field === 'choice';
  return isSay || field === 'card' ? { id: crypto.randomUUID(), ...filled } : filled;
}

describe('every field of every form', () => {
  it('is known, so that it is attacked', SLOW, async () => {
    const unknown: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      for (const actor of actorsOf(route)) {
        const id = route.of === undefined ? '' : (idFor(route.of, actor) ?? '');
        const page = await attempts.send(addressOf(route, id), { cookie: actor.cookie });
        unknown.push(...fieldsIn(page.text).filter((field) => !isDeclared(field)));
      }
    }
    expect([...new Set(unknown)]).toEqual([]);
  });

  it.each(
    forms.flatMap((route) =>
      (route.fields ?? []).map((field) => [route.key, field, route] as const),
    ),
  )('breaks nothing: %s %s', SLOW, async (_, field, route) => {
    for (const [, text] of STRINGS) await put(route, field, text);
  });

  it('shows what was put in as what it is, to everybody who sees it', SLOW, async () => {
    for (const route of routes.filter(
      ({ method, key }) => method === 'GET' && !key.includes('*'),
    )) {
      for (const actor of actorsOf(route)) {
        const id = route.of === undefined ? '' : (idFor(route.of, actor) ?? '');
        const { text } = await attempts.send(addressOf(route, id), { cookie: actor.cookie });
        if (route.path.startsWith('/api/')) continue; // words as JSON, put in by text alone
        expect(text, `${route.key} for ${actor.name}`).not.toMatch(RAW);
      }
    }
  });

  it('keeps every string out of the log, and the tables where they were', async () => {
    expect(stage.world.logged()).not.toMatch(/planted|alert\(|drop table|"level":50/);
    const [count] = await rowsOf<{ n: number }>(
      stage.world,
      'select count(*)::int n from ledger.staff',
    );
    expect(count?.n).toBeGreaterThan(5);
  });
});

/** `POST /path field` of each form in a page, or `GET` of a search, with ids taken out. */
function fieldsIn(page: string): string[] {
  const found = [...page.matchAll(/<form\b([^>]*)\baction="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)];
  return found.flatMap(([, before = '', action = '', inside = '']) => {
    const method = before.includes('method="get"') ? 'GET' : 'POST';
    const path = action.replace(/\/[\da-f]{8}-[\da-f-]{27}/g, '/:id');
    const names = [...inside.matchAll(/<(?:input|textarea|select|button)\b[^>]*\bname="([^"]+)"/g)];
    return names.map(([, name]) => `${method} ${path} ${name}`);
  });
}

function isDeclared(field: string): boolean {
  return forms.some(({ key, fields = [] }) =>
    fields.some((name) => `${key.replace(/:\w+/g, ':id')} ${name}` === field),
  );
}
