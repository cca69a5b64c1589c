// What a desk said is told from the outbox, at least once: a process that died leaves it to be told
// again, perhaps after what came next.

import { describe, expect, it } from 'vitest';
import { answerRequest, offerForBoard, takeRequest } from '../../src/care/desk/step.flow.ts';
import { tellProblem } from '../../src/care/say-it/problem.effect.ts';
import { idLike, openADesk, tell } from '../support/desks.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const everyDesk = await openADesk(world, 'logistics');

describe('what a desk said', () => {
  it('comes to the alias once and in order, whatever a process that died left to be told again', async () => {
    const officer = await world.joined('zh-CN');
    const id = await tell(world, officer, '夜班没热饭吃，食堂一直关着', 'D8');
    const again = async (what: 'received' | 'taken' | 'answered' | 'offer') => {
      await tellProblem({ kind: 'tell-problem.v1', problemId: id, what }, tools);
      await world.advance(0);
    };
    const heard = () => world.heard(officer).map(({ text }) => text);
    await takeRequest(tools, everyDesk, id);
    await answerRequest(tools, everyDesk, id, { text: '周一起有热饭。', outcome: 'solved' });
    await world.advance(0);
    const told = world.heard(officer);
    for (const what of ['received', 'taken', 'answered'] as const) await again(what);
    expect(heard()).toEqual([]);
    await offerForBoard(tools, everyDesk, id, '夜里没热饭：周一起有。');
    await world.advance(0);
    expect(heard()).toHaveLength(1);
    await again('offer');
    await world.tap(officer, idLike(told, 'problem-again'));
    await world.advance(0);
    expect(heard()).toHaveLength(1); // that it is open again
    for (const what of ['received', 'taken', 'answered'] as const) await again(what);
    expect(heard()).toEqual([]);
    await takeRequest(tools, everyDesk, id);
    await world.advance(0);
    expect(heard()).toHaveLength(1);
  });
});
