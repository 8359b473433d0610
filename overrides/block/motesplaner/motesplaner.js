/** Lets the chosen step or phase follow the links to the plans. */

import { meetingForm } from '../motesplan/meetingform.js';

/** @param {HTMLElement} root */
export default function start(root) {
  meetingForm(root, () => {});
}
