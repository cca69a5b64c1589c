// Everything a person wrote in a message, wherever Telegram keeps it: rules must hear it all.

import type { Message } from './update.ts';

const KEYS_OF_BLOCKS: ReadonlySet<string> = new Set(['blocks', 'items', 'cells']);

export function wordsOf(message: Message): string | undefined {
  const written = message.text ?? message.caption ?? textOf(message.rich_message);
  return written === '' ? undefined : written;
}

// A rich message is a tree of blocks whose text may be broken anywhere, even inside a word.
function textOf(node: unknown): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  return Object.entries(node)
    .map(([key, inner]: [string, unknown]) => {
      if (typeof inner === 'string') return key === 'text' ? inner : '';
      return KEYS_OF_BLOCKS.has(key) && Array.isArray(inner)
        ? inner.map(textOf).join('\n')
        : textOf(inner);
    })
    .join('');
}
