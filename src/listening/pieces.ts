export type Piece = { readonly start: number; readonly text: string };

/** A text of any length in pieces of at most `most` units, each sharing `overlap` with the next. */
export function piecesOf(text: string, most: number, overlap: number): readonly Piece[] {
  const count = Math.max(1, Math.ceil((text.length - overlap) / (most - overlap)));
  return Array.from({ length: count }, (_, index) => {
    const start = index * (most - overlap);
    return { start, text: text.slice(start, start + most) };
  });
}
