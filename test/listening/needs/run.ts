// Writes prompts/rules/needs.json after the rules were edited: node test/listening/needs/run.ts

import { writeFileSync } from 'node:fs';
import { digestOf, needsOf } from '../../../src/listening/rules.ts';
import { FILES } from '../rule-files.ts';

const path = new URL('../../../prompts/rules/needs.json', import.meta.url);
const needs = FILES.flatMap(needsOf).map((each) => JSON.stringify(each));
writeFileSync(path, `{\n"digest": "${digestOf(FILES)}",\n"needs": [\n${needs.join(',\n')}\n]\n}\n`);
