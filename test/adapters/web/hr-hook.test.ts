import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hrHook } from '../../../adapters/web/hr-hook.ts';
import { openCareWorld } from '../../support/care-world.ts';
import { rowsOf } from '../../support/rows.ts';

const SECRET = 'a-secret-of-at-least-32-characters';
const { world, officer } = await openCareWorld();
const hook = hrHook(world.tools, SECRET);
await officer('1001');
const EVENTS = 'no,event,on\n1001,achievement,2026-03-01\n1002,achievement,2026-03-01\n';

function signature(body: string, { secret = SECRET, s = 0 } = {}): string {
  const at = Math.floor(world.now().getTime() / 1_000) + s;
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}
const bring = async (body: string, signed: string, method = 'POST') =>
  hook.handle(
    new Request('http://localhost/hr', {
      method,
      headers: { 'x-warmline-signature': signed },
      ...(method === 'POST' && { body }),
    }),
  );
const events = () => rowsOf<{ source: string }>(world, 'select source from station.roster_events');

describe('the HR feed', () => {
  it.each([
    ['no signature', ''],
    ['one of another secret', signature(EVENTS, { secret: `${SECRET}x` })],
    ['one of another body', signature(`${EVENTS}1001,injured,2026-03-01\n`)],
    ['one from ten minutes ago', signature(EVENTS, { s: -600 })],
    ['one from ten minutes ahead', signature(EVENTS, { s: 600 })],
    [
      'one with another time written in',
      signature(EVENTS, { s: -600 }).replace(/t=\d+/, 't=1772442000'),
    ],
  ])('believes nothing with %s', async (_, signed) => {
    expect((await bring(EVENTS, signed)).status).toBe(401);
    expect(await events()).toEqual([]);
  });

  it('takes a list that is signed, says which rows it could not take, and takes it once', async () => {
    const first = await bring(EVENTS, signature(EVENTS));
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({
      made: 1,
      tasks: 1,
      faults: [{ row: 3, code: 'unknown-officer' }],
    });
    expect(await events()).toEqual([{ source: 'feed' }]);
    const again = await bring(EVENTS, signature(EVENTS));
    expect(await again.json()).toMatchObject({ made: 0, same: 1 });
  });

  it('says so when it is no list, and takes no other request', async () => {
    expect((await bring('%PDF', signature('%PDF'))).status).toBe(422);
    expect((await bring('', '', 'GET')).status).toBe(405);
  });
});
