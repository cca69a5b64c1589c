// What those in charge may call things, and where things may be.

const NAME_MAX = 40;

/** A name or label as it is kept; absent when it cannot be one. */
export function nameIn(text: string): string | undefined {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const isPlain = !/[\p{Cc}\p{Cf}\p{Cs}<>]/u.test(name);
  return name.length > 0 && name.length <= NAME_MAX && isPlain ? name : undefined;
}

/** ISO 3166, with a part where the help lines differ inside one country. */
export function isRegion(text: string): boolean {
  return /^[A-Z]{2}(-\w{1,3})?$/.test(text);
}

export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // Intl says no by throwing
  }
}
