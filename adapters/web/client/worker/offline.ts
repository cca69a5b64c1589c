/// <reference lib="dom" />
// Keeps the page and the numbers in it, so that a reload helps while the server is away. Nothing
// else is ever kept: no answer of the API, nobody's lines, no address that brought a card.

/** Written before this file by the server: see `shell.ts`. */
declare const KEPT: { readonly version: string; readonly paths: readonly string[] };

type Lasting = Event & { waitUntil(done: Promise<unknown>): void };
type Fetching = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Clicked = Lasting & { readonly notification: Notification };
type Open = { readonly url: string; focus(): Promise<unknown> };

// The library of workers cannot stand beside that of pages.
const worker = self as unknown as {
  skipWaiting(): Promise<void>;
  readonly clients: {
    matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<readonly Open[]>;
    openWindow(path: string): Promise<unknown>;
  };
};

const PAGE = '/';
const NAMED = 'shell-';
const CACHE = NAMED + KEPT.version;
const LATE_MS = 4_000;

self.addEventListener('install', (event) => (event as Lasting).waitUntil(keep()));
self.addEventListener('activate', (event) => (event as Lasting).waitUntil(dropOld()));
self.addEventListener('fetch', (event) => {
  const fetching = event as Fetching;
  const { request } = fetching;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  const isPage = pathname === PAGE && request.mode === 'navigate';
  if (isPage || KEPT.paths.includes(pathname)) fetching.respondWith(freshOrKept(request, pathname));
});
self.addEventListener('notificationclick', (event) => {
  const { notification } = event as Clicked;
  notification.close();
  (event as Clicked).waitUntil(showPage());
});

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...KEPT.paths].map((path) => new Request(path, { cache: 'reload' })));
  await worker.skipWaiting();
}

async function dropOld(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(NAMED) && name !== CACHE) await caches.delete(name);
}

async function freshOrKept(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const fresh = await freshOf(request);
  // The page again each time: it may speak another language now.
  if (fresh?.ok && path === PAGE && new URL(request.url).search === '')
    await cache.put(PAGE, fresh.clone());
  if (fresh !== undefined && fresh.status < 500) return fresh;
  return (await cache.match(path, { ignoreVary: true })) ?? fresh ?? Response.error();
}

/** @returns undefined when the server does not answer in time. */
async function freshOf(request: Request): Promise<Response | undefined> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), LATE_MS);
  try {
    return await fetch(request, { signal: over.signal });
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function showPage(): Promise<void> {
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = open.find(({ url }) => new URL(url).pathname === PAGE);
  await (page === undefined ? worker.clients.openWindow(PAGE) : page.focus());
}
