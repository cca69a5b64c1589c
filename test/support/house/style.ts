// Rules on a file's own text and name, apart from what it imports. Each says in one line what is wrong.

import { basename } from 'node:path';
import { kindOf } from './table.ts';

const LINES_MAX = 200;
const NAME = /^[a-z\d]+(-[a-z\d]+)*(\.(flow|effect|port|test|config|data|d))*\.ts$/;
const EMPTY_NAMES = /\b(utils?|helpers?|managers?|services?|handle|handler|process)\b/;
const CONFIG = /(^|\/)(vitest\.config|drizzle\.config|global-setup)\.ts$/;
const ENVIRONMENT = /^(src\/ops\/config\.ts$|test\/bench\/|.*\.config\.ts$)/;

type Rule = readonly [says: string, isBroken: (source: string, file: string) => boolean];

const RULES: readonly Rule[] = [
  [`has more than ${LINES_MAX} lines: split it`, isLong],
  ['is not named in kebab-case for what it holds', (_, file) => isMisnamed(basename(file))],
  [
    'exports a default',
    (source, file) => /^export default\b|\bas default\b/m.test(source) && !CONFIG.test(file),
  ],
  ['re-exports a whole file', (source) => /^export \* from/m.test(source)],
  [
    'defines a class that is no error',
    (source) =>
      /^(export )?(abstract )?class \w+(?! extends \w*Error\b)\b(?! extends)/m.test(source),
  ],
  ['prints', (source) => /\bconsole\s*\.\s*[a-z]+\s*\(/.test(source)],
  ['reads the environment, which src/ops/config.ts does', readsEnvironment],
  ['is a rule and asks for the time, chance, the network or the process', isImpureRule],
  ['replaces a module of ours', (source) => /\bvi\s*\.\s*(mock|doMock)\s*\(/.test(source)],
  ['compares a secret with an operator; isSameSecret tells nothing by its time', comparesSecret],
  ['asks the network by itself, which src/ops/outgoing.ts does', asksNetwork],
  ['ends by afterAll, which no test calls; test/support/afterwards.ts does', endsUnheard],
];

export function complaints(file: string, source: string): readonly string[] {
  const code = withoutComments(source);
  return RULES.filter(([, isBroken]) => isBroken(code, file)).map(([says]) => `${file}: ${says}`);
}

// A test file calls it at the top; a helper may be called within a test, where it is never run.
function endsUnheard(source: string, file: string): boolean {
  const isOwn = file.endsWith('.test.ts') || file === 'test/support/afterwards.ts';
  return !isOwn && /\bafterAll\s*\(/.test(source);
}

function isLong(source: string, file: string): boolean {
  const isData = file.endsWith('.data.ts') || file.startsWith('test/fixtures/');
  return !isData && source.trimEnd().split('\n').length > LINES_MAX;
}

function isMisnamed(name: string): boolean {
  return !NAME.test(name) || EMPTY_NAMES.test(name);
}

function readsEnvironment(source: string, file: string): boolean {
  const handedOver = source.replaceAll(/\breadConfig\(process\.env\)/g, '');
  return !ENVIRONMENT.test(file) && /\bprocess\s*\.\s*env\b/.test(handedOver);
}

function isImpureRule(source: string, file: string): boolean {
  if (kindOf(file) !== 'rule') return false;
  return /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bfetch\(|\bprocess\.[a-z]|\brandomUUID\(/.test(
    source,
  );
}

const SECRET = String.raw`[\w.]*(?:secret|token|signature|password|passphrase|mnemonic)`;
const NAMED = String.raw`(?!(?:undefined|null)\b)[A-Za-z_$]`;
const COMPARED = new RegExp(
  `\\b${SECRET}\\s*[!=]==?\\s*${NAMED}|(?<![\\w.'"])${NAMED}[\\w.]*(?:\\([^()]*\\))?\\s*[!=]==?\\s*${SECRET}\\b(?!\\.)`,
  'i',
);

// A test may compare what it planted.
function comparesSecret(source: string, file: string): boolean {
  return !file.startsWith('test/') && COMPARED.test(source);
}

// A page's own script asks its own server; the rest goes through the one way out, and a platform's
// library to its platform.
function asksNetwork(source: string, file: string): boolean {
  if (/^(test\/|adapters\/web\/client\/|src\/ops\/(outgoing|platform-calls)\.ts$)/.test(file))
    return false;
  return (
    /(?<![.\w])fetch\s*\((?!\s*request\s*[:,)])/.test(source) ||
    /\bfrom '(node:(https|http2|tls|dgram)|undici|node-fetch|axios|got)'/.test(source) ||
    /import \{[^}]*\b(request|get)\b[^}]*\} from 'node:http'/.test(source)
  );
}

// Comments become empty lines, so that a file keeps its length.
function withoutComments(source: string): string {
  return source
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/^\s*\/\*[\s\S]*?\*\//gm, (comment) => comment.replaceAll(/[^\n]/g, ''));
}
