// A talk weighs on everybody who held it, whoever has it last.

import { describe, expect, it } from 'vitest';
import { loadsOfAll, ownLoad } from '../../../src/hotline/care/load.flow.ts';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { releaseCase } from '../../../src/hotline/close.flow.ts';
import { offerCase, takeOver } from '../../../src/hotline/hand-over/hand-over.flow.ts';
import { memberOf, ringingCase } from '../../support/desk-world.ts';
import { openWorld } from '../../support/world.ts';

const DAY = 24 * 3_600_000;

describe('a hard talk that went to somebody else', () => {
  it('counts for each who had it: handed over, given back, or taken up again by another', async () => {
    const own = await openWorld();
    const [first, next] = [memberOf(own.staff.counselor), memberOf(own.staff.second)];
    const { caseId } = await ringingCase(own);
    await takeCase(own.tools, first, caseId);
    await offerCase(own.tools, first, caseId, next.id);
    await takeOver(own.tools, next, caseId);
    expect(await ownLoad(own.tools, first)).toMatchObject({
      talks: 0,
      hardDay: 1,
      isAfterHard: true,
    });
    expect(await ownLoad(own.tools, next)).toMatchObject({ talks: 1, hardDay: 1 });
    await releaseCase(own.tools, next, caseId);
    expect(await ownLoad(own.tools, next)).toMatchObject({ talks: 0, hardDay: 1 });
    const rows = await loadsOfAll(own.tools, memberOf(own.staff.lead));
    expect(rows.map(({ label, talks, hardDay }) => [label, talks, hardDay])).toEqual(
      expect.arrayContaining([
        [first.label, 0, 1],
        [next.label, 0, 1],
      ]),
    );
    await own.advance(8 * DAY);
    expect(await ownLoad(own.tools, first)).toMatchObject({ hardDay: 0, hardWeek: 0 });
  });
});
