// Cutting text to a platform's limits without breaking a character in two.

/** Cuts text into pieces that fit, at a line's end or a space where there is one. */
export function pieces(text: string, fits: (piece: string) => boolean): readonly string[] {
  const found: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const end = fits(rest) ? rest.length : cutOf(rest, fits);
    found.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return found;
}

export function shorten(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  return `${text.slice(0, whole(text, charsMax - 1))}…`;
}

function cutOf(text: string, fits: (piece: string) => boolean): number {
  let [good, bad] = [1, text.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (fits(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const half = Math.floor(good / 2); // a break further back than this wastes a block
  const line = text.lastIndexOf('\n', good);
  const space = text.lastIndexOf(' ', good);
  if (line > half) return line;
  return space > half ? space : whole(text, good);
}

function whole(text: string, end: number): number {
  const code = text.charCodeAt(end - 1);
  const isHighSurrogate = code >= 0xd800 && code <= 0xdbff;
  return isHighSurrogate && end > 1 ? end - 1 : end;
}
