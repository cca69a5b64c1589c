import { describe, expect, it } from 'vitest';
import { type Columns, hashesIn } from '../../../src/trust/audit/columns.ts';
import { openHashing } from '../../../src/trust/audit/hash-beside.flow.ts';

function pageOf(...ids: number[]): Columns {
  const column = (cell: (id: number) => unknown) => JSON.stringify(ids.map(cell));
  return {
    ids: column((id) => id),
    times: column((id) => `2027-03-0${id}T10:00:00.1`),
    actors: column(() => 'person'),
    actions: column(() => 'message-rated'),
    subjects: column((id) => `person:${id}`),
    details: column((id) => ({ level: 'L1', by: 'rules', n: id })),
  };
}

describe('hashing on a thread of its own', () => {
  it('gives back what is hashed here, page by page in the order asked', async () => {
    const hashing = openHashing();
    const pages = [pageOf(1, 2, 3), pageOf(), pageOf(4)];
    const made = await Promise.all(pages.map(hashing.hashes));
    await hashing.close();
    expect(made).toEqual(pages.map((page) => hashesIn(page)));
    expect(made.map((hashes) => hashes.length)).toEqual([3, 0, 1]);
  });

  it('leaves nobody waiting for a page that it cannot hash, nor after its end', async () => {
    const hashing = openHashing();
    const pages = [{ ...pageOf(1), details: 'no JSON' }, pageOf(2)];
    const ended = { status: 'rejected', reason: { code: 'hashing-ended' } };
    expect(await Promise.allSettled(pages.map(hashing.hashes))).toMatchObject([ended, ended]);
    await expect(hashing.hashes(pageOf(3))).rejects.toMatchObject({ code: 'hashing-ended' });
  });
});
