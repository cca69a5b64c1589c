import { describe, expect, it } from 'vitest';
import { endTask } from '../../../src/hotline/after/follow-ups.flow.ts';
import { writeNote } from '../../../src/hotline/after/notes.flow.ts';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { offerCase, takeOver } from '../../../src/hotline/hand-over/hand-over.flow.ts';
import { openCase } from '../../../src/hotline/open-case.flow.ts';
import { recorded, ringingCase } from '../../support/desk-world.ts';
import { CHAT, endedTalks } from '../../support/ended-talks.ts';
import { rowsOf } from '../../support/rows.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const { counselor, second, lead, view, ended, actionsOf } = endedTalks(world);
const NOTE = 'mallard-5520 sees it clearer now';

describe('how a talk was', () => {
  it('is kept as the officer says and as the counselor sees it', async () => {
    const { caseId, from } = await ended('better');
    await world.tap(from, `after:same:${caseId}`);
    const opened = await openCase(tools, counselor, caseId);
    expect(opened.kind === 'opened' && opened.view).toMatchObject({ told: 'same', seen: 'better' });
  });

  it('is reviewed by a lead if it was worse: a code and a link, no word, and an outcome', async () => {
    const { caseId, from } = await ended();
    world.heard(CHAT);
    await world.tap(from, `after:worse:${caseId}`);
    await world.tap(from, `after:worse:${caseId}`);
    await world.advance(0);
    const alerts = world.heard(CHAT).map(({ text }) => text);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatch(/\/console\/follow-ups$/);
    expect(alerts[0]).not.toMatch(/worse|更难受|gun/);
    expect((await view()).reviews).toEqual([]);
    const [review] = (await view(lead)).reviews.filter((one) => one.caseId === caseId);
    const of = { caseId, taskId: review?.id ?? '' };
    expect(await endTask(tools, counselor, of, 'nothing-more')).toEqual({ kind: 'no-such-task' });
    expect(await endTask(tools, lead, of, '')).toEqual({ kind: 'outcome-needed' });
    expect(await endTask(tools, lead, of, 'spoken-with')).toMatchObject({ kind: 'done' });
    expect((await view(lead)).reviews.some((one) => one.caseId === caseId)).toBe(false);
    expect(await actionsOf(caseId)).toEqual(
      expect.arrayContaining(['review-opened', 'review-done']),
    );
  });

  it('of the only lead is ended by a record that nobody else could look at it', async () => {
    const { caseId } = await ended('worse', lead);
    await world.advance(0);
    const page = await view(lead);
    const review = page.reviews.find((one) => one.caseId === caseId);
    expect(page.ownReviewOutcomes).toEqual(['nobody-else']);
    const of = { caseId, taskId: review?.id ?? '' };
    expect(await endTask(tools, lead, of, 'nothing-more')).toEqual({ kind: 'outcome-needed' });
    expect(await endTask(tools, lead, of, 'nobody-else')).toMatchObject({ kind: 'done' });
    expect((await view(lead)).reviews.some((one) => one.caseId === caseId)).toBe(false);
    expect(await actionsOf(caseId)).toContain('review-done');
  });

  it('is reviewed as well when the counselor saw it so', async () => {
    const { caseId } = await ended('worse');
    await world.advance(0);
    expect((await view(lead)).reviews.some((one) => one.caseId === caseId)).toBe(true);
  });
});

describe('a note of a case', () => {
  it('is read by who has the case, and by no other counselor, lead, role or record', async () => {
    const { caseId } = await ended();
    expect(await writeNote(tools, second, caseId, NOTE)).toMatchObject({
      kind: expect.stringMatching(/not-yours|no-such-case/),
    });
    expect(await writeNote(tools, lead, caseId, NOTE)).toEqual({ kind: 'not-yours' });
    expect(await writeNote(tools, counselor, caseId, ' ')).toEqual({ kind: 'note-empty' });
    expect(await writeNote(tools, counselor, caseId, NOTE)).toEqual({ kind: 'noted' });
    const seen = async (who = counselor) => {
      const opened = await openCase(tools, who, caseId);
      return opened.kind === 'opened' ? opened.view.notes?.map(({ words }) => words) : opened.kind;
    };
    expect(await seen()).toEqual([NOTE]);
    expect(await seen(second)).toBe('no-such-case');
    expect(await seen(lead)).toBeUndefined();
    const read = async (role: 'wl_counselor' | 'wl_bot' | 'wl_glass', staffId: string) =>
      tools.pools.officer
        .transact(role === 'wl_bot' ? role : { role, staffId }, ({ db }) =>
          db.execute('select 1 from officer.case_notes'),
        )
        .then(
          (rows) => rows.length,
          () => 'refused',
        );
    expect(await read('wl_counselor', second.id)).toBe(0);
    expect(await read('wl_counselor', lead.id)).toBe(0);
    expect(await read('wl_counselor', counselor.id)).toBe(1);
    expect(await read('wl_bot', '')).toBe('refused');
    expect(await read('wl_glass', counselor.id)).toBe('refused');
    expect(await read('wl_glass', staff.admin.id)).toBe('refused');
    expect(await recorded(world)).not.toContain('mallard-5520');
    const [row] = await rowsOf<{ text: string }>(
      world,
      'select case_notes::text as text from officer.case_notes',
    );
    expect(row?.text).not.toContain(Buffer.from('mallard-5520').toString('hex'));
  });

  it('goes along when the talk is handed over, and its opening is recorded', async () => {
    const { caseId } = await ringingCase(world);
    await takeCase(tools, counselor, caseId);
    await writeNote(tools, counselor, caseId, NOTE);
    await offerCase(tools, counselor, caseId, second.id);
    await takeOver(tools, second, caseId);
    const opened = await openCase(tools, second, caseId);
    expect(opened.kind === 'opened' && opened.view.notes).toMatchObject([
      { by: 'Counselor 1', words: NOTE },
    ]);
    expect(await writeNote(tools, counselor, caseId, 'mine')).toMatchObject({
      kind: expect.stringMatching(/not-yours|no-such-case/),
    });
    expect(await actionsOf(caseId)).toEqual(
      expect.arrayContaining(['note-written', 'case-opened-by']),
    );
  });
});
