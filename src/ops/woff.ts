// A font as the web packs it, made into one that anything reads: each table is inflated and the
// directory written anew (W3C WOFF 1.0, sections 4 and 5).

import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;
const inflated = promisify(inflate);

export async function unpacked(woff: Buffer): Promise<Buffer> {
  const tables = woff.readUInt16BE(12);
  const font = Buffer.alloc(woff.readUInt32BE(16));
  const power = Math.floor(Math.log2(tables));
  font.writeUInt32BE(woff.readUInt32BE(4), 0);
  font.writeUInt16BE(tables, 4);
  font.writeUInt16BE(16 << power, 6);
  font.writeUInt16BE(power, 8);
  font.writeUInt16BE(tables * 16 - (16 << power), 10);
  let at = 12 + tables * 16;
  for (let table = 0; table < tables; table += 1) {
    const [from, to] = [HEADER + table * ENTRY, 12 + table * 16];
    const start = woff.readUInt32BE(from + 4);
    const packedBytes = woff.readUInt32BE(from + 8);
    const bytes = woff.readUInt32BE(from + 12);
    const packed = woff.subarray(start, start + packedBytes);
    (packedBytes < bytes ? await inflated(packed) : packed).copy(font, at);
    woff.copy(font, to, from, from + 4);
    font.writeUInt32BE(woff.readUInt32BE(from + 16), to + 4);
    font.writeUInt32BE(at, to + 8);
    font.writeUInt32BE(bytes, to + 12);
    at += (bytes + 3) & ~3;
  }
  return font;
}
