import { describe, expect, it } from 'vitest';
import { foundIn, planted } from './planted.ts';

const SECRET = 'Zhang 三丰, marker-osprey';
const secrets = [planted('words', SECRET), planted('other', 'nothing of the kind')];

describe('looking for what was planted', () => {
  const around = (inner: string | Buffer) =>
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from(inner), Buffer.from('"}')]);

  it.each([
    ['as it is', around(SECRET)],
    ['in capitals', around(SECRET.toUpperCase())],
    ['as hex', around(Buffer.from(SECRET).toString('hex'))],
    ['as a bytea', around(`\\x${Buffer.from(`xx${SECRET}yy`).toString('hex')}`)],
    ...[0, 1, 2, 3].map(
      (n) =>
        [
          `in base64 at offset ${n}`,
          around(Buffer.from(`${'p'.repeat(n)}${SECRET}tail`).toString('base64')),
        ] as const,
    ),
    ['in base64 for addresses', around(Buffer.from(`>>${SECRET}??`).toString('base64url'))],
    ['percent-encoded', around(encodeURIComponent(`x=${SECRET}`))],
    ['escaped for JSON', around('Zhang \\u4e09\\u4e30, marker-osprey')],
    ['as UTF-16', around(Buffer.from(SECRET, 'utf16le'))],
    ['turned around', around(SECRET.split('').toReversed().join(''))],
  ] as const)('finds it %s', (_, bytes) => {
    expect(foundIn(bytes, secrets)).toEqual(['words']);
  });

  it('finds nothing in a part of it', () => {
    expect(foundIn(around('Zhang 三丰'), secrets)).toEqual([]);
  });
});
