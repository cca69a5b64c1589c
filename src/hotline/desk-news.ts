// What wakes open pages: that the line changed, or only what is inside one talk. Most of what
// happens is words, and a page of the line has nothing to show of them.

export type News = {
  /** A case's id, `said` before it where only its words changed, or `queue`. */
  readonly what: string;
  /** The only talk it concerns; absent: the line. */
  readonly talk: string | undefined;
};

const SAID = 'said ';

/** Something was said or noted in a talk: its place in the line is the same. */
export function saidIn(caseId: string): string {
  return `${SAID}${caseId}`;
}

export function newsOf(what: string): News {
  return { what, talk: what.startsWith(SAID) ? what.slice(SAID.length) : undefined };
}
