import { expect, it } from 'vitest';
import { fetched } from '../../src/ops/calendar-feed.ts';

it.each([
  ['that nobody else signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'feed-untrusted'],
  ['of an authority of its own', 'SELF_SIGNED_CERT_IN_CHAIN', 'feed-untrusted'],
  ['of an authority that is not sent', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'feed-untrusted'],
  ['that has run out', 'CERT_HAS_EXPIRED', 'feed-untrusted'],
  ['of another host', 'ERR_TLS_CERT_ALTNAME_INVALID', 'feed-untrusted'],
  ['that is never shown, as nobody is there', 'ECONNREFUSED', 'feed-away'],
])('a feed behind a certificate %s is told as what it is', async (_, code, kind) => {
  // As fetch throws: the code stands in the cause.
  const cause = Object.assign(new Error('with the address in it'), { code });
  const ask = () => Promise.reject(new TypeError('fetch failed', { cause }));
  expect(await fetched(ask, 'https://shifts.test/b.ics', {})).toEqual({ kind });
});
