// Finds a secret however it was written down: as it is, in capitals, as hex or base64 at any
// offset, as UTF-16, percent-encoded, escaped for JSON, or turned around.

export type Planted = { readonly name: string; readonly forms: readonly Buffer[] };

export function planted(name: string, secret: string): Planted {
  const utf8 = Buffer.from(secret);
  const texts = [
    secret,
    secret.toLowerCase(),
    secret.toUpperCase(),
    secret.split('').toReversed().join(''),
    encodeURIComponent(secret),
    escaped(secret),
    escaped(secret).toUpperCase(),
    utf8.toString('hex'),
    utf8.toString('hex').toUpperCase(),
    ...base64Forms(utf8),
  ];
  const wide = Buffer.from(secret, 'utf16le');
  const bytes = [...texts.map((text) => Buffer.from(text)), wide, Buffer.from(wide).swap16()];
  const forms = new Map(bytes.map((form) => [form.toString('hex'), form]));
  return { name, forms: [...forms.values()] };
}

/** The names of the secrets that stand in these bytes, in whatever form. */
export function foundIn(bytes: Buffer, secrets: readonly Planted[]): string[] {
  return secrets
    .filter(({ forms }) => forms.some((form) => bytes.includes(form)))
    .map(({ name }) => name);
}

function escaped(text: string): string {
  return text
    .split('')
    .map((unit) =>
      unit > '\u007e' ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : unit,
    )
    .join('');
}

/** The letters that do not depend on what stands before or after, for each of three offsets. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor((shifted.length * 8) / 6);
    const inner = shifted.toString('base64').slice(from, to);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
