// Who may import whom: one row for each kind of file. A row says yes to what it names; all else is no.

import type { Import } from './imports.ts';

const KINDS = [
  ['joiner', /^src\/[\w-]+\.ts$|^src\/cli\//],
  ['test', /^test\/|^drizzle\.config\.ts$/],
  ['db', /^db\//],
  ['adapter', /^adapters\//],
  ['ops', /^src\/ops\//],
  ['handler', /^src\/\w+\/.*\.effect\.ts$/],
  ['outbox', /^src\/outbox\//],
  // It must answer when the rest does not, so it reaches the disk itself.
  ['flow', /^src\/\w+\/.*\.flow\.ts$|^src\/core\/fail-safe\.ts$/],
  ['port', /^src\/\w+\/.*\.port\.ts$/],
  // Trained weights and the rules are data, in bytes: one file each reads them as it is imported.
  ['data', /^src\/listening\/(classifier\/trained|written)\.ts$|^src\/care\/sorter\/trained\.ts$/],
  ['rule', /^src\/\w+\//],
  ['data', /^(prompts\/|package\.json$)/],
  ['node', /^node:/],
] as const;

export type Kind = (typeof KINDS)[number][0] | 'library';

// hono/html escapes and joins: it does nothing else.
const PURE_LIBRARY =
  /^(hono\/html|@scure\/bip39|zod|croner|opencc-js|chinese-days|ical\.js|csv-parse)(\/|$)/;
// Ed25519 is pure as well: the same key and text make the same signature.
const PURE_CRYPTO = [
  'createHash',
  'createHmac',
  'createPrivateKey',
  'createPublicKey',
  'hash',
  'sign',
  'verify',
];
const DATABASE_LIBRARY = /^(drizzle-orm|drizzle-zod|postgres)(\/|$)/;
const PLATFORM_LIBRARY: Readonly<Record<string, RegExp>> = {
  telegram: /^(grammy|@grammyjs\/)/,
  slack: /^@slack\//,
  web: /^(hono|@hono\/|openid-client|jose$|@simplewebauthn\/|ws|@resvg\/|qrcode)/,
};

type Row = (wanted: Import, kind: Kind, file: string) => boolean;

const ROWS: Readonly<Record<Exclude<Kind, 'data' | 'node' | 'library'>, Row>> = {
  rule: ({ path, names, isType }, kind) =>
    kind === 'rule' ||
    kind === 'data' ||
    PURE_LIBRARY.test(path) ||
    (path === 'node:crypto' && (isType || names.every((name) => PURE_CRYPTO.includes(name)))),
  port: ({ path }, kind) =>
    ['rule', 'data', 'node'].includes(kind) ||
    ['src/ops/errors.ts', 'src/ops/outgoing.ts'].includes(path) ||
    (kind === 'library' && !DATABASE_LIBRARY.test(path)),
  flow: (wanted, kind, file) => mayFlow(wanted, kind, file),
  handler: (wanted, kind, file) => mayFlow(wanted, kind, file),
  db: ({ path }, kind) =>
    ['rule', 'ops', 'db', 'data', 'node'].includes(kind) ||
    PURE_LIBRARY.test(path) ||
    DATABASE_LIBRARY.test(path) ||
    path === 'cockatiel', // whose turn it is, and how long a connection may take to open
  outbox: ({ path, isType }, kind) =>
    ['handler', 'outbox', 'ops', 'data', 'node'].includes(kind) ||
    (kind === 'rule' && isType) ||
    inRoom(path, 'core') ||
    /^db\/(outbox|outbox-claims|outbox-stuck|audit|leases|client)\.ts$/.test(path) ||
    PURE_LIBRARY.test(path),
  adapter: ({ path, isType }, kind, file) =>
    ['flow', 'ops', 'data', 'node'].includes(kind) ||
    (kind === 'rule' && isType) ||
    (kind === 'adapter' && adapterOf(path) === adapterOf(file)) ||
    (kind === 'outbox' && isType) || // the Tools that a flow is given
    inRoom(path, 'core') ||
    PURE_LIBRARY.test(path) ||
    (PLATFORM_LIBRARY[adapterOf(file)]?.test(path) ?? false),
  ops: ({ path, isType }, kind) =>
    ['ops', 'data', 'node'].includes(kind) ||
    (isType && (kind === 'db' || kind === 'rule')) ||
    (kind === 'library' && !path.startsWith('drizzle')),
  joiner: ({ path }) => !path.startsWith('drizzle'),
  test: ({ path }) => !path.startsWith('drizzle-orm'),
};

/** Why `file` may not import this, in one line; undefined if it may. */
export function refusal(file: string, wanted: Import): string | undefined {
  const from = kindOf(file);
  const to = kindOf(wanted.path);
  if (from === 'data' || from === 'node' || from === 'library') return undefined;
  if (ROWS[from](wanted, to, file)) return undefined;
  // A port's types are what it promises; only the joiner brings the port itself.
  if (to === 'port' && wanted.isType && from !== 'rule' && from !== 'db') return undefined;
  return `${file}: a file of kind "${from}" may not import ${wanted.path} (${to})`;
}

export function kindOf(path: string): Kind {
  return KINDS.find(([, places]) => places.test(path))?.[0] ?? 'library';
}

function mayFlow({ path, isType }: Import, kind: Kind, file: string): boolean {
  return (
    ['rule', 'ops', 'db', 'data', 'node'].includes(kind) ||
    (kind === 'outbox' && isType) || // the Tools that a handler is given
    (kind === 'flow' && roomOf(path) === roomOf(file)) ||
    inRoom(path, 'core') ||
    PURE_LIBRARY.test(path)
  );
}

function inRoom(path: string, room: string): boolean {
  return path.startsWith('src/') && roomOf(path) === room;
}

function roomOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function adapterOf(path: string): string {
  return path.split('/')[1] ?? '';
}
