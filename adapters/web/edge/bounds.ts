// How large and how slow a request may be.

export type Bounds = {
  readonly headersMs: number;
  /** From the first byte to the last of a request, its body included. */
  readonly requestMs: number;
  /** How often the two are looked at. */
  readonly checkMs: number;
  readonly headerBytesMax: number;
  readonly addressCharsMax: number;
  /** Open event streams. */
  readonly streams: { readonly session: number; readonly network: number; readonly all: number };
};

export const BOUNDS: Bounds = {
  headersMs: 10_000,
  requestMs: 60_000, // a long message from a phone at the edge of its network
  checkMs: 1_000,
  headerBytesMax: 16_384,
  addressCharsMax: 2_048,
  streams: { session: 8, network: 800, all: 8_000 }, // a tab each
};

/** 100,000 characters, each escaped as twelve bytes at worst, and a little around them. */
const API_BYTES_MAX = 1_250_000;
const CONSOLE_BYTES_MAX = 1_048_576;
/** A whole update or event of a platform. */
const HOOK_BYTES_MAX = 4_194_304;

/** A roster of 100,000 people, as HR brings it by the hook. */
const LIST_PATH = '/console/roster/list';

export function bodyBytesMax(kind: 'api' | 'console' | 'hook', path: string): number {
  if (kind === 'hook' || path === LIST_PATH) return HOOK_BYTES_MAX;
  return kind === 'console' ? CONSOLE_BYTES_MAX : API_BYTES_MAX;
}
