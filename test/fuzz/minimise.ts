/** The smallest part of a text that fails alike. */

/** Removes lines, then halves of what is left, then ever smaller parts, as long as the rest still fails. */
export function minimise(text: string, fails: (text: string) => boolean): string {
  let smallest = text;
  let size = Math.ceil(smallest.length / 2);
  while (size >= 1) {
    let hasShrunk = false;
    for (let start = 0; start < smallest.length; ) {
      const rest = smallest.slice(0, start) + smallest.slice(start + size);
      if (fails(rest)) {
        smallest = rest;
        hasShrunk = true;
      } else {
        start += size;
      }
    }
    if (!hasShrunk || size > smallest.length) size = Math.floor(size / 2);
  }
  return smallest;
}
