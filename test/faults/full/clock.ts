// Loaded before the program, with the name of a file: its clock is as far off as that says.

import { readFileSync } from 'node:fs';

const RealDate = Date;
const realNow = RealDate.now.bind(RealDate);
const file = new URL(import.meta.url).searchParams.get('file') ?? '';
let offsetMs = 0;
setInterval(() => {
  offsetMs = Number(readFileSync(file, 'utf8')) || 0;
}, 100).unref();

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args) =>
    args.length === 0
      ? new target(realNow() + offsetMs)
      : Reflect.construct(target, args as [number]),
  get: (target, name) =>
    name === 'now' ? () => realNow() + offsetMs : Reflect.get(target, name, target),
});
