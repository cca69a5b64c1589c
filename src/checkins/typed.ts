// What is typed where a check-in offered buttons: the same as the button, while its question is the
// last thing that was said. A number that could be read from either end is asked back.

import { type Decision, decide, type Snapshot } from '../core/decision.ts';
import { LOCALES } from '../core/person.ts';
import { labelText } from '../core/say.ts';
import { answerMood, answerSleep, thank } from './answer.ts';
import { isOpen, moodButtons } from './open-check-in.ts';
import { hoursOf, SLEEP_CHOICES } from './sleep-choices.ts';
import type { Usual } from './thanks.ts';

const ASKS =
  /^(check-in-(ask|start)|mood-which|silence-(note|pause)|trend-(ask|again)|incident-ask)\.\d+$/;
const SLEEP = /^check-in-sleep\.\d+$/;
const NOTE = /^check-in-note\.\d+$/;

const MOODS = [1, 2, 3, 4, 5] as const;
/** Other words for the five faces, the lowest first. */
const ALIKE: readonly RegExp[] = [
  /^(very bad|terrible|awful|很糟糕?|非常差|糟透了)$/u,
  /^(not (so |too |very )?(good|great|well)|bad|不好|不怎么样|有点低落?)$/u,
  /^(meh|average|一般般|凑合|马马虎虎)$/u,
  /^(ok|fine|all ?right|not (too |so )?bad|还好|还可以|还不错)$/u,
  /^(very good|great|well|很好|不错|好)$/u,
];
const NUMBER = /^\d{1,2}(\/\d{1,2})?$/;
const FACE = /^\p{Extended_Pictographic}/u;
const SKIP = /^(skip|pass|no|nope|no,? thanks?|nothing|跳过|不用了?|不了|没有?了?|算了)$/u;

/** Absent: it is no answer to what was asked. */
export function typedInCheckIn(now: Snapshot, words: string, usual?: Usual): Decision | undefined {
  const { checkIn, recent } = now;
  const last = recent.at(-1) ?? '';
  if (checkIn === undefined || !isOpen(now, checkIn.id)) return undefined;
  const said = plain(words);
  if (ASKS.test(last) && checkIn.mood === undefined) return typedMood(now, checkIn.id, said, usual);
  if ((SLEEP.test(last) || NOTE.test(last)) && SKIP.test(said)) return thank(now, usual);
  if (!SLEEP.test(last)) return undefined;
  const hours = hoursOf(said) ?? SLEEP_CHOICES.find(({ label }) => isLabel(label, said))?.hours;
  return hours === undefined ? undefined : answerSleep(now, checkIn.id, hours);
}

function typedMood(
  now: Snapshot,
  checkInId: string,
  said: string,
  usual: Usual | undefined,
): Decision | undefined {
  const mood = MOODS.find((one) => isLabel(`mood-${one}`, said) || ALIKE[one - 1]?.test(said));
  if (mood !== undefined) return answerMood(now, { checkInId, mood }, usual);
  if (!NUMBER.test(said)) return undefined;
  return decide({ says: [{ key: 'mood-which', buttons: moodButtons(checkInId) }] });
}

/** The label of either language, its face alone, or its words without the face. */
function isLabel(key: Parameters<typeof labelText>[1], said: string): boolean {
  return LOCALES.some((locale) => {
    const label = plain(labelText(locale, key));
    const [face = ''] = label.match(FACE) ?? [];
    return (face !== '' && said === face) || bare(said) === bare(label);
  });
}

function bare(text: string): string {
  return text.replace(FACE, '').replaceAll(' ', '');
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('\u{fe0f}', '')
    .replace(/[.!。！~～]{1,6}$/u, '')
    .replace(/^(i['’]?m |i am |我|感觉|觉得)+/u, '')
    .replace(/(吧|啊|呢|的)$/u, '')
    .trim();
}
