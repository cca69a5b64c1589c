// A station that plans activities, and officers who sign up.

import { openActivity } from '../../src/care/activities/opened.flow.ts';
import { makeActivity } from '../../src/care/activities/organizer.flow.ts';
import type { Address } from '../../src/core/message.ts';
import { FORM } from './activity-form.ts';
import { rowsOf } from './rows.ts';
import { openWorld } from './world.ts';

export async function openActivityWorld() {
  const world = await openWorld();
  const { tools, staff } = world;
  const organizer = { id: staff.instructor.id, role: 'instructor' } as const;
  const admin = { id: staff.admin.id, role: 'admin' } as const;
  const text = (from: Address) =>
    world
      .heard(from)
      .map((one) => one.text)
      .join('\n');
  return {
    world,
    organizer,
    admin,
    text,
    made: async (more: Partial<typeof FORM> = {}): Promise<string> => {
      const wish = { ...FORM, ...more, unitId: world.unitId };
      const done = await makeActivity(tools, organizer, wish);
      if (done.kind !== 'made') throw new Error(done.kind);
      const [row] = await rowsOf<{ id: string }>(
        world,
        'select id from ledger.activities order by id desc limit 1',
      );
      return row?.id ?? '';
    },
    joinedIt: async (from: Address, id: string): Promise<string> => {
      world.heard(from);
      await world.tap(from, `act-join:${id}`);
      await world.advance(0);
      return text(from);
    },
    /** Presses the button that starts like this, of what was said last. */
    tapped: async (from: Address, start: string): Promise<void> => {
      const choices = world.heard(from).flatMap((one) => one.choices ?? []);
      await world.tap(from, choices.find(({ id }) => id.startsWith(start))?.id ?? `no ${start}`);
      await world.advance(0);
    },
    inbox: (id: string) => openActivity(tools, organizer, id),
  };
}
