// Letters and digits that are not mistaken for each other, for codes that people say or copy.

export const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The random tail of an id as a number of 48 bits. */
export function tailOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(-12), 16);
}

/** The first `count` letters of a number written in this alphabet, lowest place first. */
export function lettersOf(number: number, count: number): string {
  return Array.from(
    { length: count },
    (_, place) => LETTERS[Math.floor(number / LETTERS.length ** place) % LETTERS.length],
  ).join('');
}
