import { html } from 'hono/html';
import adminEn from '../../../../prompts/console/en/admin.json' with { type: 'json' };
import adminZh from '../../../../prompts/console/zh-CN/admin.json' with { type: 'json' };
import type { Html } from '../layout.ts';
import { type Words, wordsIn } from '../words.ts';

export type AdminKey = keyof typeof adminEn;
export type AdminWords = Words<AdminKey>;

export const adminWords = wordsIn<AdminKey>(adminEn, adminZh);

const GOOD = new Set(['made', 'disabled']);

/** What the last press did, by its code; nothing for a code that is not ours. */
export function saidLine(say: AdminWords, said: string | undefined): Html {
  const key = `said-${said}`;
  if (!Object.hasOwn(adminEn, key)) return html``;
  const tone = GOOD.has(said ?? '') ? 'good' : 'bad';
  return html`<p class="said ${tone}" role="${tone === 'bad' ? 'alert' : 'status'}">${say(key as AdminKey)}</p>`;
}
