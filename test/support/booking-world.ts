// A station whose staff give hours, and officers who take them.

import type { Address } from '../../src/core/message.ts';
import { addHours, appointmentsView } from '../../src/hotline/appointments/staff-side.flow.ts';
import { openWorld, type World } from './world.ts';

export const WEEKLY = { kind: 'weekly', day: '', from: '10:00', to: '12:00' };

export async function openBookingWorld(given?: World) {
  const world = given ?? (await openWorld());
  const { tools, staff } = world;
  const instructor = { id: staff.instructor.id, role: 'instructor' } as const;
  const counselor = { id: staff.counselor.id, role: 'counselor' } as const;
  type Giver = typeof instructor | typeof counselor;
  const choices = (from: Address) => world.heard(from).flatMap((one) => one.choices ?? []);
  return {
    world,
    instructor,
    counselor,
    choices,
    text: (from: Address) =>
      world
        .heard(from)
        .map((one) => one.text)
        .join('\n'),
    give: (who: Giver, weekday = '3') => addHours(tools, who, { ...WEEKLY, weekday }),
    agreed: async (who: Giver) => (await appointmentsView(tools, who)).agreed,
    /** Books the first free time; the id of the time's tap. */
    book: async (from: Address, how: 'alias' | 'plain', staffId = instructor.id) => {
      await world.tap(from, `book-with:${staffId}`);
      const [slot] = choices(from).filter(({ id }) => id.startsWith('book-at:'));
      const tap = slot?.id ?? '';
      await world.tap(from, tap);
      await world.tap(from, tap.replace('book-at', `book-${how}`));
      await world.advance(0);
      return tap;
    },
  };
}
