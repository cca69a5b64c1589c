// Incidents marked in a world, and what officers hear of them.

import { type Marker, markIncident } from '../../src/admin/incidents.flow.ts';
import type { Address } from '../../src/core/message.ts';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function incidentsIn(world: World) {
  const { tools, unitId, staff } = world;
  const admin: Marker = { id: staff.admin.id, role: 'admin', unitId: undefined };
  const instructor: Marker = { id: staff.instructor.id, role: 'instructor', unitId };
  return {
    admin,
    instructor,
    /** Noon in the officers' zone, so that no quiet hours get in between. */
    atNoon: () => {
      const pastMs = world.now().getTime() % DAY_MS;
      return world.advance((4 * HOUR_MS - pastMs + DAY_MS) % DAY_MS);
    },
    marked: async (by: Marker, wish: Partial<Parameters<typeof markIncident>[2]> = {}) => {
      const plain = { unitId, happenedAt: world.now(), squadIds: [], asksUnit: false };
      const made = await markIncident(tools, by, { ...plain, ...wish });
      if (made.kind !== 'marked') throw new Error(made.kind);
      return made;
    },
    heard: (from: Address) => {
      const all = world.heard(from);
      return {
        texts: all.map(({ text }) => text),
        ids: all.flatMap(({ choices = [] }) => choices.map(({ id }) => id)),
      };
    },
  };
}

export function has(ids: readonly string[], start: string): boolean {
  return ids.some((id) => id.startsWith(start));
}
