// @ts-check
/** The gradient, in German. */

import {count} from '../../count.js';

/** @type {typeof import('../en/gradient.js').GRADIENT} */
export const GRADIENT = {
  title: 'Der Gradient',
  derivatives: 'Ableitungen',
  at: 'bei ',
  startInForm: 'dem Anfang im Formular',
  epochOfRun: (epoch) => `Epoche ${count(epoch)} des Laufs`,
  check: 'Prüfen',
  checkMine: 'Meinen prüfen',
  paste: 'Fügen Sie einen selbst hergeleiteten Gradienten ein, in der Reihenfolge der Tabelle; NA lässt einen '
    + 'Eintrag aus. Jeder Eintrag wird mit dem exakten verglichen.',
  yours: 'Ihr Gradient',
  pasteFirst: 'Fügen Sie zuerst einen Gradienten ein.',
  claim: (fault) => `Ein Gradient: ${fault}`,
  byStep: 'Backpropagation, Schritt für Schritt',
  row: 'Zeile ',
  nextRow: 'Nächste Zeile',
  steps: 'Schritte',
  noRows: 'Es gibt keine Zeilen, deren Schritte zu zeigen wären.',
  summary: {
    loss: 'Verlust',
    norm: 'Norm des Gradienten',
    check: 'Numerische Probe',
    nothingCompared: 'nichts verglichen',
    agrees: (difference, points) => `stimmt bis auf ${difference} an ${points} Stellen`,
    disagrees: (difference, points) => `weicht um ${difference} ab, an ${points} Stellen`,
    largest: 'Krümmung, größte',
    smallest: 'Krümmung, kleinste',
    stable: 'Größtes stabiles α',
    notFinite: 'Nicht endlich',
  },
  table: {
    first: (shown, all) => `Die ersten ${shown} von ${all} Parametern; das JSON hat alle.`,
    title: 'Ableitungen des Verlusts',
    parameter: 'Parameter',
    formula: 'Formel',
    value: 'Wert',
    yours: 'Ihrer',
    verdict: 'Urteil',
    numerical: 'Numerisch',
    relativeError: 'Relativer Fehler',
    right: 'richtig',
    wrong: 'falsch',
  },
  verdict: {
    nothing: 'Es wurde nichts eingegeben.',
    agree: (n) => (n > 1 ? `Alle ${count(n)} Einträge stimmen.` : 'Der Eintrag stimmt.'),
    wrong: (k, n, names) => `${k} von ${n} stimmen; falsch: ${names}.`,
    sign: (n) => (n > 1 ? 'Sie stimmen bis auf das Vorzeichen.' : 'Er stimmt bis auf das Vorzeichen.'),
    tooLarge: (n, times, factor) =>
      `${n > 1 ? 'Sie sind' : 'Er ist'} ${times}-mal zu groß: es fehlt der Faktor ${factor}.`,
    half: (n) => (n > 1 ? 'Sie sind halb so groß, wie sie sein müssten: es fehlt der Faktor 2.'
      : 'Er ist halb so groß, wie er sein müsste: es fehlt der Faktor 2.'),
    times: (factor) => `Alle sind das ${factor}-fache dessen, was sie sein müssten.`,
    swapped: (one, other) => `${one} und ${other} sind vertauscht.`,
  },
  walk: {
    output: 'der Ausgabe',
    single: 'die Ausgabe',
    outputUnit: (n) => `Ausgabe ${n}`,
    hiddenLayer: 'der verdeckten Schicht',
    hiddenLayerOf: (n) => `der verdeckten Schicht ${n}`,
    unitOf: (n, layer) => `Einheit ${n} ${layer}`,
    forward: (unit) => `Vorwärts: ${unit}`,
    sums: (layer) => `Vorwärts: gewichtete Summen ${layer}`,
    activations: (layer) => `Vorwärts: Aktivierungen ${layer}`,
    loss: 'Der Verlust dieser Zeile',
    shares: (layer) => `Rückwärts: Anteil an ∂L/∂z ${layer}`,
    derivatives: 'Der Anteil dieser Zeile an den Ableitungen nach den Gewichten; nach einem Bias ist er δ selbst',
    backward: (unit) => `Rückwärts: ${unit}; der Anteil dieser Zeile an jeder Ableitung`,
    stepOf: (optimizer) =>
      `Der Schritt: ${optimizer} macht ihn aus den Ableitungen über alle Zeilen; die Pfeile zeigen gegen sie`,
    step: 'Der Schritt: jeder Parameter geht gegen seine Ableitung über alle Zeilen, um α',
  },
};
