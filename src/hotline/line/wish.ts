// What an officer may wish of whoever comes. Each is one tap, and costs no place in line.

export const WISHES = ['not-my-unit', 'same-counselor', 'outside'] as const;
/** What it is about, which a counselor may have ticked; named as the topics of the directory. */
export const ABOUTS = ['nights', 'death', 'anger', 'alcohol', 'provoked'] as const;
export type About = (typeof ABOUTS)[number];
export type Wish = (typeof WISHES)[number] | `about-${About}`;

/** All that can be wished for. */
export const EVERY_WISH: readonly Wish[] = [
  ...WISHES,
  ...ABOUTS.map((one) => `about-${one}` as const),
];

export function isWish(text: string): text is Wish {
  return WISHES.some((wish) => wish === text) || ABOUTS.some((one) => text === `about-${one}`);
}

export function isAbout(text: string): text is About {
  return ABOUTS.some((one) => one === text);
}

/** Of all wishes, what it is about. */
export function aboutsIn(wishes: readonly Wish[]): readonly About[] {
  return ABOUTS.filter((one) => wishes.includes(`about-${one}`));
}
