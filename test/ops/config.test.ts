import { expect, it } from 'vitest';
import { readConfig } from '../../src/ops/config.ts';

it('a process of one role needs a server that it can share with the others', () => {
  expect(() => readConfig({ ROLE: 'web' })).toThrow('config-invalid');
  const shared = { DATABASE_URL: 'postgres://localhost/warmline' };
  expect(readConfig({ ROLE: 'worker', ...shared }).ROLE).toBe('worker');
  expect(readConfig({}).ROLE).toBe('all');
});

it('numbers are read from other machines only by whoever shows a token', () => {
  const open = { METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' };
  expect(() => readConfig(open)).toThrow('config-invalid');
  expect(readConfig({ ...open, METRICS_TOKEN: 'a-token-that-is-long' }).METRICS_PORT).toBe(9464);
  expect(readConfig({ METRICS_PORT: '9464' }).METRICS_HOST).toBe('127.0.0.1');
});
