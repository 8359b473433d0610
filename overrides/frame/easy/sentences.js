/** Cuts a text into sentences, to be read one by one. */

const ENDS = /[.?!:]+[”"»)]*(?=\s|$)/g;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/**
 * Returns the sentences of a text, each with its place in it and its words with single spaces. A
 * colon ends one too, and so does the end of the text.
 *
 * @param {string} text
 */
export function sentences(text) {
  const ends = [...text.matchAll(ENDS)].map((found) => found.index + found[0].length);
  let from = 0;
  return [...ends, text.length].flatMap((end) => {
    const written = text.slice(from, end);
    const start = from + written.length - written.trimStart().length;
    from = end;
    const words = written.replace(/\s+/g, ' ').trim();
    return SAYS_SOMETHING.test(words) ? [{ start, end, words }] : [];
  });
}
