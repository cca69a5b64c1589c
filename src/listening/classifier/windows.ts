// The stretches of a text that are each heard by themselves: its lines, and all of it where it is
// short. Despair in one line is not thinned out by calm lines around it, and a clause of it does
// not drown in a long text. (Sentence by sentence was tried: more false alarms than it found.)

const PIECE = 320;
const OVERLAP = 80;

export type Window = { readonly start: number; readonly text: string };

/** Of texts of any length, as many windows as grow with the length and no faster. */
export function windowsOf(text: string): readonly Window[] {
  const lines = [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
    start: index,
    text: line,
  }));
  const isShort = lines.length > 1 && text.length <= PIECE;
  return [...(isShort ? [{ start: 0, text }] : []), ...lines.flatMap(piecesOf)];
}

function piecesOf({ start, text }: Window): readonly Window[] {
  const count = Math.max(1, Math.ceil((text.length - OVERLAP) / (PIECE - OVERLAP)));
  return Array.from({ length: count }, (_, index) => {
    const from = index * (PIECE - OVERLAP);
    return { start: start + from, text: text.slice(from, from + PIECE) };
  });
}
