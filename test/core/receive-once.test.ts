import { expect, it } from 'vitest';
import type { Inbound } from '../../src/core/message.ts';
import type { Receipt } from '../../src/core/ports.ts';
import { receivingOnce } from '../../src/core/receive-once.flow.ts';

const inbound = (id: string): Inbound => ({
  id,
  from: { channel: 'slack', id: 'U1' },
  place: 'direct',
  said: { kind: 'words', words: 'a' },
  at: new Date('2026-03-02T09:00:00Z'),
});

/** What a message came to is said by the test. */
function received() {
  const asked: string[] = [];
  let next = Promise.withResolvers<Receipt>();
  const receive = receivingOnce((one) => {
    asked.push(one.id);
    return next.promise;
  }, 2);
  const end = (kind: 'committed' | 'spooled') => next.resolve({ kind });
  const fail = () => next.reject(new Error('not even the disk takes it'));
  const again = () => {
    next = Promise.withResolvers<Receipt>();
  };
  return { asked, receive, end, fail, again };
}

it('a message that comes again while it is in hand is received once, and both are told', async () => {
  const { asked, receive, end } = received();
  const both = Promise.all([receive(inbound('a')), receive(inbound('a')), receive(inbound('b'))]);
  end('committed');
  expect(await both).toEqual(Array(3).fill({ kind: 'committed' }));
  expect(asked).toEqual(['a', 'b']);
});

it('a message that waits on disk is a repeat, as long as it is remembered', async () => {
  const { asked, receive, end } = received();
  end('spooled');
  for (const id of ['a', 'b', 'c']) expect(await receive(inbound(id))).toEqual({ kind: 'spooled' });
  expect(await receive(inbound('c'))).toEqual({ kind: 'repeat' });
  expect(await receive(inbound('a'))).toEqual({ kind: 'spooled' });
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});

it('a message that was not accepted is received when it comes again', async () => {
  const { asked, receive, fail, again, end } = received();
  const first = receive(inbound('a'));
  fail();
  await expect(first).rejects.toThrow();
  again();
  end('committed');
  expect(await receive(inbound('a'))).toEqual({ kind: 'committed' });
  expect(asked).toEqual(['a', 'a']);
});
