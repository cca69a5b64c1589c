// What every answer owes, whoever gave it.

import { expect } from 'vitest';

const OWED: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['content-security-policy', /^default-src 'none'; .*frame-ancestors 'none'; base-uri 'none'$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['cross-origin-embedder-policy', /^require-corp$/],
  ['permissions-policy', /camera=\(\).*geolocation=\(\).*microphone=\(\)/],
  ['referrer-policy', /^(no-referrer|same-origin)$/],
  ['x-content-type-options', /^nosniff$/],
  ['x-frame-options', /^DENY$/],
];

const TELLING = ['server', 'x-powered-by', 'access-control-allow-origin', 'etag-path'];

/** What is missing of it, or said that nobody needs to know. */
function headerFaults(headers: Headers): string[] {
  const missing = OWED.filter(([name, pattern]) => !pattern.test(headers.get(name) ?? ''));
  const policy = headers.get('content-security-policy') ?? '';
  return [
    ...missing.map(([name]) => `${name}: ${headers.get(name)}`),
    ...TELLING.filter((name) => headers.has(name)),
    ...['unsafe', '*', 'data:', 'http'].filter((loose) => policy.includes(loose)),
  ];
}

export function expectSafe({ headers }: { readonly headers: Headers }, of: string): void {
  expect(headerFaults(headers), of).toEqual([]);
}
