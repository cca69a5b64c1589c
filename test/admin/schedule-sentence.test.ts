import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Place, readSentence, readSentences } from '../../src/admin/schedule-sentence.ts';

const PLACES: readonly Place[] = [
  {
    id: 'u1',
    name: 'Unit 1',
    squads: [
      { id: 'a1', name: 'A' },
      { id: 'b1', name: 'B' },
    ],
  },
  {
    id: 'u2',
    name: '示范派出所',
    squads: [
      { id: 'z1', name: '一中队' },
      { id: 'z2', name: '二中队' },
    ],
  },
  { id: 'u3', name: 'Harbor', squads: [{ id: 'a3', name: 'A' }] },
];

describe('a sentence that is understood', () => {
  it.each([
    ['Unit 1 weekdays 20:00', 'u1', undefined, '0 20', '1-5'],
    ['unit 1  Mon-Fri at 8pm', 'u1', undefined, '0 20', '1-5'],
    ['Move B squad to 20:00 mon,fri', 'u1', 'b1', '0 20', '1,5'],
    ["move B squad's Friday check-in to 20:00", 'u1', 'b1', '0 20', '5'],
    ['set squad A of Harbor to 7:30 every day', 'u3', 'a3', '30 7', '*'],
    ['Unit 1 A squad weekends 9:05 am', 'u1', 'a1', '5 9', '0,6'],
    ['harbor 12 am daily', 'u3', undefined, '0 0', '*'],
    ['一中队 工作日 20:00', 'u2', 'z1', '0 20', '1-5'],
    ['B班 周五 20点', 'u1', 'b1', '0 20', '5'],
    ['把二中队的签到改到周一、三、五 晚上八点半', 'u2', 'z2', '30 20', '1,3,5'],
    ['示范派出所一中队每天下午3点', 'u2', 'z1', '0 15', '*'],
    ['周五一中队二十点', 'u2', 'z1', '0 20', '5'],
    ['请把示范派出所安排在周一至周五１９：３０', 'u2', undefined, '30 19', '1-5'],
    ['一中队 星期六和星期天 上午10点15分', 'u2', 'z1', '15 10', '0,6'],
    ['二中队 周六到周一 中午12点', 'u2', 'z2', '0 12', '0,1,6'],
    ['B班 周五十点', 'u1', 'b1', '0 10', '5'],
    ['B squad 21:00', 'u1', 'b1', '0 21', undefined],
    ['B班 周末', 'u1', 'b1', undefined, '0,6'],
  ])('%s', (sentence, unitId, squadId, times, week) => {
    expect(readSentence(sentence, PLACES)).toEqual({
      kind: 'wish',
      wish: { unitId, squadId, ...(times && { times }), ...(week && { week }) },
    });
  });

  it.each(['B squad only Fridays 20:00', 'B班只在周五20点', 'B班仅周五20点'])(
    'may leave the named days alone: %s',
    (sentence) => {
      expect(readSentence(sentence, PLACES)).toEqual({
        kind: 'wish',
        wish: { unitId: 'u1', squadId: 'b1', times: '0 20', week: '5', isOnly: true },
      });
    },
  );

  it.each(['turn off B squad', 'B班 停掉'])('may switch one off: %s', (sentence) => {
    expect(readSentence(sentence, PLACES)).toEqual({
      kind: 'wish',
      wish: { unitId: 'u1', squadId: 'b1', isOff: true },
    });
  });
});

describe('a pause', () => {
  it.each([
    ['pause Harbor until Monday', 'u3', undefined, 1],
    ['Pause the harbor unit until 2026-03-20', 'u3', undefined, '2026-03-20'],
    ['把B班暂停到周五', 'u1', 'b1', 5],
    ['示范派出所 暂停到周一', 'u2', undefined, 1],
    ['resume squad A of Harbor', 'u3', 'a3', 'over'],
    ['恢复示范派出所', 'u2', undefined, 'over'],
    ['B班取消暂停', 'u1', 'b1', 'over'],
  ])('is read: %s', (sentence, unitId, squadId, until) => {
    const wish = { unitId, squadId, pause: { until } };
    expect(readSentence(sentence, PLACES)).toEqual({ kind: 'wish', wish });
  });

  it.each([
    ['pause Harbor for three days', 'u3', undefined, { skips: 3 }],
    ['skip B squad tomorrow', 'u1', 'b1', { skips: 1, ahead: 1 }],
    ['pause Harbor until tomorrow', 'u3', undefined, { skips: 1, ahead: 0 }],
    ['B班明天停一天', 'u1', 'b1', { skips: 1, ahead: 1 }],
    ['B班的问候今明两天别问', 'u1', 'b1', { skips: 2, ahead: 0 }],
    ['示范派出所停一周', 'u2', undefined, { skips: 7 }],
  ])('is read by how long it is: %s', (sentence, unitId, squadId, { ...pause }) => {
    const wish = { unitId, squadId, pause };
    expect(readSentence(sentence, PLACES)).toEqual({ kind: 'wish', wish });
  });

  it.each([
    ['pause Harbor for two days until Monday', 'no-until'],
    ['B班今天停三天明天停一天', 'no-until'],
    ['pause Harbor', 'no-until'],
    ['pause Harbor until Monday Friday', 'no-until'],
    ['pause A until Monday', 'many-units'],
    ['pause Nowhere until Monday', 'no-unit'],
    ['一中队周日别问', 'no-until'],
    ['B班周五暂停', 'no-until'],
    ['skip B squad on Friday', 'no-until'],
    ["don't ask Harbor on Sunday", 'no-until'],
    ['stop asking Harbor on Sunday', 'no-until'],
    ['pause Harbor 2026-03-20', 'no-until'],
  ])('is asked back: %s', (sentence, reason) => {
    expect(readSentence(sentence, PLACES)).toMatchObject({ kind: 'unclear', reason });
  });
});

describe('several changes at once', () => {
  it.each([
    "move B squad's Friday check-in to 20:00, pause Harbor until Monday",
    'B班周五改到20点，Harbor暂停到周一。',
  ])('are read one by one: %s', (sentence) => {
    expect(readSentences(sentence, PLACES)).toEqual([
      { kind: 'wish', wish: { unitId: 'u1', squadId: 'b1', times: '0 20', week: '5' } },
      { kind: 'wish', wish: { unitId: 'u3', squadId: undefined, pause: { until: 1 } } },
    ]);
  });

  it('are asked back as a whole when one is unclear, so that none is half done', () => {
    const reads = readSentences('B squad Fri 20:00, pause Harbor', PLACES);
    expect(reads.map(({ kind }) => kind)).toEqual(['unclear']);
  });

  it('are no more than one where a list of days has commas', () => {
    expect(readSentences('Move B squad to 20:00 mon,fri', PLACES)).toHaveLength(1);
  });
});

describe('a sentence that is asked back', () => {
  it.each([
    ['A squad weekdays 20:00', 'many-units'],
    ['Unit 1 from 19:00 to 20:00 weekdays', 'leftover'],
    ['Unit 1 19:00 20:00 weekdays', 'many-times'],
    ['Unit 1 weekdays 25:00', 'bad-time'],
    ['Unit 1 weekdays 20:75', 'bad-time'],
    ['Unit 7 weekdays 20:00', 'no-unit'],
    ['Unit 1 maybe weekdays 20:00', 'leftover'],
    ['weekdays 20:00', 'no-unit'],
    ['turn off B squad on Fridays', 'no-time'],
    ['', 'no-unit'],
    ['我今天很累', 'no-unit'],
    ['三中队 周五 20点', 'no-unit'],
  ])('%s (%s)', (sentence, reason) => {
    expect(readSentence(sentence, PLACES)).toMatchObject({ kind: 'unclear', reason });
  });

  it('names what fits when there are several', () => {
    expect(readSentence('A squad 20:00', PLACES)).toMatchObject({
      fits: [
        { unit: 'Unit 1', squad: 'A' },
        { unit: 'Harbor', squad: 'A' },
      ],
    });
  });

  it('is anything that names nobody, however it is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const read = readSentence(`${text} xyz`, PLACES);
        expect(read.kind).toBe('unclear');
      }),
    );
  });
});
