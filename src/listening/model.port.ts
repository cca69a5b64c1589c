// Asks a model, if one is configured, how words sound. Words are redacted by the caller and passed
// as data; whatever comes back is one level or an error, and never part of a log.

import { readFileSync } from 'node:fs';
import OpenAI, { APIConnectionError, APIError } from 'openai';
import { z } from 'zod';
import { ModelChanges } from '../admin/by-model/changes.ts';
import type { Locale } from '../core/person.ts';
import { GiveUp, RetryLater } from '../ops/errors.ts';
import { openOutgoing } from '../ops/outgoing.ts';
import { LEVELS, type Level } from './level.ts';
import { aidIn, changesIn, levelIn, replyIn } from './model-answer.ts';

export type Opinion = { readonly level: Level; readonly prompt: 'assess.v1' };

export type Llm = {
  /** @throws RetryLater when the model is busy or away; GiveUp when it refuses or makes no sense. */
  assess(words: string): Promise<Opinion>;
  /** A reply, unchecked. @throws the same, and RetryLater after a few seconds. */
  draft(words: string, locale: Locale): Promise<string>;
  /** What a sentence about schedules asks for; nothing where it is unclear. @throws as `assess`. */
  changes(sentence: string): Promise<ModelChanges>;
  /** A hand-over note or a translation for a counselor, unchecked. @throws as `assess`. */
  aid(wanted: AidWanted): Promise<string>;
  /** It failed too often lately at this: nobody who waits should ask it. */
  isResting(use: LlmUse): boolean;
};

export type LlmUse = 'assess' | 'draft' | 'changes' | 'aid';

/** What a counselor may want of it, redacted. */
export type AidWanted =
  | {
      readonly kind: 'summary';
      readonly lines: readonly { readonly by: 'officer' | 'counselor'; readonly words: string }[];
      readonly locale: Locale;
    }
  | { readonly kind: 'translation'; readonly words: string; readonly locale: Locale };

export type LlmConfig = {
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly model: string;
  readonly timeoutMs: number;
};

const WORDS_MAX = 16_000;
const ANSWER_TOKENS_MAX = 200;
const CHANGES_TOKENS_MAX = 600;
const AID_TOKENS_MAX = 1_200;
/** Somebody waits for a reply; the written line is as good as a late one. */
const REPLY_MS = 4_000;

const ASSESS = promptOf('assess.v1', 'level', { type: 'string', enum: [...LEVELS] });
const REPLY = promptOf('reply.v1', 'reply', { type: 'string' });
const SUMMARY = promptOf('summary.v1', 'text', { type: 'string' }, AID_TOKENS_MAX);
const TRANSLATE = promptOf('translate.v1', 'text', { type: 'string' }, AID_TOKENS_MAX);

const { $schema: _, ...CHANGES_TYPE } = z.toJSONSchema(ModelChanges);
const SENTENCE = promptOf('sentence.v1', 'changes', CHANGES_TYPE, CHANGES_TOKENS_MAX);

const LANGUAGES = { en: 'English', 'zh-CN': 'Chinese' } as const;

export function openLlm({ baseUrl, apiKey, model, timeoutMs }: LlmConfig): Llm {
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none', // many local servers want none, the library wants some
    fetch: openOutgoing({ allowed: [baseUrl], timeoutMs }),
    timeout: timeoutMs,
    maxRetries: 0, // the outbox retries, with its own budget
    logLevel: 'off',
  });
  return {
    assess: async (words) => {
      const answer = await ask(ASSESS, { message: words.slice(0, WORDS_MAX) }, timeoutMs);
      return { level: understood(levelIn(answer)), prompt: 'assess.v1' };
    },
    draft: async (words, locale) => {
      const message = words.slice(0, WORDS_MAX);
      const about = { message, language: LANGUAGES[locale] };
      return understood(replyIn(await ask(REPLY, about, Math.min(timeoutMs, REPLY_MS))));
    },
    changes: async (sentence) =>
      understood(changesIn(await ask(SENTENCE, { sentence }, timeoutMs))),
    aid: async (wanted) => {
      const language = LANGUAGES[wanted.locale];
      if (wanted.kind === 'translation') {
        const message = wanted.words.slice(0, WORDS_MAX);
        return understood(aidIn(await ask(TRANSLATE, { message, language }, timeoutMs)));
      }
      return understood(aidIn(await ask(SUMMARY, { language, lines: wanted.lines }, timeoutMs)));
    },
    isResting: () => false,
  };

  async function ask(prompt: Prompt, about: object, withinMs: number): Promise<string> {
    return answerOf(client, { model, prompt, about, withinMs });
  }
}

type Prompt = ReturnType<typeof promptOf>;

function promptOf(name: string, field: string, type: object, tokensMax = ANSWER_TOKENS_MAX) {
  const properties = { [field]: type };
  const schema = { type: 'object', additionalProperties: false, required: [field], properties };
  const file = new URL(`../../prompts/ask/${name}.md`, import.meta.url);
  return {
    instructions: readFileSync(file, 'utf8'),
    schema: { name: field, strict: true, schema },
    tokensMax,
  };
}

type Asking = {
  readonly model: string;
  readonly prompt: Prompt;
  readonly about: object;
  readonly withinMs: number;
};

async function answerOf(
  client: OpenAI,
  { model, prompt, about, withinMs }: Asking,
): Promise<string> {
  try {
    const { choices } = await client.chat.completions.create(
      {
        model,
        max_completion_tokens: prompt.tokensMax,
        response_format: { type: 'json_schema', json_schema: prompt.schema },
        messages: [
          { role: 'system', content: prompt.instructions },
          { role: 'user', content: JSON.stringify(about) },
        ],
      },
      { signal: AbortSignal.timeout(withinMs) },
    );
    const { message, finish_reason: why } = choices[0] ?? {};
    if (message?.refusal || why === 'content_filter') throw new GiveUp('model-declined');
    return message?.content ?? '';
  } catch (error) {
    throw translated(error);
  }
}

/** What a model echoes may be a person's words, so nothing of it goes into an error. */
function understood<T>(answer: T | undefined): T {
  if (answer === undefined) throw new GiveUp('model-answer-unreadable');
  return answer;
}

function translated(error: unknown): RetryLater | GiveUp {
  if (error instanceof GiveUp) return error;
  if (!(error instanceof APIError)) return new RetryLater('model-failed');
  if (error.cause instanceof GiveUp) return error.cause;
  if (error instanceof APIConnectionError || error.status === undefined) {
    return new RetryLater('model-unreachable');
  }
  const { status } = error;
  if (status === 408 || status === 409 || status === 429 || status >= 500) {
    return new RetryLater('model-busy', { status }, afterMsIn(error.headers));
  }
  // Some say by a code that it was the words they would not have.
  if (error.code === 'content_filter') return new GiveUp('model-declined');
  return new GiveUp('model-refused', { status });
}

function afterMsIn(headers: Headers | undefined): number | undefined {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
}
