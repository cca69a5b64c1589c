// Every pattern that a person's words meet: those of the reviewed rules, whole and branch by branch,
// part by part those of their contexts, of the normalizer and of redaction, the signs of the practice
// line, and the literals in the rooms that read words.

import { globSync, readFileSync } from 'node:fs';
import practice from '../../../prompts/practice/acts.json' with { type: 'json' };
import about from '../../../prompts/rules/about.json' with { type: 'json' };
import answers from '../../../prompts/rules/answers.json' with { type: 'json' };
import contextEn from '../../../prompts/rules/context.en.json' with { type: 'json' };
import contextZh from '../../../prompts/rules/context.zh.json' with { type: 'json' };
import tables from '../../../prompts/rules/normalize.json' with { type: 'json' };
import plain from '../../../prompts/rules/plain.json' with { type: 'json' };
import redact from '../../../prompts/rules/redact.json' with { type: 'json' };
import themes from '../../../prompts/rules/themes.json' with { type: 'json' };
import { branchesOf, expand } from '../../../src/listening/rules.ts';
import { writtenRules } from '../../../src/listening/written.ts';

export type Pattern = { readonly where: string; readonly source: string; readonly flags: string };

const ROOT = new URL('../../../', import.meta.url);
const READERS = '{src/{listening,core,hotline,checkins}/**/*,adapters/*/parse}.ts';
// A slash begins a pattern where a value may begin, and ends before its flags.
const LITERAL =
  /(?<=[(,=:[!&|?{};>\n] {0,12}|\breturn )\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)(?!\w)/g;
// Read what reviewers wrote, not what people write.
const NOT_OF_WORDS = ['src/listening/linear.ts', 'src/checkins/scales/shipped.ts'];

export function patterns(): readonly Pattern[] {
  const all = [...ofRules(), ...ofContexts(), ...ofTables(), ...ofPractice(), ...ofCode()];
  return [...new Map(all.map((each) => [`${each.flags}/${each.source}`, each])).values()];
}

function ofRules(): readonly Pattern[] {
  return writtenRules().flatMap(({ fragments, rules }) =>
    rules.flatMap(({ id, any }) =>
      any
        .flatMap((pattern) => [pattern, ...branchesOf(pattern)])
        .map((part) => ({ where: id, source: expand(part, fragments), flags: '' })),
    ),
  );
}

function ofContexts(): readonly Pattern[] {
  return [contextZh, contextEn].flatMap((context) =>
    Object.entries(context).flatMap(([name, parts]) =>
      Array.isArray(parts)
        ? parts.map((source) => ({ where: `context ${name}`, source, flags: '' }))
        : [],
    ),
  );
}

function ofTables(): readonly Pattern[] {
  return [
    ...tables.aliases.map(({ from }) => ({ where: 'alias', source: from, flags: '' })),
    ...tables.splitPairs.map(([a = '', b = '']) => ({
      where: 'split',
      source: `(?<=${a})[ .*_]{1,3}(?=${b})`,
      flags: 'u',
    })),
    ...[...about.kinds, ...plain.kinds, ...themes.kinds].flatMap(({ id, any }) =>
      any.map((source) => ({ where: `kind ${id}`, source, flags: 'iu' })),
    ),
    ...[...answers.means.any, ...answers.means.not].map((source) => ({
      where: 'means named',
      source,
      flags: 'iu',
    })),
    ...redact.replacements.flatMap(({ id, any }) =>
      any.map((source) => ({ where: `redact ${id}`, source, flags: '' })),
    ),
  ];
}

/** A counselor's own lines, in practice. */
function ofPractice(): readonly Pattern[] {
  return practice.acts.flatMap(({ id, en, 'zh-CN': zh }) =>
    [en, zh]
      .flatMap(({ has, hasnot }) => [...has, ...hasnot])
      .map((source) => ({ where: `practice ${id}`, source, flags: 'iu' })),
  );
}

function ofCode(): readonly Pattern[] {
  return globSync(READERS, { cwd: ROOT })
    .filter((path) => !NOT_OF_WORDS.includes(path))
    .flatMap((path) => {
      const text = readFileSync(new URL(path, ROOT), 'utf8');
      return [...text.matchAll(LITERAL)].map(([, source = '', flags = '']) => ({
        where: path,
        source,
        flags,
      }));
    });
}
