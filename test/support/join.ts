import type { End } from './ends.ts';
import type { World } from './world.ts';

/** A stranger who writes Chinese and joins with a card; nothing of it is left to be read. */
export async function join(end: End, world: World): Promise<void> {
  await end.say('你好');
  await end.until(/卡/);
  await end.say(await world.card());
  await end.until(/squad:none/);
  await end.press('squad:none');
  await end.until(/slip:scores:yes/);
  await end.press('slip:scores:yes');
  await end.until(/\S/);
}
