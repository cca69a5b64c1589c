// Most of what a message needs is of no use soon after, and much of it outlives the small young
// generation. Left to itself the engine lets its heap grow to about four times what is in use
// before it looks what that is, the faster it is asked for more the longer, and keeps what it once
// had: 350 MB for 45 in use. It looks at twice as much instead; that takes a few hundredths of the
// processor's time.

import { setFlagsFromString } from 'node:v8';

export function staySmall(): void {
  setFlagsFromString('--heap-growing-percent=100');
}
