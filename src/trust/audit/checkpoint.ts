// A signed statement of how many records there are and what they hash to, as the text of a
// C2SP tlog-checkpoint: origin, size, root, then lines of our own, then signatures.

export type Stated = {
  readonly size: number;
  readonly root: string;
  readonly at: Date;
};

export type Note = Stated & { readonly signature: string };

export function originOf(keyCheck: string): string {
  return `warmline.audit/${keyCheck}`;
}

/** What is signed, final newline included. */
export function bodyOf(origin: string, { size, root, at }: Stated): string {
  return `${origin}\n${size}\n${root}\nat ${at.toISOString()}\n`;
}

export function noteText(origin: string, note: Note): string {
  return `${bodyOf(origin, note)}\n— ${origin} ${note.signature}\n`;
}

const NOTE = /^(\S+)\n(\d+)\n([A-Za-z0-9+/=]+)\nat (\S+)\n\n— (\S+) ([A-Za-z0-9+/=]+)\n$/;

export function noteOf(origin: string, text: string): Note | undefined {
  const [, named, size, root, at, signer, signature] = NOTE.exec(text) ?? [];
  if (named !== origin || signer !== origin) return undefined;
  if (root === undefined || at === undefined || signature === undefined) return undefined;
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return undefined;
  return { size: Number(size), root, at: instant, signature };
}
