import type { Locale } from '../../src/core/person.ts';

/** What no line may say (clinical reference 4), and words that do not sound like a colleague. */
export const BANNED: Readonly<Record<Locale, readonly RegExp[]>> = {
  en: [
    /commit(s|ted|ting)? suicide|(successful|failed|unsuccessful)( suicide)? attempt/i,
    /\b(I'm|I am|as) (a|your) (person|human|friend|doctor|therapist|counselor)\b/i,
    /\bwe're (people|humans)\b|\bI feel your pain\b|\bI('ve| have) been there\b/i,
    /\b(I|we)('ll| will)? keep (it|this|that|everything) (secret|between us|confidential)/i,
    /\b(completely|fully|100 ?%|totally|strictly) (confidential|anonymous|private|secret|safe)\b/i,
    /\bno one will (ever )?know\b|\bnobody will (ever )?know\b|\bour secret\b/i,
    /\bI'm always (here|watching|awake)|\balways (watched|monitored|staffed)\b|\bwe see everything\b/i,
    /\bI (know|understand) (exactly|just|precisely|how you feel)/i,
    /cheer up|look on the bright side|others have it worse|it could be worse|at least you/i,
    /snap out of it|man up|toughen up|be strong|get over it|calm down\b|don't worry|just relax/i,
    /\b(selfish|cowardly|coward|weakness|shame on|attention.seeking|overreact\w*|crazy)\b/i,
    /\bthink of (your|the) (family|kids|children|parents|colleagues)\b/i,
    /\byou (have|suffer from|are showing) (symptoms|signs|depression|PTSD|a disorder)\b/i,
    /\b(diagnos\w*|symptoms?|disorder|depress(ed|ion)|PTSD|patient)\b/i,
    /\bpromise me\b|\byou must promise\b|\byou should have\b|\byou need to stop\b/i,
    /\b(pills?|overdose|hang(ing)?|rope|trigger|bullet|jump(ing)?|lethal|painless|bridge)\b/i,
    /\breach(ing)? out\b|\bvalued\b|\bdon't hesitate\b|\bat this time\b|\bjourney\b|\bwellness\b/i,
    /\b(armoury|counsellor|counselling|neighbour|colour|behaviour|organis\w+|recognis\w+)\b/i,
    /!|—/,
  ],
  'zh-CN': [
    /自杀(成功|失败|未遂)|成功自杀|轻生成功|寻短见|想不开/,
    /我(也)?是(个)?(真人|人类|你的?(朋友|战友|兄弟|医生|咨询师))|我(也)?经历过/,
    /(绝对|完全|严格|一定)(会)?(保密|匿名|安全)|替你保密|为你保密|我不会(告诉|跟)(任何|别)人|没人会知道/,
    /(一直|时时刻刻|永远)(在|陪|守)(着)?你|我随时都?在|全天有人(守|看)/,
    /我(完全|非常|很|特别)(理解|明白|懂)|感同身受|你的(感受|心情)我(都)?懂/,
    /想开(点|些)|看开(点|些)|别想太多|不要多想|坚强|振作|加油|正能量|乐观|挺一挺|忍一忍|心态/,
    /比你(惨|难|苦)|多大点事|有什么大不了|矫情|脆弱|懦弱|自私|软弱|丢人|不负责任|小题大做/,
    /想想(你的)?(家人|孩子|父母|爹妈|组织|战友)|对得起/,
    /抑郁|焦虑症|创伤后|症状|诊断|患者|病人|病情|心理(疾病|问题|障碍)|不正常/,
    /(答应|保证|发誓).{0,4}(不|别)(死|自杀|伤害)|你(必须|应该早|不该)/,
    /扳机|子弹|吞枪|上吊|跳楼|割腕|安眠药|农药|烧炭|致命|无痛/,
    /条子/, // street slang for the police
    /您|亲(爱的)?[，,]|感谢您的|竭诚|温馨提示|请知悉|赋能|如有需要请|为您/,
    /[!！]|——|[，。？：；][，。？：；]|[一-鿿][,?:;]/,
  ],
};
