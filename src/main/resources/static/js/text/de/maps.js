// @ts-check
/** The view of maps, in German. */

import {count, plural} from '../../count.js';

/** @type {Record<import('../../maps/types.js').MapMeasure, string>} */
const MEASURES = {
  rate: 'der Anteil, der konvergiert',
  loss: 'der Median des Verlusts',
  'holdout-loss': 'der Median des zurückgehaltenen Verlusts',
  epochs: 'die Zahl der Epochen bis zur Konvergenz',
  basin: 'wo die Läufe enden',
};

/** @type {typeof import('../en/maps.js').MAPS} */
export const MAPS = {
  title: 'Karten',
  intro: 'Viele Läufe mit den Angaben des Formulars, von denen zwei Felder variieren: Wie oft konvergiert das '
    + 'Training, und wo?',
  founding: 'Die Ausgangsfrage',
  foundingHint: 'Drei Karten des Netzes, mit dem alles anfing. Beim ersten Mal werden in einer halben Minute '
    + '100\u202f000 Netze trainiert.',
  presets: {starts: 'Anfänge', spread: 'Lernrate und Streuung', basins: 'Wo Anfänge enden'},
  names: {
    starts: 'Anfänge uniform(low, high)',
    spread: 'Lernrate alpha und Streuung des Anfangs',
    basins: 'Wo Anfänge enden',
  },
  own: 'Eine eigene Karte',
  kind: 'Über',
  kinds: {fields: 'zwei Felder', plane: 'eine Ebene von Anfängen'},
  sides: {x: 'Nach rechts', y: 'Nach oben'},
  field: 'Feld',
  as: 'Als',
  ways: {range: 'Bereich', list: 'Liste'},
  from: 'Von',
  to: 'Bis',
  steps: 'Schritte',
  log: 'log.',
  values: 'Werte',
  valuesHint: 'Durch Kommas getrennt, Werte mit Dezimalkomma durch Strichpunkte: 0,1; 0,5; Schichten durch einen '
    + 'Bindestrich, etwa 8-4',
  starts: 'Anfänge je Stelle',
  directions: {x: 'Rechts', y: 'Oben'},
  resolution: 'Pixel',
  train: 'Die Karte trainieren',
  size: (runs) => plural(runs, 'Lauf', 'Läufe'),
  earlier: 'Frühere',
  none: 'noch keine',
  map: 'Die Karte',
  kindOfPicture: 'Karte',
  progressLabel: 'Trainierte Läufe',
  show: 'gezeigt',
  across: 'rechts',
  upwards: 'oben',
  measures: MEASURES,
  copies: 'symmetrische Kopien getrennt',
  region: 'Einen Bereich wählen',
  regionHint: 'Danach über die Karte ziehen',
  cancel: 'Abbrechen',
  remove: 'Löschen',
  share: 'Die Karte teilen',
  noMap: 'Davon gibt es keine Karte: Zwei Felder müssen in einer Liste von Werten oder in Schritten variieren.',
  nothing: 'Wählen Sie eine der drei Karten, oder trainieren Sie eine eigene.',
  progress: (done, runs) => `${count(done)} von ${plural(runs, 'Lauf', 'Läufen')} trainiert …`,
  states: {
    queued: 'wartet', running: 'trainiert', completed: 'fertig', failed: 'gescheitert', cancelled: 'abgebrochen'},
  ended: (state, done) => `${state}, ${plural(done, 'Lauf', 'Läufe')}`,
  usage: 'Wählen Sie eine Stelle, um ihren Lauf zu öffnen oder ihre Läufe aufzulisten, oder ziehen Sie über einen '
    + 'Bereich. Mit Tasten: Pfeile bewegen, Umschalt und Pfeile wählen einen Bereich, Enter öffnet, Escape beendet.',
  label: (measure, x, y) => `Karte über ${x} und ${y}: ${MEASURES[measure]}`,
  range: (measure, low, high) => `Die Farbe ist ${MEASURES[measure]}: niedrigster Wert ${low}, höchster ${high}.`,
  extreme: (value, place) => `${value} bei ${place}`,
  span: (first, last) => `${first} bis ${last}`,
  groups: (ends) => `Die Farbe zeigt, wo ein Anfang endet: ${ends}.`,
  rarer: (n) => ` und ${plural(n, 'selteneres Ende', 'seltenere Enden')}`,
  log10: 'log₁₀',
  unknown: 'nicht bekannt',
  converge: (share) => `${share} konvergieren`,
  fates: {converged: 'konvergiert', stuck: 'festgefahren', diverged: 'divergiert', other: 'seltenere Enden'},
  stuckAt: (loss) => `festgefahren bei Verlust ${loss}`,
  legend: ['Ende', 'Anteil', 'Median des Verlusts', 'Ein Lauf'],
  ends: 'Wo Läufe enden',
  table: 'Die Zahlen',
  tableTooLarge: 'Für eine Tabelle hat die Karte zu viele Stellen; ihr Menü hat die Zahlen als JSON.',
  runs: 'Läufe dieses Bereichs',
  runsUsage: 'Klicken Sie auf eine Stelle der Karte, oder ziehen Sie darüber: ihre Läufe stehen dann hier.',
  runsColumns: ['Lauf', 'Bei', 'Ende', 'Verlust', 'Epochen'],
  openRun: (run) => `Lauf ${count(run)} öffnen`,
  run: (run) => `Lauf ${count(run)}`,
  more: (left) => `Mehr zeigen, noch ${count(left)}`,
  converged: (converged, share) => `, davon ${count(converged)} konvergiert (${share})`,
  opening: (run) => `Lauf ${count(run)} wird noch einmal trainiert, mit seinem ganzen Verlauf …`,
  badges: {
    converged: 'konvergiert', diverged: 'divergiert', plateau: 'nicht konvergiert', queued: 'noch nicht trainiert'},
};
