// `config`: the README's table, made from the schema.

import type { Config } from '../ops/config.ts';
import { configRows } from '../ops/config.ts';
import { type Io, print } from './lines.ts';

export async function configTable(_args: string[], _config: Config, io: Io): Promise<number> {
  print(io, configMarkdown());
  return 0;
}

export function configMarkdown(): string {
  const rows = configRows().map(
    ({ name, fallback, about }) => `| \`${name}\` | ${fallback && `\`${fallback}\``} | ${about} |`,
  );
  return ['| variable | default | what |', '| --- | --- | --- |', ...rows].join('\n');
}
