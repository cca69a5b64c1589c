/// <reference lib="dom" />
// The API, as the page uses it. A body may hold somebody's words, an address never does.

import type { MemoryLine, Reads, WebLine } from '../../render.ts';
import type { Saying } from './memory.ts';

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
    return (await post('/api/session', languageHint ? { languageHint } : {})).ok;
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
    const answer = await fetch(`/api/lines?after=${after}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
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
  void fetch('/api/forget', { ...asJson({}), keepalive: true }).catch(() => undefined);
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
    const answer = await fetch(path, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.status === 401 || answer.status === 404) return 'none';
    return answer.ok ? await read(answer) : 'away';
  } catch {
    return 'away';
  }
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, { ...asJson(body), signal: AbortSignal.timeout(TIMEOUT_MS) });
}

function asJson(body: unknown) {
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}
