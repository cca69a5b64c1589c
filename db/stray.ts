// What the driver lets fail behind everybody's back.

/**
 * The driver asks each new connection for its array types and drops the promise (postgres.js,
 * issues 1192 and 1223): cut in that moment, it rejects where nobody can catch it. Whoever waited
 * for the connection is told by itself; this is only its echo.
 */
export function isStray(reason: unknown): boolean {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    'query' in reason &&
    typeof reason.query === 'string' &&
    reason.query.includes('select b.oid, b.typarray')
  );
}
