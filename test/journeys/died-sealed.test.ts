// After an officer's death what they sealed stays sealed: an order opens it, by two, and nobody who
// holds the phone learns of that. Whatever breaks in between, the line closes.

import { describe, expect, it } from 'vitest';
import type { Address } from '../../src/core/message.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { confirmDied, sayDied } from '../../src/hotline/death.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { askGlass } from '../../src/trust/glass/ask.flow.ts';
import { decideGlass } from '../../src/trust/glass/decide.flow.ts';
import type { Wish } from '../../src/trust/glass/grounds.ts';
import { lookGlass } from '../../src/trust/glass/look.flow.ts';
import { auditOf } from '../support/audit.ts';
import { askingCase } from '../support/desk-world.ts';
import { CARD, glassStaff, inDanger, NOW_DANGER } from '../support/glass-world.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const HOUR_MS = 3_600_000;
const world = await openWorld();
const { tools } = world;
const { counselor, second, lead } = glassStaff(world);
const heard = (from: Address) =>
  world
    .heard(from)
    .map(({ text }) => text)
    .join('\n');

const ORDER: Wish = {
  ground: 'order',
  facts: [],
  why: undefined,
  reference: 'X-2026-014',
  delay: undefined,
};

async function diedInDanger() {
  const talk = await inDanger(world);
  await sayDied(tools, counselor, talk.caseId, 'official');
  await confirmDied(tools, lead, talk.caseId);
  world.heard(talk.from);
  return talk;
}

describe('what an officer sealed, after their death', () => {
  it('is opened for no danger that is over', async () => {
    const { caseId } = await diedInDanger();
    expect((await askGlass(tools, counselor, caseId, NOW_DANGER)).kind).toBe('closed');
  });

  it('is opened by an order alone, by two, and nobody at the phone hears of it', async () => {
    const { from, caseId } = await diedInDanger();
    const request = await askGlass(tools, counselor, caseId, ORDER);
    if (request.kind !== 'asked') throw new Error(request.kind);
    expect((await lookGlass(tools, counselor, request.id)).kind).not.toBe('shown');
    expect((await decideGlass(tools, counselor, request.id, true)).kind).not.toBe('done');
    expect((await decideGlass(tools, second, request.id, true)).kind).toBe('done');
    const looked = await lookGlass(tools, counselor, request.id);
    expect(JSON.stringify(looked)).toContain(CARD.contactPhone);
    await world.advance(48 * HOUR_MS);
    expect(heard(from)).toBe('');
    const records = (await auditOf(world, `case:${caseId}`)).map(({ action }) => action);
    expect(records).toEqual(
      expect.arrayContaining(['death-said', 'death-confirmed', 'glass-opened', 'glass-looked']),
    );
    const [opening] = await rowsOf(
      world,
      `select told_at from officer.break_glass where id = '${request.id}'`,
    );
    expect(opening).toEqual({ told_at: null });
  });
});

describe('the line of an officer who died', () => {
  it('closes though the process dies that noted it', async () => {
    const { from, caseId } = await askingCase(world);
    await takeCase(tools, counselor, caseId);
    await sayDied(tools, counselor, caseId, 'unit');
    await confirmDied({ ...tools, doNow: async () => undefined }, lead, caseId);
    world.heard(from);
    await world.advance(60_000);
    await world.tap(from, 'privacy');
    expect(heard(from)).toMatch(/This line is closed here/);
  });

  it('never brings a word of the counselor that came too late', async () => {
    const { from, caseId } = await askingCase(world);
    await takeCase(tools, counselor, caseId);
    world.heard(from);
    const late = { ...tools, doNow: async () => undefined };
    await sayToOfficer(late, counselor, caseId, 'Are you still there?', tools.newId());
    await sayDied(tools, counselor, caseId, 'family');
    await confirmDied(tools, lead, caseId);
    await world.advance(60_000);
    expect(heard(from)).toBe('');
  });

  it('lets a counselor who is asked for there talk, to whoever it is', async () => {
    const { from } = await diedInDanger();
    await world.tap(from, 'talk');
    const [open] = (await queueView(tools, second)).waiting;
    const caseId = open?.id ?? '';
    await takeCase(tools, second, caseId);
    world.heard(from);
    await sayToOfficer(tools, second, caseId, 'I am here. Who are you?', tools.newId());
    expect(heard(from)).toContain('I am here. Who are you?');
  });
});
