// Lines of counselors in practice: what each does, talks that go well, and all that goes wrong.

import type { Locale } from '../../../src/core/person.ts';
import type { PracticeAct } from '../../../src/hotline/practice/persona.ts';

export const SAID: readonly (readonly [Locale, string, readonly PracticeAct[]])[] = [
  ['en', 'Are you thinking of killing yourself?', ['asks-directly']],
  ['en', 'You’re not thinking of suicide, are you?', []],
  ['en', 'Has he said anything about suicide?', ['asks-about-them']],
  ['en', 'What happened today?', ['asks-openly', 'asks-when']],
  ['en', 'What is your name?', ['asks-who-you-are']],
  ['en', 'I do not need your name. Go on.', []],
  ['en', 'That sounds exhausting.', ['shows-heard']],
  ['en', 'Where is your weapon?', ['asks-means']],
  ['en', 'Do you have a plan?', ['asks-when', 'names-the-plan']],
  ['en', 'Is anybody with you?', ['asks-who-is-there']],
  ['en', 'Shall we write a few lines together?', ['offers-a-step']],
  ['en', 'Who can come over? I would call 911.', ['asks-who-is-there', 'calls-for-help']],
  ['en', 'I am here. I am not going anywhere.', ['stays-with']],
  ['en', 'I cannot promise that. Only if a life is in danger would I tell.', ['tells-the-limit']],
  ['en', 'I promise I will tell nobody. It stays between us.', ['promises-secrecy']],
  ['en', 'It stays between us unless a life is in danger.', ['tells-the-limit']],
  ['en', 'Come on, it is not that bad.', ['plays-down']],
  ['en', 'Think of your family.', ['preaches']],
  ['en', 'This is wasting my time.', ['scolds']],
  ['en', 'You sound like you have depression.', ['names-an-illness']],
  ['en', 'ok', []],
  ['zh-CN', '你有没有想过自杀？', ['asks-directly']],
  ['zh-CN', '你不会想自杀吧？', []],
  ['zh-CN', '他说过想死吗？', ['asks-about-them']],
  ['zh-CN', '怎么了？', ['asks-openly']],
  ['zh-CN', '你叫什么名字？', ['asks-who-you-are']],
  ['zh-CN', '不用告诉我真名。', []],
  ['zh-CN', '听起来扛了很久。', ['shows-heard']],
  ['zh-CN', '枪现在在哪儿？', ['asks-means', 'asks-when']],
  ['zh-CN', '有没有打算什么时候？', ['asks-openly', 'asks-when']],
  ['zh-CN', '身边有人吗？', ['asks-who-is-there']],
  ['zh-CN', '我们一起写几句。', ['offers-a-step']],
  ['zh-CN', '我叫老赵过来。', ['calls-for-help']],
  ['zh-CN', '我在，我不走。', ['stays-with']],
  ['zh-CN', '这个我没法保证，除非有人命危险，我不往外讲。', ['tells-the-limit']],
  ['zh-CN', '听着很沉。', ['shows-heard']],
  ['zh-CN', '我保证不告诉别人。', ['promises-secrecy']],
  ['zh-CN', '我不能替你保密到底，有性命危险时会先跟你说。', ['tells-the-limit']],
  ['zh-CN', '上次那份计划还在吗？', ['names-the-plan']],
  ['zh-CN', '没事的，别想太多。', ['plays-down']],
  ['zh-CN', '想想你的孩子。', ['preaches']],
  ['zh-CN', '别闹了。', ['scolds']],
  ['zh-CN', '你这是抑郁症。', ['names-an-illness']],
  ['zh-CN', '嗯。', []],
];

const EN = {
  heard: 'That sounds heavy. Thank you for telling me.',
  open: 'What has it been like for you lately?',
  ask: 'I ask you straight: are you thinking of killing yourself?',
  means: 'Where is the gun at this moment?',
  who: 'Is anybody with you?',
  step: 'Shall we look together at one thing for tomorrow?',
  stay: 'I am here. I will stay.',
  wait: 'Go on.',
};
const ZH = {
  heard: '听起来很难，谢谢你告诉我。',
  open: '最近怎么样？跟我说说。',
  ask: '我直接问一句：你有没有想过自杀？',
  means: '枪在哪儿？',
  who: '身边有人吗？',
  step: '我们一起看看明天先做哪一件。',
  stay: '我在，我不走。',
  wait: '嗯，你接着讲。',
};

/** The same talk in both languages, by what its lines do. */
function talks(say: typeof EN, more: Readonly<Record<'them' | 'limit' | 'plan' | 'come', string>>) {
  const rest = Array.from({ length: 12 }, () => say.wait);
  return {
    'low-disclosure': [say.open, say.heard, say.ask, say.means, say.who, say.step, ...rest],
    'duty-talk': [say.heard, say.open, say.step, ...rest],
    joker: [say.heard, say.ask, say.means, say.step, ...rest],
    tester: [say.ask, more.limit, say.open, ...rest],
    'third-party': [more.them, say.heard, say.means, say.step, ...rest],
    imminent: [say.means, say.stay, say.who, more.come, ...rest],
    denial: [say.ask, say.means, say.step, say.who, ...rest],
    relapse: [say.heard, say.ask, more.plan, say.means, say.step, ...rest],
    secrecy: [more.limit, say.ask, say.means, say.step, ...rest],
  };
}

export const GOOD_LINES: Readonly<Record<string, readonly string[]>> = {
  ...named('en', EN, {
    them: 'What does he say when you are alone?',
    limit: 'I cannot promise that. Only if a life is in danger would I tell.',
    plan: 'What helped last time?',
    come: 'I would like Reed to be there. An ambulance can wait around the corner.',
  }),
  ...named('zh', ZH, {
    them: '他跟你怎么讲的呢？',
    limit: '这个我没法保证：除非有人命危险，不然我不往外讲。',
    plan: '上次什么管用？',
    come: '我让老赵过来。',
  }),
};

function named(lang: 'en' | 'zh', ...how: Parameters<typeof talks>) {
  return Object.fromEntries(
    Object.entries(talks(...how)).map(([name, lines]) => [`${lang}-${name}`, lines]),
  );
}

/** One line that does all that none should, at length, and nothing else. */
export const WORST_LINES: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'Cheer up.',
    'I promise nobody will ever know.',
    'Be strong.',
    'Stop joking.',
    'Name and unit? Your full name.',
    'You have depression.',
    'Call 911.',
    'la '.repeat(200),
  ],
  'zh-CN': [
    '想开点。',
    '我保证不说。',
    '要坚强。',
    '别闹。',
    '你是谁。',
    '你得了抑郁症。',
    '打120。',
    '哎'.repeat(400),
  ],
};
