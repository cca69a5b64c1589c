import type { Sheet } from '../care/review/sheet.ts';

/** The quotes of this font are as wide as a Chinese character: in English they tear words apart. */
export function withNarrowQuotes(sheet: Sheet): Sheet {
  const text = JSON.stringify(sheet).replace(/[‘’]/g, "'").replace(/[“”]/g, '\\"');
  return JSON.parse(text) as Sheet;
}
