// What a check of the log ends with when something does not hold.

export type Why =
  | 'event-changed'
  | 'event-missing'
  | 'event-doubled'
  | 'event-inserted'
  | 'event-back-dated'
  | 'event-post-dated'
  | 'leaf-changed'
  | 'leaf-missing'
  | 'leaf-moved'
  | 'root-differs'
  | 'signature-wrong'
  | 'checkpoint-changed'
  | 'checkpoint-missing'
  | 'checkpoint-back-dated'
  | 'cosignature-wrong'
  | 'prune-wrong'
  | 'witnesses-missing'
  | 'proof-missing'
  | 'not-grown'
  | 'cut-short';

export type Broken = {
  readonly kind: 'broken';
  readonly why: Why;
  readonly leaf?: number;
  /** The last leaf that may be wrong, where the first cannot be told from those after it. */
  readonly to?: number;
  readonly event?: number;
  /** Of the checkpoint, where that is what is wrong or where it showed. */
  readonly size?: number;
  /** Of records dropped when their time was up. */
  readonly month?: string;
};

export function broken(why: Why, where: Omit<Broken, 'kind' | 'why'>): Broken {
  return { kind: 'broken', why, ...where };
}

export function isBroken(one: object): one is Broken {
  return 'kind' in one && one.kind === 'broken';
}
