// Writes read.json, read.bin and aliases.bin in prompts/rules after the rules were edited:
// node test/listening/read/run.ts

import { writeFileSync } from 'node:fs';
import { readRules, spotterFor } from '../../../src/listening/rules.ts';
import { packed } from '../../../src/listening/spotter-bytes.ts';
import { aliasSpotter, DIGEST, sha256, writtenRules } from '../../../src/listening/written.ts';

const FOLDER = new URL('../../../prompts/rules/', import.meta.url);
const read = readRules(writtenRules());
const parts = Object.entries(read).map(
  ([name, part]) => `"${name}": [\n${part.map((each) => JSON.stringify(each)).join(',\n')}\n]`,
);
const spotters = [packed(spotterFor(read)), packed(aliasSpotter())] as const;
writeFileSync(
  new URL('read.json', FOLDER),
  `{"digest": "${DIGEST}",\n"bytes": "${sha256(spotters)}",\n"read": {\n${parts.join(',\n')}\n}}\n`,
);
writeFileSync(new URL('read.bin', FOLDER), spotters[0]);
writeFileSync(new URL('aliases.bin', FOLDER), spotters[1]);
