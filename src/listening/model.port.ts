// Asks a model, if one is configured, how words sound. Words are redacted by the caller and passed
// as data; whatever comes back is one level or an error, and never part of a log.

import { readFileSync } from 'node:fs';
import OpenAI, { APIConnectionError, APIError } from 'openai';
import { z } from 'zod';
import { GiveUp, RetryLater } from '../ops/errors.ts';
import { openOutgoing } from '../ops/outgoing.ts';
import { highest, LEVELS, type Level } from './level.ts';

export type Opinion = { readonly level: Level; readonly prompt: 'assess.v1' };

export type Llm = {
  /** @throws RetryLater when the model is busy or away; GiveUp when it refuses or makes no sense. */
  assess(words: string): Promise<Opinion>;
};

export type LlmConfig = {
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  readonly model: string;
  readonly timeoutMs: number;
};

const PROMPT = 'assess.v1';
const INSTRUCTIONS = readFileSync(
  new URL(`../../prompts/ask/${PROMPT}.md`, import.meta.url),
  'utf8',
);
const WORDS_MAX = 16_000;
const ANSWER_TOKENS_MAX = 200;

const Answer = z.object({ level: z.enum(LEVELS) });

const ANSWER_SCHEMA = {
  name: 'assessment',
  strict: true,
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['level'],
    properties: { level: { type: 'string', enum: [...LEVELS] } },
  },
};

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
      const answer = await ask(client, model, words.slice(0, WORDS_MAX));
      return { level: levelIn(answer), prompt: PROMPT };
    },
  };
}

async function ask(client: OpenAI, model: string, words: string): Promise<string> {
  try {
    const { choices } = await client.chat.completions.create({
      model,
      max_completion_tokens: ANSWER_TOKENS_MAX,
      response_format: { type: 'json_schema', json_schema: ANSWER_SCHEMA },
      messages: [
        { role: 'system', content: INSTRUCTIONS },
        { role: 'user', content: JSON.stringify({ message: words }) },
      ],
    });
    const { message, finish_reason: why } = choices[0] ?? {};
    if (message?.refusal || why === 'content_filter') throw new GiveUp('model-declined');
    return message?.content ?? '';
  } catch (error) {
    throw translated(error);
  }
}

// What a model echoes may be a person's words, so nothing of it goes into an error; and those words
// may hold a level of their own, so the highest counts.
function levelIn(answer: string): Level {
  const found = [...answer.slice(0, WORDS_MAX).matchAll(/\{[^{}]*\}/g)].flatMap(([json]) => {
    const { data } = Answer.safeParse(parsed(json));
    return data === undefined ? [] : [data.level];
  });
  if (found.length === 0) throw new GiveUp('model-answer-unreadable');
  return highest(...found);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
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
