import { describe, expect, it } from 'vitest';
import { openChat } from './open-chat.ts';

const [china, again, elsewhere] = await Promise.all([
  openChat(),
  openChat(),
  openChat({ region: 'US' }),
]);

type Kept = { readonly version: string; readonly paths: readonly string[] };

async function keptBy(url: string): Promise<Kept> {
  const text = await (await fetch(`${url}/offline.ts`)).text();
  return JSON.parse(/^const KEPT = (.*);$/m.exec(text)?.[1] ?? '{}') as Kept;
}

describe('the worker that keeps the page', () => {
  it('is a plain script for the whole place, asked for anew each time, under the same policy', async () => {
    const answer = await fetch(`${china.url}/offline.ts`);
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-security-policy')).toContain("worker-src 'self'");
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).not.toMatch(/^\s*(import|export|declare)\b/m);
  });

  it('is told every file of the page, and nothing else', async () => {
    const { paths } = await keptBy(china.url);
    const page = await (await fetch(china.url)).text();
    const named = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
    expect(paths).toEqual(expect.arrayContaining(named));
    expect(
      paths.filter((path) => !/^\/(assets|client|shared|look)\/[\w-]+\.\w+$/.test(path)),
    ).toEqual([]);
    const answers = await Promise.all(paths.map((path) => fetch(china.url + path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
  });

  it('has another version when what it keeps is another, the numbers too', async () => {
    const [one, same, other] = await Promise.all(
      [china, again, elsewhere].map(({ url }) => keptBy(url)),
    );
    expect(one?.version).toMatch(/^[0-9a-f]{16}$/);
    expect(same?.version).toBe(one?.version);
    expect(other?.version).not.toBe(one?.version);
  });
});
