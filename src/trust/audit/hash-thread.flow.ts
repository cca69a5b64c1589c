// The thread that `hash-beside.flow.ts` opens: a page of events in, its hashes out.

import { parentPort } from 'node:worker_threads';
import { type Columns, hashesIn } from './columns.ts';

parentPort?.on('message', (columns: Columns) => parentPort?.postMessage(hashesIn(columns)));
