// Whose words a stretch of a message is about, and whether it is denied: a death word is read
// with its subject, its negation and its quotation marks, not alone.

import en from '../../prompts/rules/context.en.json' with { type: 'json' };
import zh from '../../prompts/rules/context.zh.json' with { type: 'json' };
import { type Found, foundIn } from './found.ts';

export type Topic = 'worry' | 'dutyTalk' | 'joke' | 'play' | 'parting';
export type Whose = 'self' | 'close' | 'duty' | 'anyone';

const LOOK_BACK = 120;

type Context = Readonly<Record<Exclude<keyof typeof zh, 'source' | Ends>, readonly string[]>> &
  Readonly<Record<Ends, string>>;
type Ends = 'sentenceEnds' | 'clauseEnds';

const CONTEXTS = { zh: compile(zh), en: compile(en) };

/** Denied right before it, in its own clause: 没有想过…, not …, never wanted to …. */
export function isNegated(text: string, { start }: Found, lang: 'zh' | 'en'): boolean {
  const { clause, negation } = CONTEXTS[lang];
  return negation.test(since(text, start, clause, 40));
}

/** Whose it is: the nearest subject before it, across a comma only where someone says it. */
export function whose(text: string, { start }: Found, lang: 'zh' | 'en'): Whose {
  const context = CONTEXTS[lang];
  const sentence = since(text, start, context.sentence, LOOK_BACK);
  const other = lastOther(sentence, context);
  if (other === undefined) return 'self';
  const between = sentence.slice(other.end);
  const own = lastIn(between, context.self);
  const isSaidByOther = context.said.test(between);
  if (own !== undefined && !context.said.test(between.slice(0, own.start))) return 'self';
  if (context.clause.test(between) && !isSaidByOther) return 'self';
  if (other.kind === 'close' && isToldOnDuty(sentence.slice(0, other.start), context))
    return 'duty';
  return other.kind === 'anyone' ? nearest(text.slice(0, start), context) : other.kind;
}

// The caller's husband is not the writer's: 报警人称丈夫留了遗书, caller says her husband ….
function isToldOnDuty(before: string, context: CompiledContext): boolean {
  const duty = lastIn(before, context.duty);
  return duty !== undefined && context.said.test(before.slice(duty.end));
}

export function speaksOf(text: string, what: Topic, lang: 'zh' | 'en'): boolean {
  return CONTEXTS[lang][what].test(text);
}

/** The sentence around it. */
export function sentenceAround(text: string, { start, end }: Found, lang: 'zh' | 'en'): string {
  const { sentence } = CONTEXTS[lang];
  const after = text.slice(end, end + LOOK_BACK).split(sentence)[0] ?? '';
  return since(text, start, sentence, LOOK_BACK) + text.slice(start, end) + after;
}

/** Says "I" in it, and what was found does not merely describe a call or a person: 要跳楼的警情. */
export function isOwn(text: string, found: Found, lang: 'zh' | 'en'): boolean {
  const { speaker, describes } = CONTEXTS[lang];
  const isSaid = speaker.test(sentenceAround(text, found, lang));
  return isSaid && !describes.test(text.slice(found.end, found.end + 12));
}

/** Titles of books, films and songs: 《…》. */
export function isInTitle(text: string, { start, end }: Found): boolean {
  const opened = text.slice(Math.max(0, start - 40), start).lastIndexOf('《');
  return opened >= 0 && text.slice(end, end + 40).includes('》');
}

type CompiledContext = ReturnType<typeof compile>;

function lastOther(text: string, context: CompiledContext) {
  const kinds = ['close', 'duty', 'anyone'] as const;
  return kinds
    .flatMap((kind) => {
      const found = lastIn(text, context[kind], (from) =>
        context.notSubject.test(text.slice(Math.max(0, from - 12), from)),
      );
      return found === undefined ? [] : [{ ...found, kind }];
    })
    .reduce<{ start: number; end: number; kind: Whose } | undefined>(
      (last, next) => (last === undefined || next.end > last.end ? next : last),
      undefined,
    );
}

// 他 and "he" stand for whoever was named last.
function nearest(before: string, context: CompiledContext): Whose {
  const window = before.slice(-300);
  const close = lastIn(window, context.close)?.end ?? -1;
  const duty = lastIn(window, context.duty)?.end ?? -1;
  if (close < 0 && duty < 0) return 'anyone';
  return close >= duty ? 'close' : 'duty';
}

function lastIn(
  text: string,
  pattern: RegExp,
  isRefused: (start: number) => boolean = () => false,
): Found | undefined {
  return foundIn(text, pattern).findLast(({ start }) => !isRefused(start));
}

function since(text: string, start: number, ends: RegExp, most: number): string {
  const before = text.slice(Math.max(0, start - most), start);
  const parts = before.split(ends);
  return parts.at(-1) ?? before;
}

function compile(context: Context) {
  const any = (parts: readonly string[]) => `(?:${parts.join('|')})`;
  const negators = any(context.negators);
  const fillers = any(context.fillers);
  return {
    sentence: new RegExp(`[${context.sentenceEnds}]`),
    clause: new RegExp(`[${context.sentenceEnds}${context.clauseEnds}]`),
    negation: new RegExp(`${negators}${fillers}?${fillers}?${fillers}?$`),
    self: new RegExp(any(context.self), 'g'),
    close: new RegExp(any(context.close), 'g'),
    duty: new RegExp(any(context.duty), 'g'),
    anyone: new RegExp(any(context.anyone), 'g'),
    notSubject: new RegExp(`${any(context.notSubject)}$`),
    said: new RegExp(any(context.speech)),
    worry: new RegExp(any(context.worry)),
    dutyTalk: new RegExp(any(context.dutyTalk)),
    describes: new RegExp(`^${any(context.describes)}`),
    joke: new RegExp(any(context.joke)),
    play: new RegExp(any(context.play)),
    parting: new RegExp(any(context.parting)),
    speaker: new RegExp(any(context.speaker)),
  };
}
