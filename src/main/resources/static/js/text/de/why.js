// @ts-check
/** The panel beside the stage, in German. */

import {count} from '../../count.js';

/** @type {typeof import('../en/why.js').WHY} */
export const WHY = {
  looking: 'Ursachen werden gesucht …',
  trying: 'Abhilfen werden erprobt, je 64 Läufe …',
  cure: 'Eine erprobte Abhilfe',
  otherCures: 'Andere Abhilfen',
  unproven: 'Erprobt, aber nicht bewiesen',
  causes: 'Die Ursachen',
  cause: 'Die Ursache',
  sideEffects: 'Begleiterscheinungen',
  findings: 'Befunde',
  none: 'Der Dienst hat für diesen Lauf keine Diagnose.',
  later: 'Die Diagnose kommt, wenn der Lauf endet.',
  beforeFirst: ', vor der ersten Epoche',
  was: (status, why) => `Zustand des Laufs: ${status.toLowerCase()}${why}.`,
  noResult: (status) => `Dieser Lauf hat kein Ergebnis (${status.toLowerCase()}).`,
  oneChange: 'Eine Änderung: ',
  noHelp: 'Diese Änderung hat nicht geholfen: ',
  before: (loss) => `. Verlust vorher ${loss}, jetzt `,
  now: '.',
  evidence: 'Beleg',
  value: 'Wert',
  threshold: 'Schwelle',
  epoch: 'Epoche',
  source: 'Quelle: ',
  apply: 'Anwenden und trainieren',
  runAnyway: 'Trotzdem trainieren',
  converged: (k, n) => `${k} von ${n} Läufen konvergierten`,
  unchanged: (k, n) => `; unverändert: ${k} von ${n}`,
  median: (epochs) => `. Median ${count(epochs)} Epochen`,
  question: 'Warum konvergiert es nicht?',
  story: 'Ein Netz mit zwei verdeckten Einheiten soll XOR lernen. Sein Gradient wurde von Hand hergeleitet und stimmt. '
    + 'Jedes Gewicht beginnt bei 0.1, die Lernrate ist 0.3, und nach 10\u202f000 Epochen hat das Netz nichts gelernt.',
  pressTrain: 'Klicken Sie auf „Trainieren“',
  seeIt: ' und sehen Sie, wie es geschieht: Der Verlust fällt auf 1/4, den Wert der besten konstanten Vorhersage, und '
    + 'bleibt dort. Dann zeigt dieses Feld die Ursache mit ihrem Beweis und eine erprobte Abhilfe.',
  anyQuestion: 'Konvergiert es?',
  atTheEnd: '. Wenn der Lauf endet, zeigt dieses Feld, wie er geendet hat. Ist er nicht konvergiert, zeigt es die '
    + 'Ursache mit ihrem Beweis und erprobte Abhilfen.',
  becomes: (before, after) => `${before} wird ${after}`,
  range: (low, high) => `${low} bis ${high}`,
  weights: 'Gewichte',
  inSentence: (label) => label,
  all: (value) => `alle ${value}`,
  typedIn: 'eingegebener Anfang',
  ownRows: 'eigene Zeilen',
  upload: 'Upload',
  linear: 'linear',
  hidden: (widths) => `${widths} verdeckt`,
};
