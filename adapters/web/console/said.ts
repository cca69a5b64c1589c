import { html } from 'hono/html';
import type { Html } from './layout.ts';
import type { Words } from './words.ts';

/** Makes the line for what the last press did, by its code; nothing for a code that is not ours. */
export function saidLines<K extends string>(book: Readonly<Record<K, string>>, good: Set<string>) {
  const keyOf = (said: string | undefined) =>
    (Object.keys(book) as K[]).find((key) => key === `said-${said}`);
  return (say: Words<K>, said: string | undefined): Html => {
    const key = keyOf(said);
    if (key === undefined) return html``;
    const tone = good.has(said ?? '') ? 'good' : 'bad';
    return html`<p class="said ${tone}" role="${tone === 'bad' ? 'alert' : 'status'}">${say(key)}</p>`;
  };
}
