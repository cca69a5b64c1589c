// The stretches of a text that are each heard by themselves: its lines, and all of it where it is
// short. Despair in one line is not thinned out by calm lines around it, and a clause of it does
// not drown in a long text. (Sentence by sentence was tried: more false alarms than it found.)

import { type Piece, piecesOf } from '../pieces.ts';

const PIECE = 320;
const OVERLAP = 80;

/** Of texts of any length, as many windows as grow with the length and no faster. */
export function windowsOf(text: string): readonly Piece[] {
  if (text.length > 0 && text.length <= PIECE && !text.includes('\n')) return [{ start: 0, text }];
  const lines = [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) =>
    piecesOf(line, PIECE, OVERLAP).map((piece) => ({ ...piece, start: index + piece.start })),
  );
  const isShort = text.length <= PIECE && lines.length > 1;
  return isShort ? [{ start: 0, text }, ...lines] : lines;
}
