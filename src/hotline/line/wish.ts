// What an officer may wish of whoever comes. Each is one tap, and costs no place in line.

export const WISHES = ['not-my-unit', 'same-counselor', 'outside'] as const;
export type Wish = (typeof WISHES)[number];

export function isWish(text: string): text is Wish {
  return WISHES.some((wish) => wish === text);
}
