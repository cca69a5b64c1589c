import { expect, it } from 'vitest';
import { readConfig } from '../../src/ops/config.ts';

it('a process of one role needs a server that it can share with the others', () => {
  expect(() => readConfig({ ROLE: 'web' })).toThrow('config-invalid');
  const shared = { DATABASE_URL: 'postgres://localhost/warmline' };
  expect(readConfig({ ROLE: 'worker', ...shared }).ROLE).toBe('worker');
  expect(readConfig({}).ROLE).toBe('all');
});
