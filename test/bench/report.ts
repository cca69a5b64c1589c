// Results of benches as one page, each with what it was measured on. Nothing is left out: what
// missed its goal says so, and what was measured with smaller sizes too.

import { GOALS, goalText, isMet } from './goals.ts';
import type { machine } from './machine.ts';

export type Result = {
  readonly name: string;
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly baseline: Readonly<Record<string, unknown>>;
  readonly quick?: boolean;
  readonly machine: ReturnType<typeof machine>;
  readonly version: string;
  readonly node: string;
  readonly date: string;
};

const HEAD = `# Benchmarks

Made by \`npm run -s bench -- report FILE…\` of what \`npm run -s bench -- NAME --json\` printed.
How each is measured is said in [test/bench](test/bench/README.md); a baseline ran in turn with ours in the same run.
`;

export function report(results: readonly Result[]): string {
  return [HEAD, ...results.map(section)].join('\n');
}

function section({ name, metrics, baseline, quick, ...on }: Result): string {
  const { cpu, cores, memory_gb: memory, os } = on.machine;
  const size = quick === true ? ' **With `--quick`: smaller sizes, not a published figure.**' : '';
  const goals = GOALS[name] ?? {};
  const rows = Object.entries(metrics).map(([key, value]) => {
    const goal = goals[key];
    if (goal === undefined) return `| \`${key}\` | ${shown(value)} | | |`;
    const verdict = isMet(goal, Number(value)) ? 'yes' : '**no**';
    return `| \`${key}\` | ${shown(value)} | ${goalText(goal)} | ${verdict} |`;
  });
  const others = Object.entries(baseline).map(
    ([key, value]) => `| baseline: \`${key}\` | ${shown(value)} | | |`,
  );
  return `## ${name}

${on.date}, version ${on.version}, Node ${on.node}; ${cpu}, ${cores} cores, ${memory} GB, ${os}.${size}

| measure | figure | goal | met |
| --- | --- | --- | --- |
${[...rows, ...others].join('\n')}
`;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').replaceAll('|', '\\|');
}
