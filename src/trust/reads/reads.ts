// What counts as somebody opening a person's data (decision 8): one record for each opening, by a
// person or into a copy. The program's own reading is none of these.

export const READS = [
  'case-opened-by',
  'flag-opened',
  'request-opened',
  'name-opened',
  'feedback-opened',
  'thanks-opened',
  'own-data-exported',
  'glass-opened',
  'glass-looked',
] as const;
