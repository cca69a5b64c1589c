// Thanks between colleagues, alias to alias, or to somebody by name through the instructor of the
// sender's unit. Each is seen before it goes; whoever gets one can end all that come from its sender.

export const SIGNS = ['alias', 'unit', 'none'] as const;
/** How the sender is shown. */
export type Sign = (typeof SIGNS)[number];

export type KudosState = 'draft' | 'sent' | 'received' | 'refused' | 'dropped';

/** What was looked up for a message about thanks. */
export type HeardKudos = {
  /** Who has the alias that was written, other than the writer. */
  readonly toId: string | undefined;
  /** The draft, or what came, that a tap is about. */
  readonly one:
    | {
        readonly id: string;
        readonly state: KudosState;
        /** To somebody by name: an instructor passes it on. */
        readonly isNamed: boolean;
      }
    | undefined;
  /** Not more than a few a day. */
  readonly maySend: boolean;
};

export type KudosChange =
  | {
      readonly kind: 'kudos-drafted';
      readonly kudosId: string;
      /** Absent: to somebody by name, whom the words name. */
      readonly toId: string | undefined;
      readonly words: string;
    }
  | { readonly kind: 'kudos-sent'; readonly kudosId: string; readonly sign: Sign }
  | { readonly kind: 'kudos-dropped' | 'kudos-refused'; readonly kudosId: string }
  | {
      readonly kind: 'kudos-received';
      readonly kudosId: string;
      readonly fromId: string;
      readonly words: string;
    };

export type KudosEffect = { readonly kind: 'deliver-kudos.v1'; readonly kudosId: string };
