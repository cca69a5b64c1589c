// Writes a file whole or not at all, on the disk before it returns.

import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Readable by its owner alone. */
export async function putFile(path: string, content: string | Uint8Array): Promise<void> {
  await synced(`${path}.part`, content);
  await rename(`${path}.part`, path);
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}

async function synced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
