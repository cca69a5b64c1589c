// Long text → pieces that Telegram takes. Nothing but the space at a cut is dropped.

/** UTF-16 units; Telegram's limit for one message. */
export const TEXT_UNITS_MAX = 4_096;

export function split(text: string): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > TEXT_UNITS_MAX) {
    const cut = cutOf(rest);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  const filled = [...pieces, rest].filter((piece) => piece !== '');
  return filled.length > 0 ? filled : [''];
}

// A line end or a space late enough to keep pieces long, else between two characters as seen.
function cutOf(text: string): number {
  const head = text.slice(0, TEXT_UNITS_MAX);
  for (const end of ['\n', '。', ' ']) {
    const at = head.lastIndexOf(end) + end.length;
    if (at > TEXT_UNITS_MAX / 2) return at;
  }
  const seen = new Intl.Segmenter().segment(text).containing(TEXT_UNITS_MAX)?.index ?? 0;
  if (seen > TEXT_UNITS_MAX / 2) return seen;
  return /[\uD800-\uDBFF]$/.test(head) ? TEXT_UNITS_MAX - 1 : TEXT_UNITS_MAX;
}
