// @ts-check
/** The texts of the view of maps, in the language of its reader; they load with the view. */

import {language} from '../language.js';
import {MAPS} from './en/maps.js';

export const maps = language === 'de' ? (await import('./de/maps.js')).MAPS : MAPS;
