// A page of a long table. Its rows are worked out when they are wanted, so that the next page can be
// asked for before that.

export type Page<Row, Place> = {
  /** Where the next page begins: after this. Absent when there were no rows. */
  readonly last: Place | undefined;
  readonly rows: () => readonly Row[];
};

/** A page whose rows another thread may still be working out. */
export type ComingPage<Row, Place> = Pick<Page<Row, Place>, 'last'> & {
  readonly rows: () => readonly Row[] | Promise<readonly Row[]>;
};
