import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/core/person.ts';
import { type Answered, consentList } from '../../src/trust/consent-list.ts';
import { newestWording, WORDINGS } from '../../src/trust/wordings.ts';

const AT = new Date('2026-03-02T09:00:00Z');

function answered(scope: Answered['scope'], isGranted: boolean, version = 1): Answered {
  const wording = WORDINGS.find(
    (one) => one.scope === scope && one.version === version && one.locale === 'en',
  );
  return { scope, isGranted, wording: wording?.hash ?? '', at: AT };
}

describe('what I said yes to', () => {
  it('shows each yes with its date and the words of the version that was read', () => {
    const { text, choices } = consentList('id', [answered('words', true, 1)], {
      locale: 'en',
      timeZone: 'Asia/Shanghai',
    });
    expect(text).toContain('What I write');
    expect(text).toContain('March 2, 2026 at 5:00 PM');
    expect(text).toContain("Then you needn't");
    expect(text).not.toContain(newestWording('words', 'en')?.text);
    expect(choices).toEqual([{ id: 'slip-off:words', label: '✕ What I write' }]);
  });

  it('shows the wording in the language it was read in, whatever is spoken now', () => {
    const { text } = consentList('id', [answered('scores', true, 2)], {
      locale: 'zh-CN',
      timeZone: 'Asia/Shanghai',
    });
    expect(text).toContain('2026年3月2日 17:00同意');
    expect(text).toContain('May I keep your check-in answers');
  });

  it('lists what was taken back, and not what was never given', () => {
    const history = [answered('model', false), answered('model', true), answered('card', false)];
    const { text, choices } = consentList('id', history, { locale: 'en', timeZone: 'UTC' });
    expect(text).toContain('Language model\nTaken back on March 2, 2026');
    expect(text).not.toContain('Sealed card');
    expect(choices).toBeUndefined();
  });

  it.each(LOCALES)('is kind about nothing at all (%s)', (locale) => {
    expect(consentList('id', [], { locale, timeZone: 'UTC' }).text).toMatch(/Help|帮助/);
  });
});
