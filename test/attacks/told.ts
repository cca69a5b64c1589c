// What was told to two desks: one taken by an account of its own, one that is nobody's here.

import { takeRequest } from '../../src/care/desk/step.flow.ts';
import { openADesk, tell } from '../support/desks.ts';
import type { World } from '../support/world.ts';

export async function toldOf(world: World, atDesk: string) {
  await openADesk(world, 'health');
  const officer = await world.joined('en');
  const own = await tell(world, officer, 'The canteen is closed on nights.', 'D8');
  await takeRequest(world.tools, { id: atDesk, role: 'desk' }, own);
  const other = await tell(world, officer, 'The clinic will not pay for my knee.', 'A4');
  return { request: { desk: own, 'a desk of others': other } };
}
