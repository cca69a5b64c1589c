// How fast one browser, and one network, may ask for what. Nobody who types meets an end; a program
// in a loop does. Kept in this process: what must hold for all of them together is in the database.

/** So many at once, and so many more each second. */
type Pace = { readonly burst: number; readonly perSecond: number };

type Row = { readonly session: Pace; readonly network: Pace };
export type PaceName = 'look' | 'press' | 'door' | 'crisis';
export type PaceTable = Readonly<Record<PaceName, Row>>;

// A network is often a whole station behind one address.
export const PACES: PaceTable = {
  /** Pages, pieces of pages, lines: many, and cheap. */
  look: { session: { burst: 240, perSecond: 8 }, network: { burst: 4_800, perSecond: 160 } },
  /** Whatever changes something. */
  press: { session: { burst: 60, perSecond: 2 }, network: { burst: 1_200, perSecond: 40 } },
  /** Signing in, joining, recovering: where a secret could be guessed. */
  door: { session: { burst: 20, perSecond: 0.2 }, network: { burst: 200, perSecond: 2 } },
  /** Words at L2 or above when the sender's pace is used up. */
  crisis: { session: { burst: 30, perSecond: 0.5 }, network: { burst: 3_000, perSecond: 50 } },
};

export type Asker = { readonly session: string | undefined; readonly network: string | undefined };

export type Paces = {
  /** Takes one. @returns 0 when it may go on, else in how many seconds. */
  readonly waitS: (name: PaceName, asker: Asker) => number;
};

const BUCKETS_MAX = 50_000;

export function openPaces(clock: () => Date, paces: PaceTable = PACES): Paces {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();

  function leftIn(bucket: string, { burst, perSecond }: Pace, at: number): number {
    const was = buckets.get(bucket) ?? { left: burst, at };
    return Math.min(burst, was.left + ((at - was.at) / 1_000) * perSecond);
  }

  function take(bucket: string, left: number, at: number): void {
    buckets.delete(bucket); // so that the one least used is the oldest
    buckets.set(bucket, { left: left - 1, at });
    const [oldest] = buckets.keys();
    if (buckets.size > BUCKETS_MAX && oldest !== undefined) buckets.delete(oldest);
  }

  return {
    waitS(name, { session, network }) {
      const at = clock().getTime();
      const asked = [
        { who: session, bucket: `${name} session ${session}`, pace: paces[name].session },
        { who: network, bucket: `${name} network ${network}`, pace: paces[name].network },
      ].filter(({ who }) => who !== undefined);
      const counted = asked.map((one) => ({ ...one, left: leftIn(one.bucket, one.pace, at) }));
      const waits = counted.map(({ left, pace }) => Math.ceil((1 - left) / pace.perSecond));
      const waitS = Math.max(0, ...waits);
      if (waitS === 0) for (const { bucket, left } of counted) take(bucket, left, at);
      return waitS;
    },
  };
}
