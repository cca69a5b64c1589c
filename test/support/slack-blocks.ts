// The limits Slack holds Block Kit to; what is over them is answered with `invalid_blocks`.

import { z } from 'zod';

const Text = (charsMax: number) =>
  z.union([
    z.strictObject({
      type: z.literal('plain_text'),
      text: z.string().min(1).max(charsMax),
      emoji: z.boolean().optional(),
    }),
    z.strictObject({
      type: z.literal('mrkdwn'),
      text: z.string().min(1).max(charsMax),
      verbatim: z.boolean().optional(),
    }),
  ]);

const Button = z.strictObject({
  type: z.literal('button'),
  action_id: z.string().min(1).max(255),
  text: z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(75),
    emoji: z.boolean().optional(),
  }),
  value: z.string().max(2000).optional(),
});

const blockId = z.string().max(255).optional();
const Block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('section'), block_id: blockId, text: Text(3000) }),
  z.strictObject({
    type: z.literal('context'),
    block_id: blockId,
    elements: z.array(Text(3000)).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z.array(Button).min(1).max(25),
  }),
]);

export type SlackBlock = z.infer<typeof Block>;
export type SlackButton = z.infer<typeof Button>;

/** The blocks as Slack keeps them, or undefined where it would refuse them. */
export function acceptedBlocks(raw: unknown, blocksMax: number): SlackBlock[] | undefined {
  const { data } = z.array(Block).max(blocksMax).safeParse(raw);
  if (data === undefined) return undefined;
  const actionIds = buttonsOf(data).map(({ action_id }) => action_id);
  if (new Set(actionIds).size < actionIds.length) return undefined;
  return data.map((block, index) => ({ ...block, block_id: block.block_id ?? `b${index}` }));
}

export function buttonsOf(blocks: readonly SlackBlock[]): SlackButton[] {
  return blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
}

/** What somebody reads on the screen, without the buttons. */
export function readable(blocks: readonly SlackBlock[]): string {
  const texts = blocks.flatMap((block) => {
    if (block.type === 'section') return [block.text.text];
    return block.type === 'context' ? block.elements.map(({ text }) => text) : [];
  });
  return texts.join('\n');
}
