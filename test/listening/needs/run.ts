// Writes prompts/rules/needs.json after the rules were edited: node test/listening/needs/run.ts

import { writeFileSync } from 'node:fs';
import { FILES } from '../../../src/listening/rulebook.ts';
import { digestOf, needsOf } from '../../../src/listening/rules.ts';

const path = new URL('../../../prompts/rules/needs.json', import.meta.url);
const needs = FILES.flatMap(needsOf).map((each) => JSON.stringify(each));
writeFileSync(path, `{\n"digest": "${digestOf(FILES)}",\n"needs": [\n${needs.join(',\n')}\n]\n}\n`);
