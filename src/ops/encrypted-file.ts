// A large file that only the holder of one key can read: compressed, then encrypted as age does it
// (age-encryption.org/v1). A part that is missing at the end or changed anywhere does not decrypt.

import type { KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { ConfigError } from './errors.ts';

type Chunks = AsyncIterable<Uint8Array>;

/**
 * Whole or not at all, on the disk before it returns, readable by its owner alone.
 * @returns its size in bytes. @throws ConfigError `file-there-already` or `file-not-written`
 */
export async function writeEncrypted(
  path: string,
  privateKey: KeyObject,
  plain: Chunks,
): Promise<number> {
  if (await isThere(path)) throw new ConfigError('file-there-already');
  const part = `${path}.part`;
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(cryptoKeyOf(privateKey)));
  const encrypted = async function* (compressed: Chunks) {
    yield* await encrypter.encrypt(webStream(compressed));
  };
  try {
    const file = createWriteStream(part, { mode: 0o600, flush: true });
    await pipeline(plain, createZstdCompress(), encrypted, file);
    await rename(part, path);
    await synced(dirname(path));
  } catch (error) {
    await rm(part, { force: true });
    throw isOfTheDisk(error) ? new ConfigError('file-not-written') : error;
  }
  return (await stat(path)).size;
}

/**
 * @throws ConfigError `file-not-readable`, `file-of-another-key` (or of none), and, once what is
 * before has been given out, `file-damaged` with how many bytes were read of how many.
 */
export async function* readEncrypted(path: string, privateKey: KeyObject): AsyncGenerator<Buffer> {
  const { size } = await stat(path).catch(() => {
    throw new ConfigError('file-not-readable');
  });
  const file = createReadStream(path);
  const decrypter = new Decrypter();
  decrypter.addIdentity(cryptoKeyOf(privateKey));
  const plain = await decrypter.decrypt(webStream(file)).catch(() => {
    file.destroy();
    throw new ConfigError('file-of-another-key');
  });
  try {
    for await (const chunk of decompressed(plain)) yield chunk;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError('file-damaged', { read: file.bytesRead, of: size });
  } finally {
    file.destroy();
  }
}

/** What goes wrong in one of the two goes wrong here. */
async function* decompressed(plain: Chunks): AsyncGenerator<Buffer> {
  const out = createZstdDecompress();
  const fed = pipeline(plain, out, { end: true });
  fed.catch(() => undefined); // told below, after what came out before
  for await (const chunk of out) yield chunk;
  await fed;
}

function webStream(chunks: Chunks): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>;
}

function cryptoKeyOf(key: KeyObject): CryptoKey {
  return key.toCryptoKey('X25519', false, ['deriveBits']) as CryptoKey;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function synced(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}

function isOfTheDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return ['ENOSPC', 'EACCES', 'ENOENT', 'EROFS', 'EDQUOT', 'EISDIR', 'EPERM'].includes(
    String(code),
  );
}
