// What a model answered, if it makes sense: one field of one JSON object, wherever it stands.

import { z } from 'zod';
import { ModelChanges } from '../admin/by-model/changes.ts';
import { highest, LEVELS, type Level } from './level.ts';

const CHARS_MAX = 16_000;

const Answer = z.object({ level: z.enum(LEVELS) });
const Reply = z.object({ reply: z.string() });
const Aid = z.object({ text: z.string() });
const Changed = z.strictObject({ changes: ModelChanges });

/** It may repeat a message that holds a level of its own, so the highest counts. */
export function levelIn(answer: string): Level | undefined {
  const found = [...answer.slice(0, CHARS_MAX).matchAll(/\{[^{}]*\}/g)].flatMap(([json]) => {
    const { data } = Answer.safeParse(parsed(json));
    return data === undefined ? [] : [data.level];
  });
  return found.length === 0 ? undefined : highest(...found);
}

export function replyIn(answer: string): string | undefined {
  const json = /\{[^{}]*\}/.exec(answer.slice(0, CHARS_MAX))?.[0] ?? '';
  return Reply.safeParse(parsed(json)).data?.reply;
}

export function aidIn(answer: string): string | undefined {
  return Aid.safeParse(parsed(outermost(answer))).data?.text;
}

export function changesIn(answer: string): ModelChanges | undefined {
  return Changed.safeParse(parsed(outermost(answer))).data?.changes;
}

function outermost(answer: string): string {
  const said = answer.slice(0, CHARS_MAX);
  return said.slice(Math.max(said.indexOf('{'), 0), said.lastIndexOf('}') + 1);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
