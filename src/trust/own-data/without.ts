/** A row without some of its fields. */
export function without<T extends object, K extends keyof T>(row: T, ...keys: K[]): Omit<T, K> {
  const left = { ...row };
  for (const key of keys) delete left[key];
  return left;
}
