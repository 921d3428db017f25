/** How much memory a long run takes. */
import { setFlagsFromString } from 'node:v8';

/**
 * V8 lets the heap grow to several times of what is in use before it looks for garbage. Models are large and live
 * shortly: at twice of it, a third of the memory does, for a few percent of the time.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=100');
}
