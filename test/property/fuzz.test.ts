/** A short run of what `npm run fuzz` does for as long as one likes: always the same inputs. */
import fc from 'fast-check';
import { test } from 'vitest';
import { examine } from '../fuzz/examine.js';
import { inputs } from '../fuzz/inputs.js';

test('nothing that is asked of any file fails', () => {
  fc.assert(fc.property(inputs, examine), { seed: 20_260_101, numRuns: 300 });
});
