import { PassThrough } from 'node:stream';
import { openTerminal } from '../../adapters/terminal/index.ts';
import type { Choice } from '../../src/core/message.ts';
import type { Receive } from '../../src/core/ports.ts';
import { afterwards } from './afterwards.ts';
import type { Heard, Wire } from './ends.ts';
import type { World } from './world.ts';

export async function terminalWire(world: World, bring: Receive): Promise<Wire> {
  const input = new PassThrough();
  const output = new PassThrough();
  const heard: Heard[] = [];
  const waiting: ((one: Heard) => void)[] = [];
  let shown: readonly Choice[] = [];
  const terminal = openTerminal({ input, output }, bring, {
    now: () => world.now(),
    newId: world.tools.newId,
    languageHint: 'zh-CN',
  });
  world.plug({
    ...terminal,
    send: async (address, outbound) => {
      const result = await terminal.send(address, outbound);
      const { text, choices = [] } = outbound;
      if (choices.length > 0) shown = choices;
      const one = { text, choices };
      const reader = waiting.shift();
      if (reader) reader(one);
      else heard.push(one);
      return result;
    },
  });
  const listening = terminal.listen();
  afterwards(async () => {
    await terminal.stop();
    await listening;
  });
  output.resume();
  return {
    say: async (words) => void input.write(`${words}\n`),
    press: async ({ id }) => {
      const place = shown.findIndex((choice) => choice.id === id) + 1;
      input.write(place > 0 ? `${place}\n` : '\n');
    },
    next: () => {
      const one = heard.shift();
      return one ? Promise.resolve(one) : new Promise((resolve) => waiting.push(resolve));
    },
  };
}
