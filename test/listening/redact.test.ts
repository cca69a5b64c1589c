import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../src/listening/redact.ts';

describe('redact', () => {
  it.each([
    ['我叫王建国，不想活了', '我叫[name],不想活了'],
    ['张所长天天骂我', '[name]所长天天骂我'],
    ['值班室的小王也这么说', '值班室的[name]也这么说'],
    ['警号 123456，电话 13812345678', '警号[id],电话 [phone]'],
    ['在城东派出所上班', '[unit]上班'],
    ['车牌京A12345', '车牌[plate]'],
    ['身份证110101199003071234', '身份证[id]'],
    ['ask Sgt Miller or Officer Jane Doe', 'ask Sgt [name] or Officer [name]'],
    ['at Springfield PD, badge #4471', 'at [unit], badge [id]'],
    ['call 555-123-4567 or +1 (555) 123-4567', 'call [phone] or [phone]'],
    ['plate 8ABC123', 'plate [plate]'],
    ['mail me@example.org see https://example.org/a?b=c', 'mail [email] see [link]'],
    ['１３８１２３４５６７８', '[phone]'],
    // Names, as they are told in a chat.
    ['My name is Daniel Ortega and I am done', 'My name is [name] and I am done'],
    ['my partner Luis said so', 'my partner [name] said so'],
    ['Lieutenant O’Brien yelled', 'Lieutenant [name] yelled'],
    ['老张又替我顶班', '[name]又替我顶班'],
    ['跟李教导员谈过了', '跟[name]教导员谈过了'],
    ['我老婆叫陈静，她不知道', '我老婆叫[name],她不知道'],
    ['同事赵志强走了', '同事[name]走了'],
    // Phones.
    ['我的号139-1234-5678', '我的号[phone]'],
    ['打0571-87654321找我', '打[phone]找我'],
    ['+86 13912345678', '[phone]'],
    ['(212) 555-0187 is mine', '[phone] is mine'],
    ['text 5551234567', 'text [phone]'],
    // Plates.
    ['开的浙A·8K321', '开的[plate]'],
    ['粤B12345警停在门口', '[plate]停在门口'],
    ['license plate is KLM 4821', 'license plate is [plate]'],
    // Units.
    ['我在西湖分局刑警大队', '[unit]'],
    ['调去了北山街道派出所', '[unit]'],
    ['transferred to Oak County Sheriff’s Office', 'transferred to [unit]'],
    ['out of the 44th Precinct', 'out of the [unit]'],
    // Ids.
    ['我的身份证是33010619900101123X', '我的身份证是[id]'],
    ['警号是012345', '警号[id]'],
    ['案号A33010620260', '案号[id]'],
    ['SSN 123-45-6789', 'SSN [id]'],
    ['Case number 24-001873', 'Case number [id]'],
    ['微信号 lao_wang88', '微信号[id]'],
  ])('takes who it is out of: %s', (words, left) => {
    expect(redact(words)).toBe(left);
  });

  it.each([
    '我不想活了,老是这样',
    'I want to die, 3rd time this week',
    '每天都想死,活着没意思',
    'slept 7 hours, mood 8/10',
  ])('leaves the feeling as it was: %s', (words) => {
    expect(redact(words)).toBe(words);
  });

  it('lets no mobile number through, wherever it stands', () => {
    const number = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);
    const around = fc.constantFrom('', ' ', '打', '。', 'call ', ', ');
    fc.assert(
      fc.property(around, number, around, (before, digits, after) => {
        expect(redact(`${before}${digits}${after}`)).not.toContain(digits);
      }),
    );
  });
});
