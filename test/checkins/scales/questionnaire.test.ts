import { describe, expect, it } from 'vitest';
import { readQuestionnaire } from '../../../src/checkins/scales/questionnaire.ts';
import { openItems } from '../../../src/checkins/scales/scale.ts';
import { hasSafetyItem } from '../../../src/checkins/scales/scoring.ts';
import { OWN_SCALE } from '../../../src/checkins/scales/shipped.ts';
import { answer, form, GATED, question, scaleOf, translated } from './forms.ts';

function faultsOf(file: unknown): readonly string[] {
  const read = readQuestionnaire(file);
  return read.kind === 'faulty' ? read.faults : [];
}

const SAFETY = { extension: [{ url: 'urn:warmline:safety-item', valueBoolean: true }] };
const when = (more: object) => ({ enableWhen: [{ question: 'a', operator: '=', ...more }] });
const twice = [question('a', [0, 1]), question('b', [0, 1])];

describe('a questionnaire', () => {
  it('is read with texts in both languages, values, conditions and the safety mark', () => {
    const scale = scaleOf(
      form([
        question('a', [0, 1]),
        question('b', [0, 3], { ...when({ answerCoding: { code: 'a1' } }), ...SAFETY }),
      ]),
    );
    expect(scale).toMatchObject({
      url: 'urn:test:form',
      version: '1',
      title: { en: 'A form', 'zh-CN': '一份问卷' },
    });
    expect(scale.items[1]).toMatchObject({
      text: { en: 'Question b?', 'zh-CN': '问题b？' },
      options: [{ value: 0 }, { value: 3, label: { 'zh-CN': '答3' } }],
      isSafety: true,
    });
    expect(hasSafetyItem(scale, undefined)).toBe(true);
    expect(openItems(scale, {}).map(({ linkId }) => linkId)).toEqual(['a']);
    expect(openItems(scale, { a: 'a1' }).map(({ linkId }) => linkId)).toEqual(['a', 'b']);
  });

  it('opens groups, keeps what stands above their questions, and leaves the total to be counted', () => {
    const stem = { text: 'In the last two weeks', _text: translated('最近两周') };
    const scale = scaleOf(
      form([
        { linkId: 'g', type: 'group', ...stem, item: twice },
        { linkId: 'total', type: 'decimal', readOnly: true },
      ]),
    );
    expect(scale.items.map(({ linkId, lead }) => [linkId, lead?.['zh-CN']])).toEqual([
      ['a', '最近两周'],
      ['b', '最近两周'],
    ]);
  });

  it('forgets the answers behind a closed gate', () => {
    const scale = scaleOf(GATED);
    expect(openItems(scale, { gate: 'a0', p1: 'a1' })).toHaveLength(1);
  });

  it('of our own has five questions in both languages', () => {
    expect(scaleOf(OWN_SCALE).items.map(({ linkId }) => linkId)).toEqual([
      'mood',
      'sleep',
      'energy',
      'support',
      'load',
    ]);
  });

  it.each([
    ['no object', 3, 'file: needs to be a JSON object'],
    [
      'another resource',
      form(twice, { resourceType: 'Bundle' }),
      'resourceType: needs to be "Questionnaire"',
    ],
    ['no version', form(twice, { version: undefined }), 'version: needs a version'],
    ['another language', form(twice, { language: 'fr' }), 'language: needs to be en or zh-CN'],
    ['no questions', form([]), 'item: needs questions'],
    [
      'one language alone',
      form(twice, { _title: undefined }),
      'title: needs zh-CN, by the translation extension on _title',
    ],
    [
      'a question without a text',
      form([question('a', [0, 1], { text: undefined })]),
      'item[0].text: needs a text',
    ],
    [
      'a free text',
      form([question('a', [0, 1], { type: 'text' })]),
      'item[0].type: needs to be choice, group or display',
    ],
    [
      'one answer',
      form([question('a', [0])]),
      'item[0].answerOption: needs 2 to 12 answers, written out',
    ],
    [
      'one code twice',
      form([question('a', [0, 1], { answerOption: [answer(0, 'x'), answer(1, 'x')] })]),
      'item[0].answerOption: needs a code of its own each',
    ],
    [
      'no value',
      form([
        question('a', [0, 1], {
          answerOption: [
            answer(0),
            { valueCoding: { code: 'x', display: 'X', _display: translated('无') } },
          ],
        }),
      ]),
      'item[0].answerOption[1].valueCoding: needs the extension http://hl7.org/fhir/StructureDefinition/ordinalValue with valueDecimal',
    ],
    [
      'a button too long',
      form([
        question('a', [0, 1], {
          answerOption: [
            answer(0),
            { valueCoding: { ...answer(1).valueCoding, display: 'x'.repeat(76) } },
          ],
        }),
      ]),
      'item[0].answerOption[1].valueCoding.display: needs at most 75 characters in en',
    ],
    [
      'one linkId twice',
      form([question('a', [0, 1]), question('a', [0, 1])]),
      'linkId a: needs to be there once',
    ],
    [
      'a condition on a later question',
      form([question('b', [0, 1], when({ answerCoding: { code: 'a1' } })), question('a', [0, 1])]),
      'linkId b: needs an earlier question in enableWhen',
    ],
    [
      'a condition on no answer',
      form([question('a', [0, 1]), question('b', [0, 1], when({ answerCoding: { code: 'z' } }))]),
      'linkId b: needs an answer of a in enableWhen',
    ],
    [
      'a comparison',
      form([question('a', [0, 1]), question('b', [0, 1], when({ operator: '>' }))]),
      'item[1].enableWhen[0].operator: needs exists, = or !=',
    ],
    [
      'safety first',
      form([question('a', [0, 1], SAFETY), question('b', [0, 1])]),
      'linkId a: needs to come later, as the safety item',
    ],
  ])('is refused with %s, in one line that says where and what', (_what, file, line) => {
    expect(faultsOf(file)).toContain(line);
  });
});
