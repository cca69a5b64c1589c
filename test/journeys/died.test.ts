// An officer has died. Nobody can look an alias up by a name; whoever had a talk with them says so,
// another confirms, and the line is closed to everybody, with help still in it.

import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import type { Address } from '../../src/core/message.ts';
import { takeCase, takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { confirmDied, sayDied, takeDeathBack } from '../../src/hotline/death.flow.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { caseOfCode } from '../../src/hotline/queue.flow.ts';
import { makePhrase } from '../../src/trust/moving/phrase.flow.ts';
import { ownDataAt } from '../../src/trust/own-data/at.flow.ts';
import { enforceNow } from '../../src/trust/retention/enforce.flow.ts';
import { askingCase, memberOf } from '../support/desk-world.ts';
import { newPlace, phraseAt, textsAt } from '../support/moving.ts';
import { openWorld } from '../support/world.ts';

const DAY_MS = 86_400_000;
const world = await openWorld();
const { tools } = world;
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());
const [counselor, second, lead] = [
  memberOf(world.staff.counselor),
  memberOf(world.staff.second),
  memberOf(world.staff.lead),
] as const;

async function talking(): Promise<{ from: Address; caseId: string; code: string }> {
  const { from, caseId } = await askingCase(world);
  const taken = await takeCase(tools, counselor, caseId);
  if (taken.kind !== 'taken') throw new Error(taken.kind);
  world.heard(from);
  return { from, caseId: taken.caseId, code: taken.code };
}

async function died() {
  const talk = await talking();
  await sayDied(tools, counselor, talk.caseId, 'family');
  await confirmDied(tools, lead, talk.caseId);
  world.heard(talk.from);
  return talk;
}

const heard = (from: Address) =>
  world
    .heard(from)
    .map(({ text }) => text)
    .join('\n');

describe('that an officer has died', () => {
  it('takes two different people, who are on the case or lead', async () => {
    const { from, caseId } = await talking();
    expect(await sayDied(tools, second, caseId, 'family')).toEqual({ kind: 'not-yours' });
    expect(await sayDied(tools, counselor, caseId, 'rumor')).toEqual({ kind: 'how-needed' });
    expect(await confirmDied(tools, lead, caseId)).toEqual({ kind: 'not-said' });
    expect(await sayDied(tools, counselor, caseId, 'unit')).toEqual({ kind: 'death-said' });
    expect(await sayDied(tools, lead, caseId, 'unit')).toEqual({ kind: 'already' });
    expect(await confirmDied(tools, counselor, caseId)).toEqual({ kind: 'same-person' });
    await world.say(from, 'hello?');
    expect(await confirmDied(tools, lead, caseId)).toEqual({ kind: 'death-confirmed' });
    const [row] = await owner`select state, outcome from officer.cases where id = ${caseId}`;
    expect(row).toEqual({ state: 'closed', outcome: 'died' });
  });

  it('is held to two by the table itself', async () => {
    const { caseId } = await talking();
    await sayDied(tools, counselor, caseId, 'official');
    await expect(
      owner`update officer.deaths set confirmed_by = said_by where case_id = ${caseId}`,
    ).rejects.toThrow('deaths_two_people');
    await takeDeathBack(tools, counselor, caseId);
    await closeCase(tools, counselor, caseId, 'talked', { alarms: 'unsure' });
  });

  it('ends every sending: check-ins, hellos, reminders', async () => {
    const { from } = await died();
    await world.advance(40 * DAY_MS);
    expect(heard(from)).toBe('');
  });

  it('lets nobody in who holds the phone, and gives help to whoever does', async () => {
    const { from } = await died();
    for (const tap of [
      'menu',
      'privacy',
      'said-yes',
      'own-data',
      'who-saw',
      'erase:yes',
      'resume',
    ]) {
      await world.tap(from, tap);
      expect(heard(from), tap).toMatch(/This line is closed here/);
    }
    expect(await ownDataAt(tools, from, 'page')).toBeUndefined();
    await world.say(from, 'I want to die');
    expect(heard(from)).toContain('12356');
  });

  it('stays closed to whoever holds the phone while a counselor talks with them', async () => {
    const { from } = await died();
    await world.tap(from, 'talk');
    const taken = await takeMostUrgent(tools, counselor);
    const caseId = taken.kind === 'taken' ? taken.caseId : '';
    world.heard(from);
    for (const tap of ['own-data', 'who-saw', 'plan', 'retire-stay', 'resume', 'erase:yes']) {
      await world.tap(from, tap);
      expect(heard(from), tap).toMatch(/This line is closed here/);
    }
    await world.say(from, 'STOP');
    expect(heard(from)).toBe('');
    const opened = await openCase(tools, counselor, caseId);
    expect(opened.kind === 'opened' && opened.view.said.at(-1)?.words).toBe('STOP');
    await closeCase(tools, counselor, caseId, 'talked', { seen: 'same' });
  });

  it('does not follow whoever finds the phrase on paper, nor gives out another', async () => {
    const { from, caseId } = await talking();
    const phrase = await phraseAt(world, from);
    await sayDied(tools, counselor, caseId, 'unit');
    await confirmDied(tools, lead, caseId);
    const elsewhere = newPlace(world, 'web');
    await world.say(elsewhere, phrase);
    expect(textsAt(world, elsewhere)).toContain("I don't know that phrase");
    expect(await makePhrase(tools, from)).toBeUndefined();
  });

  it('is undone by a lead when the officer asks for a person', async () => {
    const { from, caseId } = await died();
    await world.tap(from, 'talk');
    expect(heard(from)).not.toMatch(/closed here/);
    expect(await takeDeathBack(tools, counselor, caseId)).toEqual({ kind: 'not-yours' });
    expect(await takeDeathBack(tools, lead, caseId)).toEqual({ kind: 'death-taken-back' });
    await world.tap(from, 'privacy');
    expect(heard(from)).not.toMatch(/closed here/);
    expect(await ownDataAt(tools, from, 'page')).toBeDefined();
  });

  it('can be said of a talk that is closed, found by its code, by a lead alone', async () => {
    const { caseId, code } = await talking();
    await closeCase(tools, counselor, caseId, 'talked', { alarms: 'unsure' });
    expect(await caseOfCode(tools, counselor, code)).toBeUndefined();
    expect(await caseOfCode(tools, lead, code.toLowerCase())).toBe(caseId);
    expect(await sayDied(tools, lead, caseId, 'official')).toEqual({ kind: 'death-said' });
    const opened = await openCase(tools, counselor, caseId);
    expect(opened.kind === 'opened' ? opened.view.death : opened.kind).not.toBeUndefined();
    expect(await confirmDied(tools, counselor, caseId)).toEqual({ kind: 'death-confirmed' });
  });

  it('keeps what is kept to its day, and then erases it without a word', async () => {
    const { from } = await died();
    const key = tools.keys.addressKey(from);
    const there = async () =>
      (await owner`select 1 from officer.addresses where address_key = ${key}`).length;
    await world.advance(1_094 * DAY_MS);
    await enforceNow(tools, world.now());
    expect(await there()).toBe(1);
    await world.advance(DAY_MS);
    await enforceNow(tools, world.now());
    expect(await there()).toBe(0);
    expect(heard(from)).toBe('');
  });

  it('is recorded with who said and who confirmed it', async () => {
    const records = await owner`
      select distinct split_part(actor, ':', 1) as role, action from ledger.audit_events
      where action like 'death-%' order by action, role`;
    expect(records.map(({ role, action }) => `${role} ${action}`)).toEqual([
      'counselor death-confirmed',
      'lead death-confirmed',
      'counselor death-said',
      'lead death-said',
      'counselor death-taken-back',
      'lead death-taken-back',
    ]);
  });
});
