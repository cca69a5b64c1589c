// A typed yes, no or "not sure" to a question of the safety ladder. Only a short, plain answer
// counts; whatever says more was rated as words before it came here.

const CHARACTERS_MAX = 24;

const UNSURE =
  /^(not sure|i'?m not sure|maybe|i guess|kind ?of|sort of|sometimes|idk|i don'?t know|说不清|说不好|不知道|不清楚|也许|可能|有时候?|偶尔)/iu;
const NO =
  /^(no+\b|nope|nah|not really|not at all|never|i'?m not|i am not|没有|没|不是|不会|不想|不在|并没有|否)/iu;
const YES =
  /^(yes|yeah|yep|yup|ya|y$|i am|i do|i have|it is|right now|now$|today|tonight|有|是|对|嗯|想过|在想|想|在手边|就在|现在|今天|今晚)/iu;

export type TypedAnswer = 'yes' | 'no' | 'unsure';

export function typedAnswer(words: string): TypedAnswer | undefined {
  const said = words.trim().replaceAll('’', "'");
  if (said.length > CHARACTERS_MAX) return undefined;
  if (UNSURE.test(said)) return 'unsure';
  if (NO.test(said)) return 'no';
  return YES.test(said) ? 'yes' : undefined;
}
