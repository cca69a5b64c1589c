import { describe, expect, it } from 'vitest';
import type { Address, Outbound } from '../../src/core/message.ts';
import { acknowledge, takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const ON_CALL: Address = { channel: 'telegram', id: '-100' };
const MINUTE_MS = 60_000;

function texts(outbounds: readonly Outbound[]): string {
  return outbounds.map(({ text }) => text).join('\n');
}

function choiceIds(outbounds: readonly Outbound[]): string[] {
  return outbounds.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
}

describe('from words to a person', () => {
  it('gives somebody who has not joined the card before anything else', async () => {
    const stranger: Address = { channel: 'terminal', id: 'stranger' };
    await world.say(stranger, '我不想活了');
    const heard = world.heard(stranger);
    expect(heard[0]?.text).toContain('12356');
    expect(heard[0]?.text).toContain('010-82951332');
    expect(choiceIds(heard)).toContain('direct:yes');
  });

  it('asks directly at L2, and rings nobody until it is confirmed', async () => {
    const officer = await world.joined('zh-CN');
    world.heard(ON_CALL);
    await world.say(officer, '有时候真想一觉睡过去别醒了');
    expect(choiceIds(world.heard(officer))).toContain('direct:no');
    expect(world.heard(ON_CALL)).toEqual([]);
    await world.tap(officer, 'direct:yes');
    expect(choiceIds(world.heard(officer))).toContain('means:yes');
    await world.advance(0);
    expect(texts(world.heard(ON_CALL))).toContain('L2');
  });

  it('queues an unanswered question after ten minutes', async () => {
    const officer = await world.joined('en');
    await world.say(officer, 'I wish I was dead');
    world.heard(ON_CALL);
    await world.advance(10 * MINUTE_MS);
    expect(texts(world.heard(ON_CALL))).toContain('L2');
  });

  it('takes a clear no at its word at L2, and asks once more a day later', async () => {
    const officer = await world.joined('en');
    await world.say(officer, 'I wish I was dead');
    await world.tap(officer, 'direct:no');
    world.heard(officer);
    world.heard(ON_CALL);
    await world.advance(20 * MINUTE_MS);
    expect(world.heard(officer)).toEqual([]);
    await world.advance(24 * 60 * MINUTE_MS);
    expect(choiceIds(world.heard(officer))).toContain('direct:yes');
    await world.advance(48 * 60 * MINUTE_MS);
    expect(choiceIds(world.heard(officer))).not.toContain('direct:yes');
  });

  it('never lowers an imminent case by a denial, and writes on until a human joins', async () => {
    const officer = await world.joined('zh-CN');
    await world.say(officer, '枪就在手里，不想活了');
    const first = texts(world.heard(officer));
    expect(first).toContain('120');
    await world.tap(officer, 'direct:no');
    await world.tap(officer, 'talk-cancel');
    await world.tap(officer, 'meant');
    world.heard(officer);
    const lines: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      await world.advance(2 * MINUTE_MS);
      lines.push(texts(world.heard(officer)));
    }
    expect(lines.every((line) => line !== '')).toBe(true);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('keeps ringing until somebody acknowledges, with no word of the officer', async () => {
    world.heard(ON_CALL);
    await world.advance(4 * MINUTE_MS);
    const alerts = world.heard(ON_CALL);
    expect(alerts.length).toBeGreaterThan(0);
    expect(texts(alerts)).not.toContain('枪');
    const caseId = choiceIds(alerts.filter(({ text }) => text.includes('L4')))[0]?.slice(4) ?? '';
    await acknowledge(world.tools, `counselor:${world.staff.counselor.id}`, caseId);
    await world.advance(2 * MINUTE_MS);
    expect(texts(world.heard(ON_CALL))).not.toContain('L4');
  });

  it('joins the most urgent officer with a counselor, and relays both ways', async () => {
    const taken = await takeMostUrgent(world.tools, world.staff.counselor);
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    await world.advance(0);
    const officer = await world.joined('en');
    expect(world.heard(officer)).toEqual([]);
    const said = await sayToOfficer(
      world.tools,
      world.staff.counselor,
      taken.caseId,
      '我在，先把枪放远一点',
      world.tools.newId(),
    );
    expect(said.kind).toBe('sent');
    const closed = await closeCase(world.tools, world.staff.counselor, taken.caseId, 'talked');
    expect(closed.kind).toBe('done');
  });

  it('is silent while a counselor is there, and shows the counselor every word', async () => {
    const officer = await world.joined('zh-CN');
    await world.say(officer, '我已经写好遗书了，枪在手里，今晚就走');
    const taken = await takeMostUrgent(world.tools, world.staff.second);
    if (taken.kind !== 'taken') throw new Error(taken.kind);
    await world.advance(0);
    world.heard(officer);
    world.shown.length = 0;
    await world.say(officer, '谢谢你来');
    expect(world.heard(officer)).toEqual([]);
    expect(world.shown.map(({ caseId }) => caseId)).toEqual([taken.caseId]);
    await world.say(officer, '我现在就想开枪打死自己');
    expect(texts(world.heard(officer))).toContain('120');
    await closeCase(world.tools, world.staff.second, taken.caseId, 'talked');
    await world.advance(0);
    const after = world.heard(officer);
    const better = choiceIds(after).find((id) => id.startsWith('after:better'));
    await world.tap(officer, better ?? 'none');
    const [thanks, asked, ...more] = world.heard(officer);
    expect(thanks?.text).not.toBe('');
    expect(choiceIds(asked === undefined ? [] : [asked]).join()).toContain('slip:contact:');
    expect(more).toEqual([]);
  });
});
