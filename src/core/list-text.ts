// The text of a list that somebody sends, whatever program wrote it.

/** What Excel writes on a Chinese computer is GBK, of which GB 18030 is the whole. */
export function textIn(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Excel writes semicolons where the comma is in numbers; a cell of another list may hold them. */
export function delimitersOf(text: string): string[] {
  const [heads = ''] = text.split(/[\r\n]/, 1);
  return heads.includes(';') && !/[,\t]/.test(heads) ? [';'] : [',', '\t'];
}
