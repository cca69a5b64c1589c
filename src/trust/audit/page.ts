// A page of a long table. Its rows are worked out when they are wanted, so that the next page can be
// asked for before that.

export type Page<Row, Place> = {
  /** Where the next page begins: after this. Absent when there were no rows. */
  readonly last: Place | undefined;
  readonly rows: () => readonly Row[];
};
