// Words that are a wish when they are all that was written; within a sentence they are words.

import { sayItIn } from '../care/say-it/tap.ts';
import { awayIn } from '../checkins/away-said.ts';
import { ownDaysIn } from '../checkins/caring/own-days.ts';
import { ownAnswerIn } from '../checkins/own-answer.ts';
import { pauseIn } from '../checkins/pause.ts';
import { calmIn } from '../hotline/calm.ts';
import { topicIn } from '../hotline/topics.ts';
import { isWish, plainIn } from '../listening/plain.ts';
import type { Intent } from './intent.ts';

const AWAY = {
  leave: { kind: 'times-away', why: 'leave', span: undefined, from: undefined },
  training: { kind: 'times-away', why: 'training', span: undefined, from: undefined },
  sick: { kind: 'times-away', why: 'sick', span: undefined, from: undefined },
} as const;

const BACK: Intent = { kind: 'times-back' };

const WHOLE_MESSAGES: readonly (readonly [RegExp, Intent])[] = [
  [
    /^(stop|unsubscribe|停|停止|停发(消息)?吧?|停止(发送|推送)|退订|取消订阅)[.!。！]?$/iu,
    { kind: 'stop' },
  ],
  [
    /^(please )?stop (messaging|texting|writing( to)?|contacting|asking) me( please)?[.!]?$/iu,
    { kind: 'stop' },
  ],
  [/^(你?(别|不要)再?(给我)?发(消息|信息)?了)[.。！]?$/u, { kind: 'stop' }],
  [
    /^((please )?(resume|unpause)(,? please)?|start (again|asking( me)?( again)?)|恢复(提醒|签到|问候)?吧?|继续(提醒|问我)吧?)[.!。！]?$/iu,
    { kind: 'resume' },
  ],
  [/^(who (saw|looked at) me|谁看过我|谁看了我)[?？.。]?$/iu, { kind: 'who-saw' }],
  [/^(sealed card|my card|密封卡)[.。]?$/iu, { kind: 'card' }],
  [/^(menu|菜单)$/iu, { kind: 'menu' }],
  [/^(privacy|隐私)$/iu, { kind: 'privacy' }],
  [/^(what i said yes to|我同意过什么)[?？]?$/iu, { kind: 'said-yes' }],
  [/^(my unit|我的单位|换单位)$/iu, { kind: 'unit' }],
  [/^(my data|我的数据)$/iu, { kind: 'own-data' }],
  [/^((my |safety )?plan|(我的|安全)?计划)[.。]?$/iu, { kind: 'plan' }],
  [
    /^(move|(i (have|got) a |i've got a )?new phone|换设备|搬走|我?(要|想)?换(新)?手机了?)[.。]?$/iu,
    { kind: 'move' },
  ],
  [/^((recovery )?phrase|(恢复)?短语)$/iu, { kind: 'phrase' }],
  [/^((check[ -]?in|ask me)( now)?|签到|签个到)[.!。！]?$/iu, { kind: 'check-in' }],
  [/^(你?(现在|马上)就?问(问?我|吧)|问我吧)[.。！]?$/u, { kind: 'check-in' }],
  [
    /^((it['’]?s|that['’]?s|this is) )?(just|only) ((a|the|my|on) )?(night ?shifts?|nights)[.!]?$/iu,
    { kind: 'nights' },
  ],
  [/^(这|我)?(就?只是|就是|因为)(在)?上?夜班(而已)?[.。！]?$/u, { kind: 'nights' }],
  [/^(i['’]?m )?(back on days|off nights)( now)?[.!]?$/iu, { kind: 'nights-over' }],
  [/^(现在)?(不上夜班了|夜班上?完了|回到?白班了)[.。！]?$/u, { kind: 'nights-over' }],
  [/^(my times|我的时间|提醒时间|签到时间)[.。]?$/iu, { kind: 'times' }],
  [
    /^(still (on (shift|duty)|at work|working)|working (late|overtime)|overtime|long shift)[.!]?$/iu,
    { kind: 'shift' },
  ],
  [/^(我?(还|在|还在)?加班(中|了|呢)?|还在(上|值)班|还没下班)[.!。！]?$/u, { kind: 'shift' }],
  [/^((i['’]?m )?on leave|(我|在)?休假(了|中)?)[.!。！]?$/iu, AWAY.leave],
  [/^((i['’]?m )?(in|at) training|在?(培训|集训)(中)?)[.!。！]?$/iu, AWAY.training],
  [/^((i['’]?m )?(off sick|on sick leave)|(请|休)?病假(中)?)[.!。！]?$/iu, AWAY.sick],
  [/^(i['’]?m )?back (at|to|from) (work|duty|leave|training)( early)?[.!]?$/iu, BACK],
  [/^(i['’]?m back( early| already)?|back (early|already))[.!]?$/iu, BACK],
  [
    /^(我?(已经|提前)?(销假|收假|休完假|回来|返岗|复工)了|(提前)?销假|假期?(休完|结束)了)[.。！]?$/u,
    BACK,
  ],
  [
    /^((please )?(speak |switch to |in )?english( please)?|(改|换|切换|切)?(成|到)?(英文|英语)(吧)?)[.。!！]?$/iu,
    { kind: 'language', locale: 'en' },
  ],
  [
    /^((please )?(speak |switch to |in )?chinese( please)?|(改|换|切换|切)?(成|到)?(中文|汉语)(吧)?)[.。!！]?$/iu,
    { kind: 'language', locale: 'zh-CN' },
  ],
];

export function wholeMessage(words: string): Intent | undefined {
  const wish = sayItIn(words);
  if (wish !== undefined) return { kind: 'say-it', wish };
  return (
    WHOLE_MESSAGES.find(([pattern]) => pattern.test(words))?.[1] ??
    pauseIn(words) ??
    awayIn(words) ??
    ownAnswerIn(words) ??
    ownDaysIn(words) ??
    calmIn(words) ??
    topicIn(words) ??
    asked(words)
  );
}

/** A person, a number or a page of one's own, asked for in a sentence. */
function asked(words: string): Intent | undefined {
  const kind = plainIn(words);
  return kind !== undefined && isWish(kind) ? { kind } : undefined;
}
