// Pieces of bytes one after the other in a stream, each with its length before it.

const LENGTH_BYTES = 4;

export function framed(piece: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + piece.length);
  frame.writeUInt32BE(piece.length);
  frame.set(piece, LENGTH_BYTES);
  return frame;
}

/** What is cut off at the end is left out: whoever reads knows how the last piece looks. */
export async function* piecesIn(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    for (let end = endOf(held); end !== undefined && end <= held.length; end = endOf(held)) {
      yield held.subarray(LENGTH_BYTES, end);
      held = held.subarray(end);
    }
  }
}

function endOf(held: Buffer): number | undefined {
  return held.length < LENGTH_BYTES ? undefined : LENGTH_BYTES + held.readUInt32BE();
}
