// The reviewed rules, and what they find in a text of any length. A third party's death at work
// never raises; what the writer feels about their own always does.

import actsEn from '../../prompts/rules/acts.en.json' with { type: 'json' };
import actsZh from '../../prompts/rules/acts.zh.json' with { type: 'json' };
import combine from '../../prompts/rules/combine.json' with { type: 'json' };
import crisisEn from '../../prompts/rules/crisis.en.json' with { type: 'json' };
import crisisZh from '../../prompts/rules/crisis.zh.json' with { type: 'json' };
import endingEn from '../../prompts/rules/ending.en.json' with { type: 'json' };
import endingZh from '../../prompts/rules/ending.zh.json' with { type: 'json' };
import hintsEn from '../../prompts/rules/hints.en.json' with { type: 'json' };
import hintsZh from '../../prompts/rules/hints.zh.json' with { type: 'json' };
import leavingEn from '../../prompts/rules/leaving.en.json' with { type: 'json' };
import leavingZh from '../../prompts/rules/leaving.zh.json' with { type: 'json' };
import marksEn from '../../prompts/rules/marks.en.json' with { type: 'json' };
import marksZh from '../../prompts/rules/marks.zh.json' with { type: 'json' };
import needs from '../../prompts/rules/needs.json' with { type: 'json' };
import sayingEn from '../../prompts/rules/saying.en.json' with { type: 'json' };
import sayingZh from '../../prompts/rules/saying.zh.json' with { type: 'json' };
import strainEn from '../../prompts/rules/strain.en.json' with { type: 'json' };
import strainZh from '../../prompts/rules/strain.zh.json' with { type: 'json' };
import tellingEn from '../../prompts/rules/telling.en.json' with { type: 'json' };
import tellingZh from '../../prompts/rules/telling.zh.json' with { type: 'json' };
import worriedEn from '../../prompts/rules/worried.en.json' with { type: 'json' };
import worriedZh from '../../prompts/rules/worried.zh.json' with { type: 'json' };
import { type Combination, combinationsIn } from './combine.ts';
import { type Hit, hitsIn } from './match.ts';
import { piecesOf } from './pieces.ts';
import { compileRules, digestOf, type RuleFile } from './rules.ts';

const WINDOW = 1_000;
const OVERLAP = 200;

/** In the order in which they are tried. */
export const FILES = [
  marksZh,
  marksEn,
  crisisZh,
  crisisEn,
  actsZh,
  actsEn,
  leavingZh,
  leavingEn,
  endingZh,
  endingEn,
  sayingZh,
  sayingEn,
  tellingZh,
  tellingEn,
  hintsZh,
  hintsEn,
  worriedZh,
  worriedEn,
  strainZh,
  strainEn,
] as readonly RuleFile[];
// Worked out before, for a quick start; rules edited since are read afresh (test/listening).
const RULES = compileRules(FILES, needs.digest === digestOf(FILES) ? needs.needs : undefined);
const COMBINATIONS = combine.combinations as readonly Combination[];

/** Everything found in a normal text, in overlapping windows; facets without an effect as well. */
export function hitsOf(text: string): readonly Hit[] {
  return piecesOf(text, WINDOW, OVERLAP).flatMap(({ start, text: window }) => {
    const hits = hitsIn(window, RULES);
    const together = combinationsIn(hits, COMBINATIONS);
    return [...hits, ...together].map((hit) => ({
      ...hit,
      start: hit.start + start,
      end: hit.end + start,
    }));
  });
}
