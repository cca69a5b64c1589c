// What a sealed card may hold, how each part is recognised, and how it is shown back masked.

export const CARD_FIELDS = [
  'name',
  'phone',
  'contact-name',
  'contact-phone',
  'contact-relation',
] as const;
export type CardField = (typeof CARD_FIELDS)[number];

const NAME_CHARS_MAX = 40;
const DOTS_MAX = 12;

/** What was meant as this part; absent when it cannot be one. */
export function partIn(field: CardField, words: string): string | undefined {
  const said = words.trim().normalize('NFKC');
  const isPhone = field === 'phone' || field === 'contact-phone';
  if (isPhone) return isPhoneNumber(said) ? said : undefined;
  // A name is short and on one line: whoever writes more is telling something.
  const isName = said !== '' && Array.from(said).length <= NAME_CHARS_MAX && !/[\n\r]/.test(said);
  return isName && /\p{L}/u.test(said) ? said : undefined;
}

function isPhoneNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return /^\+?[\d\s().-]+$/.test(text) && digits >= 5 && digits <= 15;
}

/** Dots; of a number the last two digits, which tell a slip of the finger from nothing else. */
export function maskOf(field: CardField, part: string): string {
  if (field !== 'phone' && field !== 'contact-phone')
    return '•'.repeat(Math.min(Array.from(part).length, DOTS_MAX));
  const digits = part.replace(/\D/g, '');
  return `${'•'.repeat(Math.min(digits.length - 2, DOTS_MAX))}${digits.slice(-2)}`;
}

/** Without a name there is nobody to call. */
export function fieldAfter(field: CardField, isSkipped: boolean): CardField | undefined {
  if (field === 'contact-name' && isSkipped) return undefined;
  return CARD_FIELDS[CARD_FIELDS.indexOf(field) + 1];
}

/** Whose part it is; the seal is bound to it. */
export function cardOwner(personId: string, field: CardField): string {
  return `card ${personId} ${field}`;
}
