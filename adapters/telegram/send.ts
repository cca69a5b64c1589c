import { type Api, InputFile } from 'grammy';
import type { Outbound } from '../../src/core/message.ts';
import type { SendResult } from '../../src/core/ports.ts';
import { errorOf, faultIn } from './faults.ts';
import { type Rendered, render } from './render.ts';

export type Send = (chatId: string, outbound: Outbound) => Promise<SendResult>;

export function openSend(api: Api): Send {
  // A retry of a long text goes on after the pieces that went out, instead of showing them again.
  const piecesSent = new Map<string, number>();

  return async (chatId, outbound) => {
    const key = `${outbound.id} ${chatId}`;
    const done = piecesSent.get(key) ?? 0;
    piecesSent.delete(key);
    for (const [index, piece] of render(outbound).entries()) {
      if (index < done) continue;
      const fault = await sendPiece(api, chatId, piece);
      if (fault === undefined) continue;
      if (fault.kind === 'unreachable') return fault;
      if (index > 0) piecesSent.set(key, index);
      throw errorOf(fault);
    }
    return { kind: 'sent' };
  };
}

async function sendPiece(api: Api, chatId: string, piece: Rendered) {
  const fault = await faultIn(() => show(api, chatId, piece));
  if (fault?.kind !== 'moved') return fault;
  // A group that became a supergroup has a new id; an alert to its people must not die of that.
  const again = await faultIn(() => show(api, fault.toChatId, piece));
  return again?.kind === 'moved' ? { kind: 'unreachable' as const } : again;
}

function show(api: Api, chatId: string, { text, options, picture }: Rendered): Promise<unknown> {
  if (picture === undefined) return api.sendMessage(chatId, text, options);
  // Its name is what somebody saves it by; the text stands under it, there is no field for alt text.
  return api.sendPhoto(chatId, new InputFile(picture, 'warmline.png'), { caption: text });
}
