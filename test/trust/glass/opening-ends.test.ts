import { describe, expect, it } from 'vitest';
import { closeCase } from '../../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../../src/hotline/counselor-says.flow.ts';
import { lowerLevel } from '../../../src/hotline/relevel.flow.ts';
import { askGlass } from '../../../src/trust/glass/ask.flow.ts';
import { decideGlass, endGlassNow, reviewGlass } from '../../../src/trust/glass/decide.flow.ts';
import { glassNews } from '../../../src/trust/glass/glass-view.flow.ts';
import { lookGlass } from '../../../src/trust/glass/look.flow.ts';
import { gatherOwnData } from '../../../src/trust/own-data/gather.flow.ts';
import { auditOf } from '../../support/audit.ts';
import { asked, glassStaff, inDanger, NOW_DANGER } from '../../support/glass-world.ts';
import { rowsOf } from '../../support/rows.ts';
import { openWorld, type World } from '../../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { counselor, second, lead } = glassStaff(world);
const HOUR_MS = 3_600_000;

const texts = (from: Parameters<World['heard']>[0]) =>
  world
    .heard(from)
    .map(({ text }) => text)
    .join('\n');
async function actions(caseId: string): Promise<string[]> {
  const rows = await auditOf(world, `case:${caseId}`);
  return rows.map(({ action }) => action).filter((action) => action.startsWith('glass'));
}

describe('an opening ends', () => {
  it('after its time, and a request after its own', async () => {
    const { caseId } = await inDanger(world);
    await sayToOfficer(tools, counselor, caseId, 'I am here.', 'first');
    const late = await asked(world, caseId);
    await world.advance(30 * 60_000);
    expect((await decideGlass(tools, second, late, true)).kind).toBe('expired');
    const id = await asked(world, caseId);
    await decideGlass(tools, second, id, true);
    await world.advance(HOUR_MS - 1);
    expect((await lookGlass(tools, counselor, id)).kind).toBe('shown');
    await world.advance(1);
    expect((await lookGlass(tools, counselor, id)).kind).toBe('over');
    expect(await actions(caseId)).toEqual([
      'glass-asked',
      'glass-expired',
      'glass-asked',
      'glass-opened',
      'glass-looked',
      'glass-ended',
    ]);
  });

  it('by hand, by a refusal, or by taking the request back', async () => {
    const { caseId } = await inDanger(world);
    const back = await asked(world, caseId);
    expect((await endGlassNow(tools, lead, back)).kind).toBe('not-allowed');
    expect((await endGlassNow(tools, counselor, back)).kind).toBe('done');
    expect((await decideGlass(tools, lead, back, true)).kind).toBe('withdrawn');
    const refused = await asked(world, caseId);
    expect((await decideGlass(tools, lead, refused, false)).kind).toBe('done');
    expect((await decideGlass(tools, second, refused, true)).kind).toBe('refused');
    expect((await lookGlass(tools, counselor, refused)).kind).toBe('not-open');
    const id = await asked(world, caseId);
    await decideGlass(tools, second, id, true);
    expect((await endGlassNow(tools, lead, id)).kind).toBe('done');
    expect((await lookGlass(tools, counselor, id)).kind).toBe('over');
  });

  it('before it begins when the case is lowered or closed', async () => {
    const { caseId } = await inDanger(world);
    const id = await asked(world, caseId);
    await lowerLevel(tools, counselor, caseId, 'L2', 'says-safe');
    expect((await decideGlass(tools, lead, id, true)).kind).toBe('no-longer');
    await closeCase(tools, counselor, caseId, 'talked');
    expect((await decideGlass(tools, lead, id, true)).kind).toBe('no-longer');
    expect((await askGlass(tools, lead, caseId, NOW_DANGER)).kind).toBe('closed');
  });

  it('finds nobody once the officer has erased their data, also in the middle', async () => {
    const { from, caseId } = await inDanger(world);
    const id = await asked(world, caseId);
    await decideGlass(tools, second, id, true);
    await world.tap(from, 'erase:yes');
    expect((await lookGlass(tools, counselor, id)).kind).toBe('person-gone');
    const other = await inDanger(world);
    const before = await asked(world, other.caseId);
    await world.tap(other.from, 'erase:yes');
    expect((await decideGlass(tools, second, before, true)).kind).toMatch(/person-gone|no-longer/);
  });

  it('opens no card that was taken back in the middle', async () => {
    const { from, caseId } = await inDanger(world);
    const id = await asked(world, caseId);
    await decideGlass(tools, second, id, true);
    await world.tap(from, 'slip-off:card');
    expect(await lookGlass(tools, counselor, id)).toMatchObject({
      shown: { card: { kind: 'none' } },
    });
  });
});

describe('the officer is told', () => {
  it('later, for a reason on record, and sees nothing of it until then; then all of it', async () => {
    const { from, caseId } = await inDanger(world);
    const id = await asked(world, caseId, {
      ...NOW_DANGER,
      delay: { why: 'endangers', hours: 48 },
    });
    await decideGlass(tools, lead, id, true);
    await lookGlass(tools, counselor, id);
    await world.advance(47 * HOUR_MS);
    world.heard(from);
    await world.tap(from, 'who-saw');
    expect(texts(from)).not.toMatch(/seal/);
    const [person] = await rowsOf(
      world,
      `select person_id from officer.cases where id = '${caseId}'`,
    );
    const personId = String(person?.['person_id']);
    expect(JSON.stringify(await gatherOwnData(tools, personId))).not.toContain(id);
    await world.advance(HOUR_MS);
    expect(texts(from)).toMatch(/broke the seal of your card/);
    await world.tap(from, 'who-saw');
    expect(texts(from)).toMatch(/looked at what the broken seal shows/);
    expect(JSON.stringify(await gatherOwnData(tools, personId))).toContain(id);
    expect(await auditOf(world, `person:${personId}`)).toContainEqual(
      expect.objectContaining({ action: 'glass-told', detail: { opening: id } }),
    );
  });

  it('once, and also after STOP', async () => {
    const { from, caseId } = await inDanger(world);
    await world.tap(from, 'stop');
    world.heard(from);
    const id = await asked(world, caseId);
    await decideGlass(tools, lead, id, true);
    await world.advance(0);
    expect(texts(from).match(/broke the seal/g)).toHaveLength(1);
  });
});

describe('a lead', () => {
  it('who had no part in it has every opening to look at, until they did', async () => {
    const { caseId } = await inDanger(world);
    const id = await asked(world, caseId);
    await decideGlass(tools, second, id, true);
    const before = await glassNews(tools, lead);
    expect((await reviewGlass(tools, second, id)).kind).toBe('not-allowed');
    expect((await reviewGlass(tools, lead, id)).kind).toBe('done');
    expect((await glassNews(tools, lead)).unseen).toBe(before.unseen - 1);
    expect(await actions(caseId)).toContain('glass-reviewed');
  });
});
