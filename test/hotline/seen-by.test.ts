// Who has seen an alert, told to whoever else could have answered it.

import { describe, expect, it } from 'vitest';
import { acknowledgedSay } from '../../src/admin/acknowledged.flow.ts';
import { acknowledge, takeCase } from '../../src/hotline/claim.flow.ts';
import { CLOCKS } from '../../src/hotline/clocks.ts';
import { releaseCase } from '../../src/hotline/close.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { MARKER, memberOf } from '../support/desk-world.ts';
import { GROUP, staffChats } from '../support/staff-chats.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const counselor = memberOf(staff.counselor);
const { as } = consoleOf(world);
const { inGroup, linked, ringing, words } = staffChats(world);
const pages = { second: await as(staff.second), lead: await as(staff.lead) };
const seenBy = async (caseId: string) =>
  (await queueView(tools, memberOf(staff.second))).waiting.find(({ id }) => id === caseId)?.seenBy;

describe('an alert that somebody has seen', () => {
  it('says by whom in the group, in the queue and on the wall, and nothing of the officer', async () => {
    const [mine, seconds] = [await linked(staff.counselor), await linked(staff.second)];
    const { choice, caseId } = await ringing();
    expect(await seenBy(caseId)).toBeUndefined();
    expect(await htmlOf(pages.lead.get('/console/wall'))).toContain('nobody yet');
    await inGroup(mine, { kind: 'choice', id: choice });
    expect(words(GROUP).at(-1)).toContain('acknowledged by Counselor 1');
    await inGroup(seconds, { kind: 'choice', id: choice });
    expect(words(GROUP).at(-1)).toContain('acknowledged by Counselor 1');
    expect(await seenBy(caseId)).toBe('Counselor 1');
    expect(await htmlOf(pages.second.get('/console/talks/board'))).toContain('by Counselor 1');
    const wall = await htmlOf(pages.lead.get('/console/wall'));
    expect(wall).toContain('Counselor 1</td>');
    expect(wall).not.toContain('nobody yet');
    expect(wall).not.toMatch(new RegExp(`${MARKER}|Unit 1`));
  });

  it('is said by whoever presses, while the press is still on its way', async () => {
    const { caseId } = await ringing();
    expect(
      await acknowledgedSay(tools, caseId, { presser: 'Counselor 1', isAlone: false }),
    ).toMatchObject({
      key: 'alert-acknowledged',
      params: { who: 'Counselor 1' },
    });
  });

  it('is nobody’s any more once its clock ran out, or the talk is handed back', async () => {
    const { caseId } = await ringing();
    await acknowledge(tools, `counselor:${counselor.id}`, caseId);
    expect(await seenBy(caseId)).toBe('Counselor 1');
    await world.advance(CLOCKS.L1.liveMin * 60_000);
    expect(await seenBy(caseId)).toBeUndefined();
    await takeCase(tools, counselor, caseId);
    await releaseCase(tools, counselor, caseId);
    expect(await seenBy(caseId)).toBeUndefined();
    await acknowledge(tools, `counselor:${staff.second.id}`, caseId);
    expect(await seenBy(caseId)).toBe('咨询师二号');
  });
});
