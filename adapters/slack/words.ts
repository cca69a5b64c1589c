// Slack marks up what people type: entities, links, mentions. Read back as the person saw it.

const MARKED = /<([^<>]*)>/g;

export function wordsOf(marked: string): string {
  return marked
    .replace(MARKED, (_, inner: string) => asSeen(inner))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Takes the leading mention of the bot off a message that was addressed to it in a channel. */
export function withoutMention(marked: string): string {
  return marked.replace(/^\s*<@[^<>]*>/, '');
}

function asSeen(inner: string): string {
  const bar = inner.indexOf('|');
  const label = bar < 0 ? undefined : inner.slice(bar + 1);
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const sign = target.charAt(0);
  // A bare mention is a colleague's platform id: nothing that may stand among somebody's words.
  if (sign === '@' || sign === '#') return sign + (label ?? '');
  if (sign === '!') return label ?? `@${target.slice(1)}`;
  return label ?? target.replace(/^(mailto|tel):/, '');
}
