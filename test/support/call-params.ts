// A call's parameters: as JSON, or as a form that brings the bytes of a file along.

import type { IncomingMessage } from 'node:http';
import { buffer, json } from 'node:stream/consumers';

type Params = Readonly<Record<string, unknown>>;

export async function paramsOf(request: IncomingMessage): Promise<Params> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) return (await json(request)) as Params;
  const body = new Response(await buffer(request), { headers: { 'content-type': type } });
  const fields = [...(await body.formData())].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer()),
  ]);
  return Object.fromEntries(await Promise.all(fields));
}
