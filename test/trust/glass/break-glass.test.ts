import { describe, expect, it } from 'vitest';
import { askGlass } from '../../../src/trust/glass/ask.flow.ts';
import { decideGlass, endGlassNow } from '../../../src/trust/glass/decide.flow.ts';
import { glassView } from '../../../src/trust/glass/glass-view.flow.ts';
import { lookGlass } from '../../../src/trust/glass/look.flow.ts';
import { auditOf } from '../../support/audit.ts';
import { asked, CARD, glassStaff, inDanger, NOW_DANGER, SAID } from '../../support/glass-world.ts';
import { rowsOf } from '../../support/rows.ts';
import { GROUP } from '../../support/staff-chats.ts';
import { testGlass } from '../../support/template.ts';
import { openWorld, type World } from '../../support/world.ts';

let isKeyHere = true;
const world = await openWorld({ glass: testGlass(() => isKeyHere) });
const { tools } = world;
const { counselor, second, lead, admin, instructor } = glassStaff(world);

const texts = (from: Parameters<World['heard']>[0]) =>
  world
    .heard(from)
    .map(({ text }) => text)
    .join('\n');
async function actions(caseId: string): Promise<string[]> {
  const rows = await auditOf(world, `case:${caseId}`);
  return rows.map(({ action }) => action).filter((action) => action.startsWith('glass'));
}

describe('breaking the seal', () => {
  it('takes two people, shows the card, the address, the unit and this case, and tells the officer', async () => {
    const { from, caseId } = await inDanger(world);
    world.heard(GROUP);
    const id = await asked(world, caseId);
    expect((await lookGlass(tools, counselor, id)).kind).toBe('not-open');
    expect(texts(GROUP)).toMatch(/Counselor 1 asks to break the seal/);
    expect(texts(from)).toBe('');

    expect((await decideGlass(tools, second, id, true)).kind).toBe('done');
    expect(texts(GROUP)).toMatch(
      /seal is broken until .* 6:00\sPM\. Counselor 1 asked, 咨询师二号/,
    );
    const told = texts(from);
    expect(told).toMatch(/two people together broke the seal of your card/);
    expect(told).toMatch(/a life in danger/);

    const looked = await lookGlass(tools, counselor, id);
    expect(looked).toMatchObject({
      kind: 'shown',
      shown: {
        unit: 'Unit 1',
        card: {
          kind: 'card',
          parts: Object.values(CARD).map((words) => expect.objectContaining({ words })),
        },
        reachable: [{ channel: from.channel, id: from.id }],
        said: [{ author: 'officer', words: SAID }],
      },
    });
    expect((await lookGlass(tools, second, id)).kind).toBe('shown');
    expect(await actions(caseId)).toEqual([
      'glass-asked',
      'glass-opened',
      'glass-looked',
      'glass-looked',
    ]);
    await world.tap(from, 'who-saw');
    const seen = texts(from);
    expect(seen.match(/looked at what the broken seal shows/g)).toHaveLength(2);
    expect(seen).toMatch(/two people broke the seal of your card/i);
  });

  it('leaves codes in the audit log, and nothing that was opened', async () => {
    const { caseId } = await inDanger(world);
    const id = await asked(world, caseId);
    await decideGlass(tools, lead, id, true);
    await lookGlass(tools, lead, id);
    await endGlassNow(tools, counselor, id);
    const events = await rowsOf(world, 'select t::text as row from ledger.audit_events t');
    const effects = await rowsOf(world, 'select t::text as row from ledger.outbox t');
    const all = JSON.stringify([events, effects]) + world.logged();
    for (const secret of [...Object.values(CARD), 'marker-heron'])
      expect(all).not.toContain(secret);
    expect(await auditOf(world, `case:${caseId}`)).toContainEqual(
      expect.objectContaining({
        actor: `lead:${lead.id}`,
        action: 'glass-opened',
        detail: expect.objectContaining({ ground: 'imminent', askedBy: counselor.id, opening: id }),
      }),
    );
  });

  it('says honestly what there is when no card was left', async () => {
    const { from, caseId } = await inDanger(world, { hasCard: false, locale: 'zh-CN' });
    const id = await asked(world, caseId);
    await decideGlass(tools, lead, id, true);
    expect(texts(from)).toContain('你没留卡');
    expect(await lookGlass(tools, counselor, id)).toMatchObject({
      kind: 'shown',
      shown: { card: { kind: 'none' }, unit: 'Unit 1', reachable: [{ id: from.id }] },
    });
  });

  it('shows all but the card where the key’s other half is away, and the card once it is back', async () => {
    const { caseId } = await inDanger(world);
    const id = await asked(world, caseId);
    await decideGlass(tools, lead, id, true);
    isKeyHere = false;
    const away = await lookGlass(tools, counselor, id);
    isKeyHere = true;
    expect(away).toMatchObject({ kind: 'shown', shown: { card: { kind: 'key-away' } } });
    expect(await lookGlass(tools, counselor, id)).toMatchObject({
      shown: { card: { kind: 'card' } },
    });
  });
});

describe('nobody else', () => {
  it('asks: not another counselor, an instructor or an admin; nor twice for one case', async () => {
    const { caseId } = await inDanger(world);
    expect((await askGlass(tools, second, caseId, NOW_DANGER)).kind).toBe('no-such-case');
    for (const one of [admin, instructor])
      expect((await askGlass(tools, one, caseId, NOW_DANGER)).kind).toMatch(/no-such|not-allowed/);
    await asked(world, caseId);
    expect((await askGlass(tools, lead, caseId, NOW_DANGER)).kind).toBe('asked-already');
    expect((await askGlass(tools, lead, tools.newId(), NOW_DANGER)).kind).toBe('no-such-case');
  });

  it('confirms their own request, nor one that an instructor saw', async () => {
    const { caseId } = await inDanger(world);
    const id = await asked(world, caseId);
    expect((await decideGlass(tools, counselor, id, true)).kind).toBe('same-person');
    expect((await decideGlass(tools, instructor, id, true)).kind).toMatch(/no-such|not-allowed/);
    expect(await glassView(tools, instructor, id)).toBeUndefined();
    expect((await lookGlass(tools, counselor, id)).kind).toBe('not-open');
  });

  it('looks: not an admin who confirmed, nor a lead who did not', async () => {
    const { caseId } = await inDanger(world);
    const id = await asked(world, caseId);
    expect((await decideGlass(tools, admin, id, true)).kind).toBe('done');
    expect((await lookGlass(tools, admin, id)).kind).toBe('not-allowed');
    expect((await lookGlass(tools, lead, id)).kind).toBe('not-yours');
    expect((await lookGlass(tools, second, id)).kind).toBe('not-yours');
    expect((await lookGlass(tools, counselor, id)).kind).toBe('shown');
    expect(await actions(caseId)).toEqual(['glass-asked', 'glass-opened', 'glass-looked']);
  });

  it('decides twice: of two at once, one finds it decided', async () => {
    const { caseId } = await inDanger(world);
    const id = await asked(world, caseId);
    const kinds = await Promise.all(
      [second, lead, admin].map(async (one) => (await decideGlass(tools, one, id, true)).kind),
    );
    expect(kinds.toSorted()).toEqual(['done', 'open', 'open']);
  });
});
