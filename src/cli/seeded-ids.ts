// Ids that look fresh and are the same for the same seed: what a script is told can be told again.

import { createHash } from 'node:crypto';

export function seededIds(seed: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    const order = count.toString(16).padStart(8, '0'); // in the order they were drawn
    const hash = createHash('sha256').update(`${seed}:${count}`).digest('hex');
    return `${order}-${hash.slice(0, 4)}-7${hash.slice(4, 7)}-8${hash.slice(7, 10)}-${hash.slice(10, 22)}`;
  };
}
