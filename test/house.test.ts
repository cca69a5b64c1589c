import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf } from './support/house/imports.ts';
import { complaints } from './support/house/style.ts';
import { refusal } from './support/house/table.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const sources = ['src', 'adapters', 'db', 'test']
  .flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${top}/${name.replaceAll('\\', '/')}`,
    ),
  )
  .concat('drizzle.config.ts')
  .filter((file) => file.endsWith('.ts'))
  .filter((file) => !file.startsWith('db/migrations/'))
  .map((file) => ({ file, source: readFileSync(join(ROOT, file), 'utf8') }));

describe('every file of the house', () => {
  it('imports only what its kind may', () => {
    const refused = sources.flatMap(({ file, source }) =>
      importsOf(file, source).flatMap((wanted) => refusal(file, wanted) ?? []),
    );
    expect(refused).toEqual([]);
  });

  it('is short, well named, prints nothing and leaves the environment to its one reader', () => {
    expect(sources.flatMap(({ file, source }) => complaints(file, source))).toEqual([]);
  });

  it('runs on the Node that the lockfile pins', () => {
    expect(process.versions.node).toMatch(/^24\./);
  });
});

describe('the import table', () => {
  it.each([
    ['src/hotline/queue.ts', "import type { Level } from '../listening/level.ts';"],
    ['src/hotline/queue.ts', "import { z } from 'zod';"],
    ['src/trust/audit/leaf.ts', "import { createHash } from 'node:crypto';"],
    ['src/listening/model.port.ts', "import OpenAI from 'openai';"],
    ['src/hotline/claim.flow.ts', "import { casesOf } from '../../db/hotline.ts';"],
    ['src/hotline/claim.flow.ts', "import { commit } from '../core/commit.flow.ts';"],
    ['src/listening/assess.effect.ts', "import type { Tools } from '../outbox/tools.ts';"],
    ['src/outbox/tools.ts', "import type { Llm } from '../listening/model.port.ts';"],
    ['src/outbox/perform.ts', "import { assess } from '../listening/assess.effect.ts';"],
    ['db/hotline.ts', "import { eq } from 'drizzle-orm';"],
    ['adapters/web/index.ts', "import { receive } from '../../src/core/receive.flow.ts';"],
    ['adapters/telegram/index.ts', "import { Api } from 'grammy';"],
    ['src/main.ts', "import { openDb } from '../db/client.ts';"],
  ])('lets %s say %s', (file, source) => {
    expect(importsOf(file, source).map((wanted) => refusal(file, wanted))).toEqual([undefined]);
  });

  it.each([
    ['src/hotline/queue.ts', "import { casesOf } from '../../db/hotline.ts';"],
    ['src/hotline/queue.ts', "import type { Db } from '../../db/client.ts';"],
    ['src/hotline/queue.ts', "import { claim } from './claim.flow.ts';"],
    ['src/hotline/queue.ts', "import { keys } from '../ops/keys.ts';"],
    ['src/hotline/queue.ts', "import { readFile } from 'node:fs/promises';"],
    ['src/hotline/queue.ts', "import { createHash, randomUUID } from 'node:crypto';"],
    ['src/hotline/queue.ts', "import {\n  a,\n  b,\n} from '../../adapters/web/index.ts';"],
    ['src/listening/model.port.ts', "import postgres from 'postgres';"],
    ['src/hotline/claim.flow.ts', "import { eq } from 'drizzle-orm';"],
    ['src/hotline/claim.flow.ts', "import { send } from '../../adapters/slack/index.ts';"],
    ['src/hotline/claim.flow.ts', "const { send } = await import('../trust/erase.flow.ts');"],
    ['src/outbox/worker.ts', "import { ask } from '../listening/model.port.ts';"],
    ['src/outbox/worker.ts', "import { casesOf } from '../../db/hotline.ts';"],
    ['db/hotline.ts', "import { claim } from '../src/hotline/claim.flow.ts';"],
    ['adapters/web/index.ts', "import { casesOf } from '../../db/hotline.ts';"],
    ['adapters/web/index.ts', "import type { Bot } from '../telegram/index.ts';"],
    ['adapters/web/index.ts', "import '../telegram/index.ts';"],
    ['adapters/telegram/index.ts', "import { Hono } from 'hono';"],
    ['src/ops/health.ts', "import { sql } from 'drizzle-orm';"],
    ['test/hotline/queue.test.ts', "import { sql } from 'drizzle-orm';"],
  ])('forbids %s to say %s', (file, source) => {
    const [wanted] = importsOf(file, source) as [Import];
    expect(refusal(file, wanted)).toContain(file);
  });
});

describe('the rules on text', () => {
  it.each([
    ['src/hotline/queue.ts', 'x\n'.repeat(201), 'lines'],
    ['src/hotline/queue-utils.ts', '', 'kebab-case'],
    ['src/hotline/handle-claim.ts', '', 'kebab-case'],
    ['src/hotline/Queue.ts', '', 'kebab-case'],
    ['src/hotline/queue.ts', 'export default 1;', 'default'],
    ['src/hotline/queue.ts', "export * from './claim.ts';", 're-exports'],
    ['src/hotline/queue.ts', 'export class Queue {}', 'class'],
    ['src/hotline/queue.ts', ['con', 'sole.log(1)'].join(''), 'prints'],
    ['src/hotline/claim.flow.ts', ['process', 'env.PORT'].join('.'), 'environment'],
    ['src/hotline/queue.ts', 'const at = Date.now();', 'time'],
    ['test/hotline/queue.test.ts', ['vi', "mock('x')"].join('.'), 'replaces'],
    ['test/support/issuer.ts', 'afterAll(() => server.close());', 'afterAll'],
    ['adapters/telegram/webhook.ts', 'if (given === secret) accept();', 'secret'],
    ['adapters/telegram/webhook.ts', 'return config.webhookSecret !== given;', 'secret'],
    ['src/admin/sign-in.flow.ts', 'return hashOf(given) == link.token;', 'secret'],
    ['src/hotline/claim.flow.ts', 'await fetch(url);', 'network'],
    ['src/hotline/claim.flow.ts', "import { request } from 'node:http';", 'network'],
    ['src/hotline/claim.flow.ts', "import { connect } from 'node:tls';", 'network'],
  ])('complain about %s: %#', (file, source, says) => {
    expect(complaints(file, source).join()).toContain(says);
  });

  it.each([
    ['src/hotline/queue.ts', '// Date.now() is the caller’s business.\nexport const N = 1;'],
    ['src/ops/errors.ts', 'export class ConfigError extends WarmlineError {}'],
    ['src/main.ts', ['readConfig(process', 'env)'].join('.')],
    ['test/vitest.config.ts', 'export default {};'],
    ['src/channels.ts', "if (token === undefined || token !== '') return secret !== null;"],
    ['adapters/web/client/chat/api.ts', "await fetch('/api/lines');"],
    ['src/listening/model.port.ts', 'const client = new OpenAI({ fetch: openOutgoing(bounds) });'],
    ['test/hotline/queue.test.ts', 'afterAll(() => server.close());'],
    ['test/fixtures/talks.ts', 'x\n'.repeat(300)],
  ])('are content with %s: %#', (file, source) => {
    expect(complaints(file, source)).toEqual([]);
  });
});
