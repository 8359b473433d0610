/** What reads and writes Word files, fetched when somebody asks for it and not before. */

import { draftOf } from './worddraft.js';
import { fillDiary, fillForm } from './wordfill.js';
import { readDiary } from './wordread.js';

export const wordWork = { draftOf, fillDiary, fillForm, readDiary };
