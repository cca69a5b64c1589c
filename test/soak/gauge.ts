// Loaded before the program, with the name of a file: there it writes every few seconds what it takes
// of memory after a full collection.

import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY_MS = 5_000;
const MB = 1_048_576;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const file = new URL(import.meta.url).searchParams.get('file') ?? '';
setInterval(() => {
  collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  const line = { atMs: Date.now(), rssMb: rss / MB, heapMb: (heapUsed + external) / MB };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}, EVERY_MS).unref();
