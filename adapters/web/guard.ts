// What a request of the API must be before anyone reads it, and the codes that say what it was not.

import type { Context, MiddlewareHandler } from 'hono';
import { RetryLater } from '../../src/ops/errors.ts';
import { isJson } from './edge/from-here.ts';

export const CODES = {
  400: ['bad-json', 'bad-body'],
  401: ['no-session'],
  403: ['not-from-here'],
  404: ['not-found'],
  409: ['other-session'],
  410: ['link-over'],
  413: ['too-long'],
  414: ['address-too-long'],
  415: ['not-json'],
  429: ['too-many'],
  500: ['went-wrong'],
  503: ['not-accepted', 'database-away', 'stopping'],
} as const;

export type Status = keyof typeof CODES;
export type CodeOf<S extends Status> = (typeof CODES)[S][number];

export function refuse<S extends Status>(c: Context, status: S, error: CodeOf<S>) {
  return c.json({ error }, status);
}

export function jsonOnly(): MiddlewareHandler {
  return async (c, next) => (isJson(c) ? next() : refuse(c, 415, 'not-json'));
}

/** @returns `away` while the database is. */
export async function unlessAway<T>(asked: Promise<T>): Promise<T | 'away'> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof RetryLater) return 'away';
    throw error;
  }
}
