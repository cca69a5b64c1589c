/// <reference lib="dom" />
// The API, as the page uses it. A body may hold somebody's words, an address never does.

import type { MemoryLine, Reads, WebLine } from '../../render.ts';
import type { Saying } from './memory.ts';
import { isOurs, sessionMark, startAnew } from './whose.ts';

/** What became of a message: after `again` and `away` it is sent once more with the same id. */
export type Sent = {
  readonly kind: 'accepted' | 'again' | 'away' | 'refused' | 'no-session';
  readonly lines: readonly MemoryLine[];
};

export type Page = { readonly lines: readonly WebLine[]; readonly hasMore: boolean };

const AWAY: Sent = { kind: 'away', lines: [] };
const TIMEOUT_MS = 15_000;

export async function makeSession(languageHint?: string): Promise<boolean> {
  try {
    const body = asJson(languageHint ? { languageHint } : {});
    const answer = await fetch('/api/session', { ...body, signal: soon() });
    if (!answer.ok) return false;
    const { session } = (await answer.json()) as { session: string };
    return isOurs(session) || (await anew());
  } catch {
    return false;
  }
}

export async function deliver({ id, what }: Saying): Promise<Sent> {
  try {
    const answer =
      'card' in what
        ? await post('/api/join', { id, card: what.card })
        : await post(
            '/api/say',
            'words' in what ? { id, words: what.words } : { id, choice: what.choice },
          );
    const { lines = [] } = (await answer.json()) as Partial<Sent>;
    if (answer.ok) return { kind: 'accepted', lines };
    if (answer.status === 401) return { kind: 'no-session', lines };
    const mayPass = answer.status === 429 || answer.status >= 500;
    return { kind: mayPass ? 'again' : 'refused', lines };
  } catch {
    return AWAY;
  }
}

/** @returns undefined when it cannot be had now. */
export async function linesAfter(after: string): Promise<Page | undefined> {
  try {
    const answer = await ask(`/api/lines?after=${after}`);
    return answer.ok ? ((await answer.json()) as Page) : undefined;
  } catch {
    return undefined;
  }
}

/** @returns `none` when nobody is known here, `away` when it cannot be had now. */
export async function ownData(form: Form): Promise<OwnFile | 'none' | 'away'> {
  return had(`/api/own-data?as=${form}`, async (answer) => ({
    form,
    name: FILES[form],
    type: answer.headers.get('content-type') ?? '',
    body: await answer.text(),
  }));
}

const FILES = {
  page: 'own-data.html',
  json: 'own-data.json',
  fhir: 'own-data.fhir.json',
} as const;
export type Form = keyof typeof FILES;
export type OwnFile = {
  readonly form: Form;
  readonly name: string;
  readonly type: string;
  readonly body: string;
};

/** @returns `over` for a link that was used or is too old, `away` when it cannot be had now. */
export async function openLink(token: string): Promise<readonly OwnFile[] | 'over' | 'away'> {
  try {
    const answer = await post('/api/own-data/open', { token });
    if (answer.status === 429 || answer.status >= 500) return 'away';
    return answer.ok ? ((await answer.json()) as { files: OwnFile[] }).files : 'over';
  } catch {
    return 'away';
  }
}

export type MovedBy = { readonly phrase: string } | { readonly token: string };

/** @returns what was said against it, nothing when it is done, `away` when it cannot be now. */
export async function bring(id: string, by: MovedBy): Promise<readonly MemoryLine[] | 'away'> {
  try {
    const answer = await post('/api/move', { id, ...by });
    const { lines = [] } = (await answer.json()) as Partial<Sent>;
    return answer.ok || lines.length > 0 ? lines : 'away';
  } catch {
    return 'away';
  }
}

/** @returns `none` when nobody has joined here, `away` when it cannot be had now. */
export async function makePhrase(): Promise<readonly string[] | 'none' | 'away'> {
  try {
    const answer = await post('/api/phrase', {});
    if (answer.status === 401 || answer.status === 404) return 'none';
    return answer.ok ? ((await answer.json()) as { words: string[] }).words : 'away';
  } catch {
    return 'away';
  }
}

/** Goes out even though the page is left at once. */
export function forgetBrowser(): void {
  const { method, body, headers } = asJson({});
  const own = { ...headers, ...ownHeader() };
  void fetch('/api/forget', { method, body, headers: own, keepalive: true }).catch(() => undefined);
}

/** The same answers; `before` is the last record that is shown. */
export async function whoSaw(before: string | undefined): Promise<Reads | 'none' | 'away'> {
  const after = before === undefined ? '' : `?before=${before}`;
  return had(`/api/who-saw${after}`, (answer) => answer.json() as Promise<Reads>);
}

async function had<T>(
  path: string,
  read: (answer: Response) => Promise<T>,
): Promise<T | 'none' | 'away'> {
  try {
    const answer = await ask(path);
    if (answer.status === 401 || answer.status === 404) return 'none';
    return answer.ok ? await read(answer) : 'away';
  } catch {
    return 'away';
  }
}

function post(path: string, body: unknown): Promise<Response> {
  return ask(path, asJson(body));
}

/** By this page's own session, never by another one that its browser has now. */
async function ask(path: string, init: ReturnType<typeof asJson> | object = {}): Promise<Response> {
  const headers = { ...('headers' in init ? init.headers : {}), ...ownHeader() };
  const answer = await fetch(path, { ...init, headers, signal: soon() });
  return answer.status === 409 ? anew() : answer;
}

function ownHeader(): Record<string, string> {
  const mark = sessionMark();
  return mark === null ? {} : { 'warmline-session': mark };
}

/** The page is on its way out: nothing comes after. */
function anew(): Promise<never> {
  startAnew();
  return new Promise(() => undefined);
}

function soon(): AbortSignal {
  return AbortSignal.timeout(TIMEOUT_MS);
}

function asJson(body: unknown) {
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}
