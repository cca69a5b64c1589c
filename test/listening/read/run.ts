// Writes prompts/rules/read.json and read.bin after the rules were edited:
// node test/listening/read/run.ts

import { writeFileSync } from 'node:fs';
import { readRules, spotterFor } from '../../../src/listening/rules.ts';
import { packed } from '../../../src/listening/spotter-bytes.ts';
import { DIGEST, sha256, writtenRules } from '../../../src/listening/written.ts';

const FOLDER = new URL('../../../prompts/rules/', import.meta.url);
const read = readRules(writtenRules());
const parts = Object.entries(read).map(
  ([name, part]) => `"${name}": [\n${part.map((each) => JSON.stringify(each)).join(',\n')}\n]`,
);
const bytes = packed(spotterFor(read));
writeFileSync(
  new URL('read.json', FOLDER),
  `{"digest": "${DIGEST}",\n"bytes": "${sha256([bytes])}",\n"read": {\n${parts.join(',\n')}\n}}\n`,
);
writeFileSync(new URL('read.bin', FOLDER), bytes);
