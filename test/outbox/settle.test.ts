import { describe, expect, it } from 'vitest';
import type { Tx } from '../../db/client.ts';
import { openSettle } from '../../src/outbox/settle.flow.ts';

/** A database whose transactions end when the test says so, and which ids each struck off. */
function openDatabase() {
  const transactions: { ids: string; end: () => void; fail: (error: Error) => void }[] = [];
  const officer = {
    transact: async (_role: 'wl_worker', work: (tx: Tx) => Promise<void>) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const written: string[] = [];
      const write = (query: { toSQL(): { params: unknown[] } }) =>
        void written.push(String(query.toSQL().params[0]));
      await work({ write } as unknown as Tx);
      transactions.push({ ids: written.join(' '), end: resolve, fail: reject });
      return promise;
    },
  };
  return { transactions, settle: openSettle({ officer }) };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const done = (...ids: string[]) => ({ done: ids, putBack: () => undefined });

describe('settling', () => {
  it('strikes off at once what comes alone', async () => {
    const { transactions, settle } = openDatabase();
    const settled = settle(done('a'));
    await turn();
    expect(transactions.map(({ ids }) => ids)).toEqual(['a']);
    transactions[0]?.end();
    await settled;
  });

  it('takes everything that came meanwhile together, and none of it twice', async () => {
    const { transactions, settle } = openDatabase();
    const settled = [settle(done('a'))];
    await turn();
    settled.push(settle(done('b')), settle(done('c', 'd')));
    await turn();
    expect(transactions).toHaveLength(1);
    transactions[0]?.end();
    await turn();
    expect(transactions.map(({ ids }) => ids)).toEqual(['a', 'b,c,d']);
    transactions[1]?.end();
    await Promise.all(settled);
  });

  it('tells those of a failed transaction, and goes on with the next', async () => {
    const { transactions, settle } = openDatabase();
    const first = settle(done('a')).catch(({ message }: Error) => message);
    await turn();
    const second = settle(done('b'));
    transactions[0]?.fail(new Error('away'));
    expect(await first).toBe('away');
    await turn();
    transactions[1]?.end();
    await second;
    expect(transactions.map(({ ids }) => ids)).toEqual(['a', 'b']);
  });

  it('writes what is put back in the same transaction', async () => {
    const { transactions, settle } = openDatabase();
    const putBack = (tx: Tx) => tx.write({ toSQL: () => ({ sql: '', params: ['later'] }) });
    const settled = settle({ done: ['a'], putBack });
    await turn();
    transactions[0]?.end();
    await settled;
    expect(transactions.map(({ ids }) => ids)).toEqual(['a later']);
  });
});
