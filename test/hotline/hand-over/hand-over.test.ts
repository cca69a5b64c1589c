import { describe, expect, it } from 'vitest';
import { takeCase, takeMostUrgent } from '../../../src/hotline/claim.flow.ts';
import { closeCase } from '../../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../../src/hotline/counselor-says.flow.ts';
import {
  dropOffer,
  joinTalk,
  leaveTalk,
  offerCase,
  takeOver,
} from '../../../src/hotline/hand-over/hand-over.flow.ts';
import { ANYONE } from '../../../src/hotline/line/may-take.ts';
import { setDesk } from '../../../src/hotline/line/set-desk.flow.ts';
import { openCase } from '../../../src/hotline/open-case.flow.ts';
import { queueView } from '../../../src/hotline/queue.flow.ts';
import { askGlass } from '../../../src/trust/glass/ask.flow.ts';
import {
  askingCase,
  auditOfCase,
  MARKER,
  memberOf,
  ringingCase,
} from '../../support/desk-world.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const second = memberOf(world.staff.second);
const lead = memberOf(world.staff.lead);
const MINUTE = 60_000;

async function talk() {
  const opened = await ringingCase(world);
  await takeCase(tools, counselor, opened.caseId);
  world.heard(opened.from);
  return opened;
}

describe('handing a talk over', () => {
  it('leaves it with the first until the second takes it over, who then reads all of it', async () => {
    const { caseId, from } = await talk();
    expect((await openCase(tools, second, caseId)).kind).toBe('not-yours');
    expect(await offerCase(tools, counselor, caseId, second.id)).toMatchObject({ kind: 'done' });
    expect((await sayToOfficer(tools, counselor, caseId, 'still me', 'a')).kind).toBe('sent');
    expect((await openCase(tools, second, caseId)).kind).toBe('not-yours');
    expect((await queueView(tools, second)).offers.map(({ id }) => id)).toContain(caseId);
    world.heard(from);
    expect(await takeOver(tools, second, caseId)).toMatchObject({ kind: 'done' });
    expect(world.heard(from)[0]?.text).toContain('咨询师二号');
    const opened = await openCase(tools, second, caseId);
    expect(opened.kind === 'opened' && opened.view.said).toMatchObject([
      { words: expect.stringContaining(MARKER), by: undefined },
      { words: 'still me', isOwn: false, by: 'Counselor 1' },
    ]);
    expect((await sayToOfficer(tools, counselor, caseId, 'me', 'b')).kind).toBe('not-yours');
    const actions = (await auditOfCase(world, caseId)).map(({ action }) => action);
    expect(actions).toContain('case-taken-over');
  });

  it('goes to nobody else, can be declined, and is gone once taken back', async () => {
    const { caseId } = await talk();
    expect(await takeOver(tools, second, caseId)).toEqual({ kind: 'not-offered' });
    await offerCase(tools, counselor, caseId, second.id);
    expect(await takeOver(tools, lead, caseId)).toEqual({ kind: 'not-offered' });
    expect(await dropOffer(tools, second, caseId)).toMatchObject({ kind: 'done' });
    expect(await takeOver(tools, second, caseId)).toEqual({ kind: 'not-offered' });
    const nobody = await offerCase(tools, counselor, caseId, world.staff.admin.id);
    expect(nobody).toEqual({ kind: 'nobody-there' });
    expect(await offerCase(tools, second, caseId, lead.id)).toEqual({ kind: 'not-yours' });
  });

  it('never goes to who is in charge of the officer’s unit', async () => {
    const { caseId } = await talk();
    const unit = { ...ANYONE, unitId: world.unitId, isInCharge: true };
    expect(await setDesk(tools, second.id, unit)).toEqual({ kind: 'set' });
    const refused = await offerCase(tools, counselor, caseId, second.id);
    expect(refused).toEqual({ kind: 'own-unit' });
    await setDesk(tools, second.id, ANYONE);
  });
});

describe('a lead', () => {
  it('joins where the officer hears of it, writes under their own name, and leaves', async () => {
    const { caseId, from } = await talk();
    expect((await sayToOfficer(tools, lead, caseId, 'hello', 'c')).kind).toBe('not-yours');
    expect(await joinTalk(tools, second, caseId)).toEqual({ kind: 'not-allowed' });
    expect(await joinTalk(tools, lead, caseId)).toMatchObject({ kind: 'done' });
    expect(world.heard(from)[0]?.text).toContain('Lead');
    expect((await sayToOfficer(tools, lead, caseId, 'hello', 'd')).kind).toBe('sent');
    expect(world.heard(from)[0]?.text).toMatch(/Lead[\s\S]*hello/);
    const mine = await openCase(tools, counselor, caseId);
    expect(mine.kind === 'opened' && mine.view.said.at(-1)).toMatchObject({
      isOwn: false,
      by: 'Lead',
    });
    expect(await leaveTalk(tools, lead, caseId)).toMatchObject({ kind: 'done' });
    expect((await sayToOfficer(tools, lead, caseId, 'again', 'e')).kind).toBe('not-yours');
  });
});

describe('a lead who is in charge of the officer’s unit', () => {
  it('can neither look into the talk nor join it, nor is offered it', async () => {
    const { caseId } = await talk();
    const unit = { ...ANYONE, unitId: world.unitId, isInCharge: true };
    await setDesk(tools, lead.id, unit);
    expect(await openCase(tools, lead, caseId)).toEqual({ kind: 'own-unit' });
    expect(await joinTalk(tools, lead, caseId)).toEqual({ kind: 'own-unit' });
    const mine = await openCase(tools, counselor, caseId);
    const offered = mine.kind === 'opened' ? mine.view.handOver.colleagues : [];
    expect(offered.map(({ id }) => id)).toEqual([second.id]);
    expect((await auditOfCase(world, caseId)).map(({ actor }) => actor)).not.toContain(
      `lead:${lead.id}`,
    );
    await setDesk(tools, lead.id, ANYONE);
  });
});

describe('a counselor who falls silent', () => {
  it('loses the case back to the line, which rings again, and the officer hears why', async () => {
    const { caseId, from } = await talk();
    const chat = { channel: 'telegram', id: '-100' } as const;
    world.heard(chat);
    await world.advance(5 * MINUTE);
    expect((await queueView(tools, counselor)).own.map(({ id }) => id)).toContain(caseId);
    await world.advance(2 * MINUTE);
    expect((await queueView(tools, counselor)).waiting.map(({ id }) => id)).toContain(caseId);
    expect(world.heard(chat).length).toBeGreaterThan(0);
    expect(world.heard(from).length).toBeGreaterThan(0);
    expect(await takeCase(tools, second, caseId)).toMatchObject({ kind: 'taken' });
  });

  it('keeps it while they ask for the seal to be broken', async () => {
    const { caseId } = await talk();
    const more = { why: 'no-time', reference: undefined, delay: undefined } as const;
    const wish = { ground: 'intent', facts: ['intent', 'plan'], ...more } as const;
    expect(await askGlass(tools, counselor, caseId, wish)).toMatchObject({ kind: 'asked' });
    await world.advance(10 * MINUTE);
    expect((await queueView(tools, counselor)).own.map(({ id }) => id)).toContain(caseId);
  });

  it('keeps it while the officer is the silent one', async () => {
    const { caseId } = await talk();
    await sayToOfficer(tools, counselor, caseId, 'I am here', 'f');
    await world.advance(60 * MINUTE);
    expect((await queueView(tools, counselor)).own.map(({ id }) => id)).toContain(caseId);
  });
});

describe('a wish', () => {
  it('for somebody outside keeps others off, and lets them in', async () => {
    await setDesk(tools, second.id, { ...ANYONE, standing: 'retired' });
    const { caseId, from } = await askingCase(world);
    expect(await world.tap(from, 'wish:outside')).toMatchObject({ kind: 'committed' });
    expect(world.heard(from)).toHaveLength(1);
    expect(await takeCase(tools, lead, caseId)).toEqual({ kind: 'kept-for-others' });
    const waiting = (await queueView(tools, lead)).waiting.find(({ id }) => id === caseId);
    expect(waiting).toMatchObject({ wishes: ['outside'], keptOff: 'kept-for-others' });
    await setDesk(tools, lead.id, { ...ANYONE, standing: 'outside' });
    expect(await takeCase(tools, lead, caseId)).toMatchObject({ kind: 'taken' });
    for (const { id } of [second, lead]) await setDesk(tools, id, ANYONE);
  });

  it('that nobody could meet is not held out, and keeps nobody waiting', async () => {
    const from = await world.joined('en');
    await world.tap(from, 'talk');
    const offered = world.heard(from).flatMap(({ choices = [] }) => choices.map(({ id }) => id));
    expect(offered.filter((id) => id.startsWith('wish:'))).toEqual(['wish:not-my-unit']);
    for (const wish of ['wish:same-counselor', 'wish:outside']) {
      await world.tap(from, wish); // e.g. on a button of an earlier day
      expect(world.heard(from)[0]?.text).toMatch(/nobody like|no one|[Nn]one of/);
    }
    expect(await takeMostUrgent(tools, second)).toMatchObject({ kind: 'taken' });
  });

  it('for the same person as last time is held out once there was one', async () => {
    const { caseId, from } = await talk();
    await closeCase(tools, counselor, caseId, 'talked');
    world.heard(from);
    await world.tap(from, 'talk');
    const offered = world.heard(from).flatMap(({ choices = [] }) => choices.map(({ id }) => id));
    expect(offered).toContain('wish:same-counselor');
    await world.tap(from, 'wish:same-counselor');
    const { waiting } = await queueView(tools, second);
    const wished = waiting.find(({ wishes }) => wishes.includes('same-counselor'));
    expect(wished?.keptOff).toBe('kept-for-others');
    expect(await takeCase(tools, counselor, wished?.id ?? '')).toMatchObject({ kind: 'taken' });
  });
});
