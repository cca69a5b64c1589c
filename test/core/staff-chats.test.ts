// Staff are spoken to in their own chats, each in their own language.

import { describe, expect, it } from 'vitest';
import { acknowledge } from '../../src/hotline/claim.flow.ts';
import { asOwner } from '../support/databases.ts';
import { ringingCase } from '../support/desk-world.ts';
import { onCall } from '../support/on-call.ts';
import { GROUP, staffChats } from '../support/staff-chats.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { counselor, second } = world.staff;
const chats = staffChats(world);
await asOwner(
  world.url,
  (sql) => sql`update ledger.staff set locale = 'zh-CN' where id = ${second.id}`,
);
const [english, chinese] = [await chats.linked(counselor), await chats.linked(second)];

const alertsTo = (chat: typeof GROUP) =>
  world
    .heard(chat)
    .flatMap(({ text, choices = [] }) =>
      choices.length > 0 ? [{ text, label: choices[0]?.label }] : [],
    );

describe('an alert', () => {
  it('comes to each in their own language, and to the group in the installation’s', async () => {
    await onCall(world, 'primary', counselor);
    await onCall(world, 'second', second);
    const { caseId } = await ringingCase(world);
    await world.advance(5 * 60_000);
    expect(alertsTo(english).at(-1)?.text).toMatch(/Still nobody[\s\S]*On call and asked/);
    expect(alertsTo(chinese)).toEqual([
      { text: expect.stringMatching(/还没有人应[\s\S]*当前值班并已通知/), label: '确认收到' },
    ]);
    expect(alertsTo(GROUP).at(-1)?.text).toContain('On call and asked');
    await acknowledge(world.tools, `counselor:${counselor.id}`, caseId);
  });

  it('comes to no chat of an account that is off', async () => {
    await asOwner(
      world.url,
      (sql) => sql`update ledger.staff set disabled_at = now() where id = ${second.id}`,
    );
    alertsTo(chinese);
    await ringingCase(world);
    await world.advance(5 * 60_000);
    expect(alertsTo(chinese)).toEqual([]);
    expect(alertsTo(english)).not.toEqual([]);
  });
});
