// One message in, one message out, in no platform's types.

export const CHANNELS = ['telegram', 'slack', 'web', 'terminal'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** Where one person, or one staff chat, can be reached: a channel and the platform's own id. */
export type Address = { readonly channel: ChannelName; readonly id: string };

/** What an officer may command; staff have two more. */
export const OFFICER_COMMANDS = [
  'start',
  'menu',
  'checkin',
  'talk',
  'help',
  'flag',
  'language',
  'stop',
  'resume',
  'privacy',
  'whosaw',
  'card',
  'phrase',
  'sayit',
] as const;
export const COMMANDS = [...OFFICER_COMMANDS, 'staff', 'schedule'] as const;
export type Command = (typeof COMMANDS)[number];

export type Said =
  /** Mistyped: begins like a command and is none of ours. It is rated, and nobody's words. */
  | { readonly kind: 'words'; readonly words: string; readonly isMistyped?: true }
  | { readonly kind: 'choice'; readonly id: string }
  | { readonly kind: 'command'; readonly name: Command; readonly rest: string }
  | { readonly kind: 'unreadable' } // photo, voice, sticker, file: anything that is not text
  | { readonly kind: 'edited'; readonly words: string }
  | { readonly kind: 'deleted' };

export type Inbound = {
  /** Unique per platform event; a repeat of it is dropped. */
  readonly id: string;
  readonly from: Address;
  /** Who acted, where `from` is a group's chat; as that person's own direct chat. */
  readonly by?: Address;
  /** In a group nobody's words are stored; see decision 12 on a crisis there. */
  readonly place: 'direct' | 'group';
  readonly said: Said;
  readonly at: Date;
  /** BCP 47, as the platform tells it; used only until the person chooses. */
  readonly languageHint?: string;
  /** Where this deployment traces: what receiving it began, so that what follows is of one trace. */
  readonly traceparent?: string;
};

/** A button. Its id comes back as `Said` of kind `choice`; at most 64 bytes (Telegram's limit). */
export type Choice = { readonly id: string; readonly label: string };

/** Finished text, ready for any channel to render. */
export type Outbound = {
  /** Stable over retries, so that a channel with its own store shows it once. */
  readonly id: string;
  readonly text: string;
  readonly choices?: readonly Choice[];
  /** A PNG that shows what the text says; only for a channel that shows pictures, without choices. */
  readonly picture?: Uint8Array;
  /** Help for somebody in danger, or an alert: it waits for no turn. */
  readonly isUrgent?: true;
};

/** Which of the two was said to a message, and by which prompt the draft was asked for. */
export type ReplyChosen = {
  readonly messageId: string;
  readonly by: 'draft' | 'template' | 'nothing';
  /** A code: what spoke for or against the draft. */
  readonly why: string;
  readonly prompt: string;
};
