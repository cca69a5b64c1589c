// JSON lines in and out of a command.

import { createInterface } from 'node:readline';

export type Io = {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly errors: NodeJS.WritableStream;
};

/** Each non-empty line with its number, as it comes. */
export async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<[number, string]> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() !== '') yield [number, line];
  }
}

export function print({ output }: Pick<Io, 'output'>, text: string): void {
  output.write(`${text}\n`);
}

export function printJson(io: Pick<Io, 'output'>, value: unknown): void {
  print(io, JSON.stringify(value));
}

export function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A wish that was understood and cannot be done. */
export function refuse(io: Pick<Io, 'errors'>, kind: string): number {
  print({ output: io.errors }, `refused: ${kind}`);
  return 1;
}
