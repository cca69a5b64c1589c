// How Slack takes a file: an address to put it at, the bytes, then a conversation to share it with.

export type SlackFile = { readonly png: Uint8Array; readonly alt: string };

export function openSlackFiles() {
  const files = new Map<string, SlackFile>();
  return {
    /** Which file is put there, if it is such an address. */
    wantedAt: (url: string) => /^\/upload\/(\w+)$/.exec(url)?.[1],
    put: (id: string, png: unknown) => {
      const bytes = png instanceof Uint8Array ? png : new Uint8Array();
      files.set(id, { alt: files.get(id)?.alt ?? '', png: bytes });
    },
    begin: (alt: string, origin: string) => {
      const id = `F${files.size + 1}`;
      files.set(id, { png: new Uint8Array(), alt });
      return { ok: true, file_id: id, upload_url: `${origin}/upload/${id}` };
    },
    /** @returns undefined for one that never came. */
    named: (json = '[]') => {
      const [file] = JSON.parse(json) as { id: string }[];
      const found = files.get(file?.id ?? '');
      return found === undefined || found.png.length === 0 ? undefined : found;
    },
  };
}
