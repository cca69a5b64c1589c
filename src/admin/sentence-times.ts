// Days and times of day in a sentence of either language. Each is taken out of the text where it
// is found; what remains must be a name, so that nothing is guessed.

export type Taken<T> = { readonly found: readonly T[]; readonly rest: string };

const WEEKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [0, 6];
const ENGLISH = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const CHINESE = '日一二三四五六';
const NUMERALS = '零一二三四五六七八九十';

const DAY = '(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?s?';
const ENGLISH_RANGE = new RegExp(
  `\\b(${DAY})\\s*(?:-|to|through)\\s*(${DAY})(?![a-z])(?:'s)?`,
  'g',
);
const ENGLISH_DAY = new RegExp(`\\b(${DAY})(?![a-z])(?:'s)?`, 'g');
const WEEK = '(?:周|星期|礼拜)';
const CHINESE_RANGE = new RegExp(
  `${WEEK}([一二三四五六])\\s*[到至-]\\s*${WEEK}?([一二三四五六日天])`,
  'g',
);
// A run of days without "周" before each must end where no name can go on: 周五一中队 is Friday.
const CHINESE_RUN = new RegExp(
  `${WEEK}([一二三四五六日天](?:[、,和]?${WEEK}?[一二三四五六日天])*)(?=[\\s,。的]|$|\\d|上午|早|中午|下午|晚)`,
  'g',
);
const CHINESE_DAY = new RegExp(`${WEEK}([一二三四五六日天])`, 'g');

const CLOCK =
  /(凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?\s*(?<![\d:])(\d{1,2})\s*(?::(\d{2})(?!\d)\s*([ap]m)?|[点时](?:(半)|(\d{1,2})分?)?|([ap]m)\b)/g;

/** Days of the week, 0 for Sunday, in order and each once. */
export function takeDays(text: string): Taken<number> {
  const found = new Set<number>();
  const add = (days: readonly number[]) => {
    for (const day of days) found.add(day);
    return ' ';
  };
  const rest = text
    .replace(/\b(every ?day|daily)\b|每天|天天|每日/g, () => add([...WEEKDAYS, ...WEEKEND]))
    .replace(ENGLISH_RANGE, (_, from: string, to: string) => add(range(english(from), english(to))))
    .replace(CHINESE_RANGE, (_, from: string, to: string) => add(range(chinese(from), chinese(to))))
    .replace(/\b(week|working ?)days?\b|工作日|平日/g, () => add(WEEKDAYS))
    .replace(/\bweekends?\b|周末|双休日/g, () => add(WEEKEND))
    .replace(ENGLISH_DAY, (_, day: string) => add([english(day)]))
    .replace(CHINESE_RUN, (_, days: string) =>
      add((days.match(/[一二三四五六日天]/g) ?? []).map(chinese)),
    )
    .replace(CHINESE_DAY, (_, day: string) => add([chinese(day)]));
  return { found: [...found].toSorted((a, b) => a - b), rest };
}

/** Minutes of the day, each once; out of range where somebody wrote 25:00. */
export function takeTimes(text: string): Taken<number> {
  const found = new Set<number>();
  const spelled = text.replace(
    /(?<!周|星期|礼拜)[零一二三四五六七八九十]{1,3}(?=[点时])/g,
    (digits) => String(numeral(digits)),
  );
  const rest = spelled.replace(CLOCK, (...match: (string | undefined)[]) => {
    const [, part, hour, minute, half, cnHalf, cnMinute, bare] = match;
    const minutes = cnHalf === undefined ? Number(minute ?? cnMinute ?? 0) : 30;
    const hours = Number(hour);
    if (minutes > 59 || hours > 23) found.add(-1);
    else found.add(inDay(hours, part, half ?? bare) * 60 + minutes);
    return ' ';
  });
  return { found: [...found], rest };
}

function inDay(hour: number, part: string | undefined, half: string | undefined): number {
  if (half === 'am') return hour % 12;
  if (half === 'pm') return hour < 12 ? hour + 12 : hour;
  if (part === '凌晨') return hour % 12;
  if (part === '中午') return hour < 3 ? hour + 12 : hour;
  return part !== undefined && '下午傍晚晚上'.includes(part) && hour < 12 ? hour + 12 : hour;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, n) => (from + n) % 7);
}

function english(day: string): number {
  return ENGLISH.indexOf(day.slice(0, 3));
}

function chinese(day: string): number {
  return day === '天' ? 0 : CHINESE.indexOf(day);
}

function numeral(digits: string): number {
  const [tens, ones] = digits.split('十');
  if (ones === undefined) return NUMERALS.indexOf(digits);
  return (
    (tens === '' ? 1 : NUMERALS.indexOf(tens ?? '')) * 10 +
    (ones === '' ? 0 : NUMERALS.indexOf(ones))
  );
}
