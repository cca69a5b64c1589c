import { describe, expect, it } from 'vitest';
import { nearCommand } from '../../src/core/mistyped.ts';

describe('a mistyped command', () => {
  it.each([
    ['tlak', 'talk'],
    ['hlep', 'help'],
    ['helpp', 'help'],
    ['hlp', 'help'],
    ['stpo', 'stop'],
    ['STPO', 'stop'],
    ['mneu', 'menu'],
    ['statr', 'start'],
    ['chekin', 'checkin'],
    ['checkni', 'checkin'],
    ['checkun', 'checkin'],
    ['langauge', 'language'],
    ['privacey', 'privacy'],
    ['resme', 'resume'],
    ['scedule', 'schedule'],
  ])('%s is taken for %s', (typed, name) => {
    expect(nearCommand(typed)).toBe(name);
  });

  it.each(
    `talk help stop walk tall tale task tank hell held hello step shop stopped hard care car cars men
      top sad smart star stay tired angry flat lost no hi 停 累 st0p a`.split(/\s+/),
  )('%s stays what somebody says', (typed) => {
    expect(nearCommand(typed)).toBeUndefined();
  });
});
