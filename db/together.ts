// Writes that stand side by side leave as one statement: each alone costs the driver and the database
// a round of messages of its own, which is more than most of them take to be done.

import type { Text } from './client.ts';

export type Together = {
  /** Sent beside those before it, at most one for each table, as none sees another; or alone. */
  add(one: Text, beside: string | undefined): void;
  /** Sends what was added, before whatever has to come after it. */
  send(): void;
};

/** Statements put together once, by their texts. */
export type Joined = Map<string, string>;

export function openTogether(joined: Joined, sendOne: (text: Text) => void): Together {
  let added = new Map<string, Text>();
  const send = () => {
    if (added.size === 0) return;
    const all = [...added.values()];
    added = new Map();
    sendOne(asOne(all, joined));
  };
  return {
    add: (one, beside) => {
      if (beside === undefined || added.has(beside)) send();
      if (beside === undefined) sendOne(one);
      else added.set(beside, one);
    },
    send,
  };
}

function asOne(all: readonly Text[], joined: Joined): Text {
  const key = all.map(({ sql }) => sql).join(';');
  const sql = joined.get(key) ?? withAll(all);
  joined.set(key, sql);
  return { sql, params: all.flatMap(({ params }) => params) };
}

function withAll(all: readonly Text[]): string {
  let before = 0;
  const texts = all.map(({ sql, params }) => {
    const from = before;
    before += params.length;
    return sql.replace(/\$(\d+)/g, (_, n: string) => `$${from + Number(n)}`);
  });
  const last = texts.pop() ?? '';
  if (texts.length === 0) return last;
  return `with ${texts.map((text, n) => `w${n} as (${text})`).join(', ')} ${last}`;
}
