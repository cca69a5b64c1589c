// What nobody caught. A message can quote what a person wrote, so only a code is told.

import { isStray } from '../db/stray.ts';
import { factsOf, type Log } from './ops/log.ts';

type Process = Pick<NodeJS.Process, 'on' | 'exit'>;

/** From here on, what nobody caught ends the process with one line; the driver's echo does not. */
export function speakLast(log: Log, program: Process = process): void {
  program.on('unhandledRejection', (reason) => {
    if (isStray(reason)) log.warn('connection-lost-while-opening');
    else end(reason);
  });
  program.on('uncaughtException', end);

  function end(reason: unknown): void {
    log.error('ended-by-what-nobody-caught', factsOf(reason));
    program.exit(1);
  }
}
