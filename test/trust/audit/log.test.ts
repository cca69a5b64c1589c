import { describe, expect, it } from 'vitest';
import { logEvents } from '../../../src/trust/audit/log.flow.ts';
import { openLedger } from './ledger.ts';

const { tools, owner, append } = await openLedger();

async function leaves(): Promise<{ leaf: string; event_id: string }[]> {
  return owner`select leaf, event_id from ledger.audit_leaves order by leaf`;
}

describe('the logger', () => {
  it('has nothing to do on an empty log', async () => {
    expect(await logEvents(tools)).toBe(0);
  });

  it('gives every event one leaf, in the order of logging', async () => {
    await append(3);
    await append(2);
    expect(await logEvents(tools)).toBe(5);
    expect(await logEvents(tools)).toBe(0);
    expect((await leaves()).map(({ leaf }) => Number(leaf))).toEqual([0, 1, 2, 3, 4]);
  });

  it('finds an event that was committed after a later one had been logged', async () => {
    const slow = await owner.reserve();
    await slow`begin`;
    await slow`
      insert into ledger.audit_events (at, actor, action, subject, detail)
      values (now(), 'program', 'late', 'person:late', '{}')`;
    await append(1);
    expect(await logEvents(tools)).toBe(1);
    await slow`commit`;
    slow.release();
    expect(await logEvents(tools)).toBe(1);
    expect(await logEvents(tools)).toBe(0);
    const ids = (await leaves()).map(({ event_id: id }) => Number(id));
    expect(ids.slice(-2)).toEqual([7, 6]);
  });

  it('gives each event one leaf while two processes log at once', async () => {
    await Promise.all([append(400), append(400), append(400)]);
    const logged = await Promise.all([logEvents(tools), logEvents(tools), logEvents(tools)]);
    expect(logged.reduce((sum, n) => sum + n, 0)).toBe(1_200);
    expect(await leaves()).toHaveLength(1_207);
  });

  it('logs a large backlog in batches', async () => {
    for (let batch = 0; batch < 6; batch += 1) await append(2_000);
    expect(await logEvents(tools)).toBe(12_000);
  });
});
