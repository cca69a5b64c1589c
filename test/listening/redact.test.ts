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
