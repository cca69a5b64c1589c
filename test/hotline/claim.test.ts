import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { lockCase } from '../../db/hotline.ts';
import { acknowledge, takeCase, takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { askingCase, auditOfCase, memberOf, ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const second = memberOf(world.staff.second);

async function isAnyoneKeptWaiting(): Promise<boolean> {
  const waiting = await owner`
    select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return waiting.length > 0;
}

describe('taking the most urgent', () => {
  it('says that nobody waits when nobody does', async () => {
    expect(await takeMostUrgent(tools, counselor)).toEqual({ kind: 'nobody-waits' });
  });

  it('takes the higher level first, however long the other waited', async () => {
    const asked = await askingCase(world);
    const rang = await ringingCase(world);
    expect(await takeMostUrgent(tools, counselor)).toMatchObject({
      kind: 'taken',
      caseId: rang.caseId,
    });
    const [joined] = world.heard(rang.from);
    expect(joined?.text).toContain('Counselor 1');
    expect(await takeMostUrgent(tools, second)).toMatchObject({ caseId: asked.caseId });
    const { own, others, waiting } = await queueView(tools, counselor);
    expect(own.map(({ id }) => id)).toEqual([rang.caseId]);
    expect(others.map(({ id }) => id)).toEqual([asked.caseId]);
    expect(waiting).toEqual([]);
    expect((await auditOfCase(world, rang.caseId)).at(-1)).toMatchObject({
      actor: `counselor:${counselor.id}`,
      action: 'case-claimed',
    });
  });

  it('waits for the one that waits, while a word of its officer holds it', async () => {
    const { caseId } = await askingCase(world);
    let isOver = false;
    const pressed = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
      await lockCase(db, caseId);
      const press = takeMostUrgent(tools, second).finally(() => {
        isOver = true;
      });
      while (!isOver && !(await isAnyoneKeptWaiting()));
      return { press };
    });
    expect(await pressed.press).toMatchObject({ kind: 'taken', caseId });
  });

  it.each(['instructor', 'admin'] as const)('is not for the %s', async (role) => {
    const { caseId } = await askingCase(world);
    const staff = memberOf(world.staff[role]);
    expect(await takeMostUrgent(tools, staff)).toEqual({ kind: 'not-allowed' });
    // To the database they are nobody: no case is even told to exist.
    expect(await takeCase(tools, staff, caseId)).toEqual({ kind: 'no-such-case' });
    expect(await takeCase(tools, counselor, caseId)).toMatchObject({ kind: 'taken' });
  });
});

describe('taking one case', () => {
  it('goes to the first and tells the second, and audits it once', async () => {
    const { caseId, from } = await ringingCase(world);
    const results = await Promise.all([
      takeCase(tools, counselor, caseId),
      takeCase(tools, second, caseId),
    ]);
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['taken', 'taken-already']);
    const claims = (await auditOfCase(world, caseId)).filter(
      (row) => row.action === 'case-claimed',
    );
    expect(claims).toHaveLength(1);
    expect(world.heard(from)).toHaveLength(1);
    const winner = results[0]?.kind === 'taken' ? counselor : second;
    expect(await takeCase(tools, winner, caseId)).toEqual({ kind: 'yours-already' });
  });

  it('finds no case where none is', async () => {
    expect(await takeCase(tools, counselor, tools.newId())).toEqual({ kind: 'no-such-case' });
  });
});

describe('acknowledging', () => {
  it('stops the clock once, says so the second time, and is audited once', async () => {
    const { caseId } = await ringingCase(world);
    const actor = `counselor:${second.id}`;
    const first = await acknowledge(tools, actor, caseId);
    expect(first).toMatchObject({ kind: 'acknowledged', code: expect.stringMatching(/^\w{6}$/) });
    expect(await acknowledge(tools, actor, caseId)).toEqual({ kind: 'already' });
    const rows = await auditOfCase(world, caseId);
    expect(rows.filter(({ action }) => action === 'case-acknowledged')).toEqual([
      expect.objectContaining({ actor }),
    ]);
    const { waiting } = await queueView(tools, counselor);
    expect(waiting.find(({ id }) => id === caseId)?.clock).toMatchObject({ kind: 'acknowledged' });
    await takeCase(tools, counselor, caseId);
    expect(await acknowledge(tools, actor, caseId)).toEqual({ kind: 'claimed' });
    expect(await acknowledge(tools, actor, tools.newId())).toEqual({ kind: 'no-such-case' });
  });
});
