import { describe, expect, it } from 'vitest';
import type { Outbound } from '../../src/core/message.ts';
import { openLlm } from '../../src/listening/model.port.ts';
import { openModel } from '../support/model-server.ts';
import { openWorld } from '../support/world.ts';

const model = await openModel();
const llm = openLlm({ baseUrl: model.url, apiKey: 'local', model: 'local', timeoutMs: 2_000 });
const world = await openWorld({ llm });

function texts(outbounds: readonly Outbound[]): string {
  return outbounds.map(({ text }) => text).join('\n');
}

async function consenting() {
  const officer = await world.joined('zh-CN');
  await world.tap(officer, 'slip:model:yes');
  world.heard(officer);
  return officer;
}

describe('a model as a helper', () => {
  it('is asked only with consent, on redacted words', async () => {
    model.level = 'L0';
    const silent = await world.joined('zh-CN');
    await world.say(silent, '王建国警官今天又加班，电话13812345678');
    await world.advance(1_000);
    expect(model.asked).toEqual([]);
    const officer = await consenting();
    await world.say(officer, '王建国警官今天又加班，电话13812345678');
    await world.advance(1_000);
    expect(model.asked).toHaveLength(1);
    expect(model.asked[0]).not.toMatch(/王建国|13812345678/);
  });

  it('may raise a level: help follows as if the rules had said so', async () => {
    model.level = 'L3';
    const officer = await consenting();
    await world.say(officer, '今晚月色不错，把钥匙放门口了');
    await world.advance(1_000);
    expect(texts(world.heard(officer))).toContain('12356');
  });

  it('never lowers what the rules said', async () => {
    model.level = 'L0';
    const officer = await consenting();
    await world.say(officer, '我不想活了');
    world.heard(officer);
    await world.advance(10 * 60_000);
    await world.tap(officer, 'talk');
    expect(texts(world.heard(officer))).not.toBe('');
  });

  it('is not waited for: the card has gone out while it hangs', async () => {
    model.isHanging = true;
    const officer = await consenting();
    await world.say(officer, '我不想活了');
    expect(texts(world.heard(officer))).toContain('12356');
    model.isHanging = false;
  });

  it('is not used once consent is withdrawn, even for what was queued before', async () => {
    model.isFailing = true;
    const officer = await consenting();
    await world.say(officer, '最近总是睡不着，心里发慌');
    await world.tap(officer, 'slip:model:no');
    model.isFailing = false;
    const before = model.asked.length;
    await world.advance(3_600_000);
    expect(model.asked.length).toBe(before);
  });
});
