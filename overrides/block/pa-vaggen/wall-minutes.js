/**
 * What a meeting said, decided and parked, question by question, and what is done next by whom: out
 * of a workbook, in the order of the wall.
 *
 * @typedef {import('./wall.d.ts').Show} Show
 * @typedef {import('./wall.d.ts').Said} Said
 * @typedef {import('./wall.d.ts').Minutes} Minutes
 * @typedef {import('../../frame/workbook/workbook.d.ts').Workbook} Workbook
 * @typedef {import('../../scripts/docx.js').Block} Block
 * @typedef {import('../../scripts/docx.js').Letter} Letter
 */

import { NOTES } from '../../frame/workbook/workbook-file.js';
import { words } from '../../scripts/words.js';

/**
 * Returns the minutes; what is empty is left out.
 *
 * @param {Show} show
 * @param {Workbook} book
 * @returns {Minutes}
 */
export function minutesOf({ slides }, book) {
  const about = new Map(slides.map((slide) => [slide.about, slide]));
  for (const slide of slides) if (slide.kind === 'key') about.set(slide.about, slide);
  const said = [...about.values()].flatMap(({ about: id, title }) => {
    const [notes, decisions, parked] = NOTES.map((kind) => textIn(book.workshop[kind]?.[id]));
    return notes || decisions || parked ? [{ about: id, title, notes, decisions, parked }] : [];
  });
  const steps = slides.flatMap((slide) => slide.steps).flatMap(({ id, name }) => {
    const { status = '', agreed = '', open = '', next = [] } = book.steps[id] ?? {};
    const isEmpty = !status && !agreed.trim() && !open.trim() && !next.length;
    return isEmpty ? [] : [{ name, status, agreed: agreed.trim(), open: open.trim(), next }];
  });
  return { said, steps };
}

/** @param {import('../../frame/workbook/workbook.d.ts').Answer | undefined} answer what others wrote, too */
const textIn = (answer) =>
  [answer?.text ?? '', ...(answer?.others ?? []).map(({ text }) => text)]
    .map((text) => text.trim()).filter(Boolean).join('\n\n');

/** Says whether there is nothing to tell. @param {Minutes} minutes */
export const isEmpty = ({ said, steps }) => !said.length && !steps.length;

/**
 * Returns what is said of one thing, with what each is called.
 *
 * @param {Said} said
 * @returns {[string, string][]}
 */
export const rowsOf = ({ notes, decisions, parked }) => {
  /** @type {[string, string][]} */
  const rows = [
    [words.bok_noterat, notes],
    [words.bok_beslutat, decisions],
    [words.bok_parkerat, parked],
  ];
  return rows.filter(([, text]) => text);
};

/**
 * Returns where a step stands, with what each is called; what is next stands in a table of its own.
 *
 * @param {Minutes['steps'][number]} step
 * @returns {[string, string][]}
 */
export const standsOf = ({ status, agreed, open }) => {
  /** @type {[string, string][]} */
  const rows = [
    [words.bok_lage, status && words[`bok_lage_${status}`]],
    [words.bok_eniga, agreed],
    [words.bok_olika, open],
  ];
  return rows.filter(([, text]) => text);
};

export const nextHead = () => [words.bok_vad, words.bok_vem, words.bok_nar];

/**
 * Returns the minutes as a Word file tells them.
 *
 * @param {Minutes} minutes
 * @param {{ title: string, lang: string, lead: string }} told
 * @returns {Letter}
 */
export function letterOf({ said, steps }, { title, lang, lead }) {
  /** @param {[string, string][]} rows @returns {Block[]} */
  const texts = (rows) =>
    rows.flatMap(([label, text]) => [
      { kind: 'heading', level: 3, text: label },
      ...text.split('\n').filter((line) => line.trim()).map((line) => /** @type {Block} */ ({
        kind: 'paragraph',
        text: line,
      })),
    ]);
  /** @type {Block[]} */
  const blocks = [
    { kind: 'paragraph', style: 'Lead', text: lead },
    ...said.flatMap((one) => [
      /** @type {Block} */ ({ kind: 'heading', level: 2, text: one.title }),
      ...texts(rowsOf(one)),
    ]),
    ...steps.flatMap((step) => [
      /** @type {Block} */ ({ kind: 'heading', level: 2, text: step.name }),
      ...texts(standsOf(step)),
      ...(step.next.length
        ? [
          /** @type {Block} */ ({ kind: 'heading', level: 3, text: words.bok_harnast }),
          /** @type {Block} */ ({
            kind: 'table',
            caption: words.bok_harnast,
            head: nextHead(),
            rows: step.next.map(({ what, who, when }) => [what, who, when]),
            widths: [5, 3, 2],
          }),
        ]
        : []),
    ]),
  ];
  return { title, lang, blocks, foot: title };
}
