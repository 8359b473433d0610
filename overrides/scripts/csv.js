/**
 * Lists for a spreadsheet. A Swedish Excel parts cells at semicolons and an English one at commas,
 * and both need a byte order mark to read å, ä and ö. No cell can run as a formula
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */

const BYTE_ORDER_MARK = '\ufeff';
/** @type {Record<string, string>} */
const SEPARATORS = { sv: ';', en: ',' };
// A cell begins a formula with one of these, the wide forms included; what stands after a mark that
// another program may part cells at is the beginning of one too.
const FORMULA = /^(\s*)([=+\-@＝＋－＠])/;
const FORMULA_INSIDE = /([;,\t\r\n])(\s*)([=@＝＠]|[+\-＋－](?=[\p{L}\p{N}(]))/gu;

/**
 * Returns a cell whose text no program takes for a formula: an apostrophe says that it is text.
 *
 * @param {string} text
 */
const harmless = (text) => text.replace(FORMULA, "$1'$2").replace(FORMULA_INSIDE, "$1$2'$3");

/** @param {string} text */
const quoted = (text) =>
  /[;,"\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * Returns rows of cells as a CSV file (RFC 4180) for readers of a language, "sv" or "en".
 *
 * @param {string[][]} rows
 * @param {string} lang
 */
export function csv(rows, lang) {
  const separator = SEPARATORS[lang] ?? SEPARATORS.sv;
  const lines = rows.map((row) => row.map((cell) => quoted(harmless(cell))).join(separator));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}
