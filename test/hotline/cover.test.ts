// Neither side of a talk learns by accident who the other is; at L4 an officer who says it is heard.

import { describe, expect, it } from 'vitest';
import type { Outbound } from '../../src/core/message.ts';
import { labelText } from '../../src/core/say.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { covered, coverOf } from '../../src/hotline/cover.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { memberOf, recorded, ringingCase } from '../support/desk-world.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

describe('covered', () => {
  it.each([
    ['call me on 555-201-9933 tonight', 'call me on [phone number covered] tonight'],
    ['write to li.wei@example.com', 'write to [account covered]'],
    ['I am badge 4417, ask anyone', 'I am badge [ID number covered], ask anyone'],
    ['我电话13812345678', '我电话[电话已隐去]'],
    ['我叫李强，在队里干了十年', '我叫[姓名已隐去],在队里干了十年'],
    ['I live at 14 elm street, come by', 'I live at [address covered], come by'],
    ['12 Main St, Apt 4B, third bell', '[address covered], third bell'],
    ['we stood at 12 Main Street station', 'we stood at [address covered] station'],
    ['my address is 7 north hill road, flat 3', 'my address is [address covered]'],
    ['我搬到海淀区学院路30号了', '我搬到[地址已隐去]了'],
    ['住在幸福家园12号楼，一个人', '住在[地址已隐去],一个人'],
    ['家在建国路８８号院5号楼1202室', '家在[地址已隐去]'],
    ['仙霞路三百弄五号3单元', '[地址已隐去]'],
    ['就在公安局家属院3栋402', '就在[地址已隐去]'],
  ])('%s', (words, shown) => {
    expect(covered(words, coverOf(words))).toBe(shown);
  });

  it.each([
    'I can’t sleep since the 14th, two pills at 22:30',
    '打12356，或者010-82951332，夜里也有人接',
    'call 988 or 1-800-267-5463',
    '“I am here”，她说',
    ...'这条路12号通车|地铁9号线|坐12路公交|走到半路12点了|我们小区3个人|小区3栋楼都停电了'.split(
      '|',
    ),
    ...'路口3号摄像头|高速公路12号出口|十字路口2号岗|五号晚上在街上巡逻|他住院12号出来'.split('|'),
    ...'人民路的案子5号开庭|区里3个单元考核|12号楼下有人|住宿舍3年了|街面12号开始清查'.split('|'),
    ...'12 hours on the road|5 road deaths this year|I live 5 minutes from the road'.split('|'),
    ...'2 Superior Court hearings|Highway 12|24 hour drive|living 3 days on the road'.split('|'),
    ...'3 St Bernard dogs|50 cars in the street|moved 2 years ago close to it'.split('|'),
  ])('%s stays as it was written', (words) => {
    expect(covered(words, coverOf(words))).toBe(words);
  });
});

const world = await openWorld();
const { tools, staff } = world;
const second = memberOf(staff.second);

async function talk(words: string) {
  const { caseId, from } = await ringingCase(world, 'en', words);
  await takeCase(tools, second, caseId);
  const said = async () => {
    const view = await openCase(tools, second, caseId);
    return view.kind === 'opened' ? view.view.said.map((one) => one.words).join('\n') : view.kind;
  };
  return { caseId, from, said, heard: () => world.heard(from).map(({ text }) => text) };
}

describe('in a talk', () => {
  it('what an officer typed of themselves reaches the counselor as a mark', async () => {
    const { from, said } = await talk('My gun is on the nightstand and I want to die');
    await world.say(from, 'call me on 555-201-9933');
    await world.say(from, 'or 555-201-9934');
    expect(await said()).toContain('call me on [phone number covered]');
    expect(await said()).not.toContain('9934');
  });

  it('what a counselor typed of themselves never reaches the officer', async () => {
    const { caseId, heard } = await talk('I want to die, my gun is right here');
    await sayToOfficer(tools, second, caseId, 'my cell is 555-301-4455', tools.newId());
    await world.advance(1_000);
    expect(heard().join('\n')).toContain('my cell is [phone number covered]');
    expect(heard().join('\n')).not.toContain('4455');
  });

  it('an officer in danger of dying within the hour is heard whole', async () => {
    const { from, said, heard } = await talk('I am on the ledge now, gun in my hand, goodbye');
    await world.say(from, 'I am at 14 Elm Street, 555-201-9933');
    expect(await said()).toContain('555-201-9933');
    expect(heard().join('\n')).not.toMatch(/covered|named you/);
  });

  it.each([
    ['en', 'I want to die, my gun is right here', 'at ', '[account covered]'],
    ['zh-CN', '枪就在我腰上，真想死', '信箱 ', '[账号已隐去]'],
  ] as const)(
    'is shown to the counselor where they want it, that line alone, on record (%s)',
    async (locale, first, at, mark) => {
      const { caseId, from } = await ringingCase(world, locale, first);
      await takeCase(tools, second, caseId);
      world.heard(from);
      await world.say(from, `${at}zebra-one@example.com`);
      await world.say(from, `${at}zebra-two@example.com`);
      const told = world.heard(from);
      expect(told.map(({ choices }) => choices?.map(({ label }) => label))).toEqual(
        [1, 2].map(() => [labelText(locale, 'uncover')]),
      );
      expect(told[0]?.text).not.toBe(told[1]?.text);
      await world.tap(from, told[0]?.choices?.[0]?.id ?? '');
      expect(world.heard(from)).toHaveLength(1);
      const opened = await openCase(tools, second, caseId);
      const said = opened.kind === 'opened' ? opened.view.said.map(({ words }) => words) : [];
      expect(said.slice(1)).toEqual([`${at}zebra-one@example.com`, `${at}${mark}`]);
      expect(await uncovered(caseId)).toHaveLength(1);
      expect(await recorded(world)).not.toContain('zebra-');
      expect(world.logged()).not.toContain('zebra-');
    },
  );

  it('is told of, and can be shown, however heavy the line is that it stands in', async () => {
    const { from, said } = await talk('My gun is on the nightstand and I want to die');
    await world.say(from, 'I want to die. Call me on 555-201-9933');
    expect(await said()).not.toContain('9933');
    await world.tap(from, buttonIn(world.heard(from)));
    expect(await said()).toContain('9933');
  });

  it('stays covered where the tap is another person’s, or comes after the talk', async () => {
    const mine = await talk('My gun is on the nightstand and I want to die');
    await world.say(mine.from, 'call me on 555-201-9933');
    const button = buttonIn(world.heard(mine.from));
    const other = await talk('I want to die, my gun is right here');
    await world.tap(other.from, button);
    await closeCase(tools, second, mine.caseId, 'talked');
    await world.tap(mine.from, button);
    const covers = await rowsOf<{ cover: unknown[] }>(
      world,
      `select cover from officer.messages where case_id = '${mine.caseId}' order by at, id`,
    );
    expect(covers.map(({ cover }) => cover.length)).toEqual([0, 1]);
    expect(await uncovered(mine.caseId)).toEqual([]);
    expect(await uncovered(other.caseId)).toEqual([]);
  });
});

function buttonIn(heard: readonly Outbound[]): string {
  const all = heard.flatMap(({ choices = [] }) => choices);
  return all.find(({ id }) => id.startsWith('uncover:'))?.id ?? '';
}

async function uncovered(caseId: string) {
  return rowsOf(
    world,
    `select id from ledger.audit_events
      where action = 'line-uncovered' and detail ->> 'case' = '${caseId}'`,
  );
}
