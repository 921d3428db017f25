/**
 * Letters and digits that look like those of ASCII: typed on another keyboard, or copied from a page that draws them so.
 *
 * Cyrillic and Greek ones as in the confusables of Unicode Technical Standard 39; others are ASCII in compatibility form
 * (Unicode Standard Annex 15, NFKC), as full-width and mathematical ones are.
 */
const PAIRS = [
  'АВЕЅІЈКМНОРСТХУԜ',
  'ABESIJKMHOPCTXYW',
  'асеіјорѕху',
  'aceijopsxy',
  'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ',
  'ABEZHIKMNOPTYX',
];

const LATIN = new Map<string, string>();
for (let index = 0; index < PAIRS.length; index += 2) {
  const [foreign = '', latin = ''] = [PAIRS[index], PAIRS[index + 1]];
  [...foreign].forEach((char, place) => {
    LATIN.set(char, latin.charAt(place));
  });
}

/** The text in ASCII as it looks; undefined where something in it looks like nothing there, or is ASCII already. */
export function asItLooks(text: string): string | undefined {
  const plain = [...text].map(
    (char) => LATIN.get(char) ?? (/[\p{Lu}\p{Ll}\p{Nd}]/u.test(char) ? char.normalize('NFKC') : char),
  );
  const isPlain = plain.every((char) => /^[A-Za-z0-9]$/.test(char));
  return isPlain && plain.join('') !== text ? plain.join('') : undefined;
}
