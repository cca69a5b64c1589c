// `staff desk`: what a counselor is given, told by options.

import { isLocale } from '../core/person.ts';
import { type DeskProfile, STANDINGS } from '../hotline/line/may-take.ts';
import { isAbout } from '../hotline/line/wish.ts';

export const DESK_OPTIONS = {
  'in-charge': { type: 'boolean', default: false },
  standing: { type: 'string', default: 'serving' },
  languages: { type: 'string', default: '' },
  'no-crisis': { type: 'boolean', default: false },
  talks: { type: 'string', default: '' },
  topics: { type: 'string', default: '' },
} as const;

export type DeskWish = {
  readonly 'in-charge': boolean;
  readonly standing: string;
  readonly languages: string;
  readonly 'no-crisis': boolean;
  readonly talks: string;
  readonly topics: string;
};

export function deskOf(unitId: string | undefined, wish: DeskWish): DeskProfile | undefined {
  const standing = STANDINGS.find((one) => one === wish.standing);
  const named = wish.languages.split(',').filter((one) => one !== '');
  const languages = named.filter(isLocale);
  const told = wish.topics.split(',').filter((one) => one !== '');
  const topics = told.filter(isAbout);
  const isNumber = wish.talks === '' || /^[1-9]\d?$/.test(wish.talks);
  if (standing === undefined || languages.length < named.length || !isNumber) return undefined;
  if (topics.length < told.length) return undefined;
  return {
    unitId,
    isInCharge: wish['in-charge'],
    standing,
    languages,
    hasCrisisSkill: !wish['no-crisis'],
    topics,
    talksMax: wish.talks === '' ? undefined : Number(wish.talks),
    restsUntil: undefined,
  };
}
