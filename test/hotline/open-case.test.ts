import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/admin/staff.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { openCase, refreshCase } from '../../src/hotline/open-case.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { auditOfCase, MARKER, memberOf, recorded, ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const second = memberOf(world.staff.second);
const lead = memberOf(world.staff.lead);
const admin = memberOf(world.staff.admin);

async function talk() {
  const opened = await ringingCase(world);
  await takeCase(tools, counselor, opened.caseId);
  return opened;
}

describe('opening a talk', () => {
  it('shows the words to its counselor, once per opening in the log, not per refresh', async () => {
    const { caseId } = await talk();
    const opened = await openCase(tools, counselor, caseId);
    expect(opened).toMatchObject({
      kind: 'opened',
      view: {
        isMine: true,
        said: [{ author: 'officer', words: expect.stringContaining(MARKER) }],
        officer: { alias: expect.any(String), unit: 'Unit 1', locale: 'en' },
      },
    });
    if (opened.kind === 'opened') expect(opened.view.why.length).toBeGreaterThan(0);
    await refreshCase(tools, counselor, caseId);
    const openings = (await auditOfCase(world, caseId)).filter(
      ({ action }) => action === 'case-opened-by',
    );
    expect(openings).toHaveLength(1);
  });

  it('shows no words before a claim or to another counselor, and after the close to whoever had it', async () => {
    const { caseId } = await ringingCase(world);
    const kindFor = async (who: Member) => (await openCase(tools, who, caseId)).kind;
    expect(await kindFor(counselor)).toBe('not-yours');
    await takeCase(tools, counselor, caseId);
    expect(await kindFor(second)).toBe('not-yours');
    expect(await kindFor(lead)).toBe('opened');
    expect(await kindFor(admin)).toBe('not-allowed');
    await closeCase(tools, counselor, caseId, 'talked');
    expect(await kindFor(counselor)).toBe('opened'); // until the case closes for good
    expect((await auditOfCase(world, caseId)).at(-1)?.detail).toEqual({ why: 'follow-up' });
  });

  it('tells the queue neither alias nor words', async () => {
    const { caseId } = await talk();
    const opened = await openCase(tools, counselor, caseId);
    const alias = opened.kind === 'opened' ? opened.view.officer?.alias : undefined;
    const view = JSON.stringify(await queueView(tools, lead));
    expect(alias).toBeDefined();
    expect(view).not.toContain(alias);
    expect(view).not.toContain(MARKER);
  });
});

it('leaves no word of either side in the audit log, the outbox or the log', async () => {
  const { caseId } = await talk();
  await sayToOfficer(tools, counselor, caseId, `A word ${MARKER}`, 'z');
  expect(await recorded(world)).not.toContain(MARKER);
  expect(world.logged()).not.toContain(MARKER);
});
