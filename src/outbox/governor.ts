// How fast a platform takes messages: so many a second in all, so many in one chat, each with a
// small burst. Each of them gets its moment in the order of asking; a chat that writes much waits
// for itself. What is urgent waits for none of it, and the others make room.

export type Rate = { readonly perSecond: number; readonly burst: number };
export type Limits = {
  readonly all: Rate;
  readonly chat: Rate;
  /** Of chats of several people, where they are fewer. */
  readonly group?: Rate;
};

/** When the next message would be on time if they came evenly: in all, and in each chat. */
export type Line = {
  readonly all: number;
  readonly chats: ReadonlyMap<string, number>;
};

/** @returns the moment to send at, and the line behind it. All in milliseconds. */
export function takeTurn(
  { all, chats }: Line,
  limits: Limits,
  asked: { readonly chat: string; readonly isGroup: boolean; readonly isUrgent: boolean },
  nowMs: number,
): { readonly atMs: number; readonly all: number; readonly chat: number } {
  const own = asked.isGroup ? (limits.group ?? limits.chat) : limits.chat;
  const inAll = Math.max(all, nowMs);
  const inChat = Math.max(chats.get(asked.chat) ?? nowMs, nowMs);
  const atMs = asked.isUrgent
    ? nowMs
    : Math.max(nowMs, inAll - slackMs(limits.all), inChat - slackMs(own));
  return { atMs, all: inAll + everyMs(limits.all), chat: inChat + everyMs(own) };
}

/** A chat's place in the line such that its next message comes at this moment and no sooner. */
export function restUntil({ chat, group = chat }: Limits, isGroup: boolean, atMs: number): number {
  return atMs + slackMs(isGroup ? group : chat);
}

function everyMs({ perSecond }: Rate): number {
  return 1_000 / perSecond;
}

/** By how much a burst may come before its time. */
function slackMs({ perSecond, burst }: Rate): number {
  return ((burst - 1) * 1_000) / perSecond;
}
