// Whether a pattern's cost stays in proportion to the text: every repeat is bounded, groups repeat
// at most three times, and the ways one branch can be read multiply to no more than a fixed bound.

const REPEAT_MAX = 40;
const GROUP_REPEAT_MAX = 3;
const WAYS_MAX = 20_000;

/** Why a pattern might not be linear; undefined when it is safe. */
export function faultIn(source: string): string | undefined {
  const bare = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/[*+]|\{\d+,\}/.test(bare)) return 'repeats without bound';
  if (/\((?!\?)|\(\?<\w/.test(bare)) return 'captures a group';
  const groups = [...bare.matchAll(/\)\{(?:\d+,)?(\d+)\}/g)];
  if (groups.some(([, most]) => Number(most) > GROUP_REPEAT_MAX))
    return 'repeats a group too often';
  const repeats = [...bare.matchAll(/\{(?:\d+,)?(\d+)\}/g)];
  if (repeats.some(([, most]) => Number(most) > REPEAT_MAX)) return 'repeats too often';
  return waysOf(bare.replace(/\(\?(?:[:=!]|<[=!])/g, '(')) > WAYS_MAX
    ? 'multiplies repeats'
    : undefined;
}

type Level = { readonly widest: number; readonly branch: number };

// One branch's ways are the product of its parts', a group's are those of its widest branch.
function waysOf(bare: string): number {
  const open: Level[] = [];
  let level: Level = { widest: 1, branch: 1 };
  let last = 1;
  for (const [token] of bare.matchAll(/\{(?:\d+,)?\d+\}|[\s\S]/g)) {
    if (token === '(') {
      open.push(level);
      level = { widest: 1, branch: 1 };
    } else if (token === '|') {
      level = { widest: Math.max(level.widest, level.branch), branch: 1 };
    } else if (token === ')') {
      last = Math.max(level.widest, level.branch);
      const outer = open.pop() ?? { widest: 1, branch: 1 };
      level = { ...outer, branch: outer.branch * last };
    } else if (token.startsWith('{')) {
      const most = Number(/(\d+)\}/.exec(token)?.[1] ?? 1);
      const ways = last > 1 ? last ** (most - 1) : most + 1;
      level = { ...level, branch: level.branch * ways };
    } else {
      last = 1;
    }
  }
  return Math.max(level.widest, level.branch);
}
