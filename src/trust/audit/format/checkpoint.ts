// The text of a C2SP checkpoint (c2sp.org/tlog-checkpoint): whose log, how many records, their root.

import { strictBase64 } from './key.ts';

export type CheckpointText = {
  readonly origin: string;
  readonly size: number;
  /** Base64, as everywhere here. */
  readonly root: string;
  /** Lines that some logs add. Ours has none. */
  readonly extensions: readonly string[];
};

const HASH_BYTES = 32;

export function checkpointText(
  origin: string,
  { size, root }: Pick<CheckpointText, 'size' | 'root'>,
): string {
  return `${origin}\n${size}\n${root}\n`;
}

export function parseCheckpoint(text: string): CheckpointText | undefined {
  if (!text.endsWith('\n')) return undefined;
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n');
  const isWhole = origin !== '' && !extensions.includes('');
  if (!isWhole || !isSize(size) || !isHash(root)) return undefined;
  return { origin, size: Number(size), root, extensions };
}

/** A decimal without leading zeros that a number holds exactly. */
export function isSize(text: string): boolean {
  return /^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text));
}

export function isHash(text: string): boolean {
  return strictBase64(text)?.length === HASH_BYTES;
}
