// Questions about the bot itself, which it owes a plain answer: is this a person, who gets to know.

const PERSON =
  /\bare (you|u) (a |an )?(real|human|person|robot|bot|machine|ai)\b|\bis (this|that) (a |an )?(real|human|person|robot|bot|machine|ai)\b|(你是|是不是|你到底是).{0,6}(真人|人工|机器人|机器|程序|智能|ai)|有人在(看|吗)|你是人吗/iu;
const CONFIDENCE =
  /\b(don'?t|do not|won'?t|will you|please don'?t) (you )?(tell|report|say).{0,20}\b(any ?(one|body)|my|the|him|her|them)\b|\bwho (can |will |gets to |else )?(see|read|know)s?\b|\b(is|stays?) (this|it) (confidential|private|secret)\b|\bkeep (this|it) (between us|secret|private)\b|别(跟|和|向)?.{0,8}(说|讲|告诉|上报)|不要.{0,4}(告诉|上报|说出去)|会不会.{0,6}(告诉|上报|说出去)|(谁|领导).{0,4}(看得到|能看到|会知道)|保密吗|能保密/iu;

export type About = 'person' | 'confidence';

export function aboutIn(words: string): About | undefined {
  if (PERSON.test(words)) return 'person';
  return CONFIDENCE.test(words) ? 'confidence' : undefined;
}
