const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A card's code as printed, from an id's random tail. */
export function cardCode(id: string): string {
  const tail = Number.parseInt(id.slice(-12), 16);
  const letters = Array.from(
    { length: 8 },
    (_, place) => LETTERS[Math.floor(tail / 30 ** place) % 30],
  );
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
