// A bundle as a download: sent as it is written, so that a log of any size fits.

import { factsOf } from '../../../../src/ops/log.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { type Stretch, writeBundle } from '../../../../src/trust/audit/bundle/write.flow.ts';

/** @returns nothing when there are no such records. */
export async function bundleStream(
  tools: Tools,
  stretch: Stretch,
  actor: string,
): Promise<ReadableStream<Uint8Array> | undefined> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const begun = Promise.withResolvers<'begun'>();
  const encoder = new TextEncoder();
  const writing = writeBundle(
    tools,
    stretch,
    async (line) => {
      begun.resolve('begun');
      await writer.write(encoder.encode(`${JSON.stringify(line)}\n`));
    },
    actor,
  );
  const first = await Promise.race([begun.promise, writing]);
  if (first !== 'begun' && first.kind !== 'written') return undefined;
  void writing.then(
    () => writer.close(),
    (error: unknown) => {
      // Whoever left in the middle is nobody to tell; a file that ends early says so itself.
      tools.log.warn('bundle-not-sent', factsOf(error));
      return writer.abort(error).catch(() => undefined);
    },
  );
  return readable;
}
