// @ts-check
/** The help, in German. Words of the service are explained too, which are English. */

/** @type {typeof import('../en/help.js').HELP} */
export const HELP = {
  title: 'Hilfe',
  takeTour: 'Den Rundgang beginnen',
  keysTitle: 'Tasten',
  termsTitle: 'Begriffe',
  tourName: 'Rundgang',
  endTour: 'Den Rundgang beenden',
  done: 'Fertig',
  keys: [
    [['?'], 'Diese Hilfe'],
    [['Enter'], 'In einem Feld des Formulars: trainieren'],
    [['Leertaste'], 'Auf der Bühne: der nächste Schritt der Backpropagation'],
    [['←', '→'], 'Auf der Leiste: eine Epoche zurück oder weiter; im Streubild: die nächste Zeile'],
    [['+', '−', '0'], 'Auf dem Verlust: näher, weiter weg, alle Epochen'],
    [['Strg', 'Z'], 'Rückgängig; mit Umschalt: wiederholen'],
    [['0', '1'], 'Auf der Punkteebene: Punkt setzen; Pfeile bewegen das Kreuz, T wechselt die Klasse, Entf löscht'],
    [['↑', '↓'], 'In der Vorführung: das Bild davor oder danach'],
    [['Esc'], 'Schließen oder die Vorführung beenden'],
  ],
  tour: [
    {
      title: 'Was es gelernt hat',
      text: 'Die Farbe ist, was das Netz an jeder Stelle vorhersagt, die Punkte sind die Daten. Überall eine Farbe: '
        + 'es hat nichts gelernt.'},
    {
      title: 'Das Netz',
      text: 'Jede Einheit zeigt ihr eigenes Bild derselben Ebene. Hier zeigen zwei verdeckte Einheiten dasselbe: sie '
        + 'lernen, als wären sie eine einzige.'},
    {
      title: 'Der Verlust',
      text: 'Wie falsch das Netz nach jeder Epoche liegt. Er soll gegen 0 fallen; wo er flach bleibt, ist ein '
        + 'Plateau.'},
    {
      title: 'Eine Leiste für alles',
      text: 'Abspielen, einen Schritt gehen oder ziehen: Ebene, Netz und Verlust gehören immer zur selben Epoche.'},
    {
      title: 'Warum, und was hilft',
      text: 'Die Ursache mit den Zahlen, die sie beweisen, und Abhilfen, die 64-mal erprobt sind. Ein Klick wendet '
        + 'eine an.'},
  ],
  terms: {
    activation: {
      name: 'Aktivierung', words: ['Aktivierung', 'Aktivierungen', 'Aktivierungsfunktion', 'activation', 'activations'],
      text: 'Die Funktion, die eine Einheit auf ihre gewichtete Summe anwendet. Ohne eine gekrümmte ist ein Netz '
        + 'nicht mehr als eine Gerade oder Ebene.'},
    alpha: {
      name: 'Alpha, die Lernrate', words: ['Lernrate', 'alpha', 'step size', 'learning rate'],
      text: 'Wie weit ein Schritt gegen den Gradienten geht. Zu klein ist langsam; über der Stabilitätsgrenze '
        + 'schwingt oder wächst der Verlust.'},
    backpropagation: {
      name: 'Backpropagation', words: ['Backpropagation'],
      text: 'Berechnet alle Ableitungen des Verlusts in einem Weg zurück durch das Netz, mit der Kettenregel.'},
    baseline: {
      name: 'Beste Konstante', words: ['beste Konstante', 'besten konstanten Vorhersage', 'beste konstante Vorhersage',
        'baseline', 'best constant guess', 'best constant prediction', 'best constant'],
      text: 'Der Verlust der besten Antwort, die die Eingaben nicht beachtet, bei quadratischen Fehlern der '
        + 'Mittelwert. Ein Lauf, der dort endet, hat nichts gelernt.'},
    bias: {
      name: 'Bias', words: ['Bias', 'Biases'],
      text: 'Die Zahl, die eine Einheit zu ihrer gewichteten Summe addiert, gelernt wie ein Gewicht.'},
    converged: {
      name: 'Konvergiert', words: ['konvergiert', 'konvergieren', 'konvergierten', 'converged', 'converge',
        'converges'],
      text: 'Der Lauf hat 99 % von dem gelernt, was zu lernen ist: vom Weg von der besten Konstante bis zur '
        + 'Untergrenze.'},
    dead: {
      name: 'Tote Einheit', words: ['tote Einheit', 'tote Einheiten', 'dead unit', 'dead units'],
      text: 'Eine Einheit, deren Aktivierung auf jeder Zeile flach ist, sodass kein Gradient durch sie fließt und '
        + 'sie sich nicht erholen kann.'},
    diverged: {
      name: 'Divergiert', words: ['divergiert', 'divergieren', 'Divergenz', 'diverged', 'diverges', 'divergence'],
      text: 'Der Verlust ist über alle Grenzen gewachsen, meist weil alpha über der Stabilitätsgrenze liegt.'},
    epoch: {
      name: 'Epoche', words: ['Epoche', 'Epochen', 'epoch', 'epochs'],
      text: 'Ein Durchgang durch alle Trainingszeilen. Mit allen Zeilen auf einmal ist das ein Schritt.'},
    floor: {
      name: 'Untergrenze', words: ['Untergrenze', 'floor'],
      text: 'Der kleinste Verlust, den irgendeine Funktion der Eingaben erreichen kann. Er ist über 0, wo gleiche '
        + 'Eingaben verschiedene Zielgrößen haben.'},
    gradient: {
      name: 'Gradient', words: ['Gradient', 'Gradienten', 'gradients'],
      text: 'Die Ableitungen des Verlusts nach allen Parametern. Er zeigt dahin, wo der Verlust am schnellsten '
        + 'wächst; das Training geht gegen ihn.'},
    heldOut: {
      name: 'Zurückgehaltene Zeilen', words: ['zurückgehaltene Zeilen', 'zurückgehaltenen Zeilen', 'zurückgehalten',
        'held-out rows', 'held out', 'held-out', 'unseen rows'],
      text: 'Zeilen, mit denen das Netz nicht trainiert wird. Sie sagen, wie gut es auf Daten ist, die es nicht '
        + 'gesehen hat.'},
    hessian: {
      name: 'Krümmung', words: ['Krümmung', 'Krümmungen', 'Eigenwert', 'Eigenwerte', 'hessian', 'curvature',
        'curvatures', 'eigenvalue', 'eigenvalues'],
      text: 'Wie schnell sich der Gradient ändert: die zweiten Ableitungen des Verlusts und ihre Eigenwerte in den '
        + 'Richtungen, in denen sich der Verlust am meisten und am wenigsten krümmt.'},
    hiddenUnit: {
      name: 'Verdeckte Einheit', words: ['verdeckte Einheit', 'verdeckte Einheiten', 'verdeckten Einheiten',
        'verdeckte Schicht', 'verdeckten Schicht', 'hidden unit', 'hidden units', 'hidden layer', 'hidden layers'],
      text: 'Eine Einheit zwischen Eingaben und Ausgaben. Sie wendet die Aktivierung auf eine gewichtete Summe der '
        + 'Einheiten vor ihr an.'},
    initialization: {
      name: 'Anfang', words: ['Initialisierung', 'initialization', 'same start', 'random start'],
      text: 'Die Parameter vor der ersten Epoche. Sie müssen verschieden sein, sonst bleiben Einheiten mit denselben '
        + 'Zahlen für immer gleich.'},
    loss: {
      name: 'Verlust', words: ['Verlust', 'Verlusts', 'Verluste', 'loss'],
      text: 'Eine Zahl dafür, wie falsch das Netz auf seinen Zeilen liegt: der mittlere quadratische Fehler oder '
        + 'eine Kreuzentropie. Das Training macht sie klein.'},
    miniBatch: {
      name: 'Mini-Batch', words: ['Mini-Batch', 'Mini-Batches'],
      text: 'Einige der Zeilen, für einen Schritt. Viele verrauschte Schritte je Epoche treten an die Stelle eines '
        + 'genauen.'},
    optimizer: {
      name: 'Verfahren', words: ['Optimierer', 'optimizer', 'optimizers'],
      text: 'Die Regel, die aus einem Gradienten einen Schritt macht: einfacher Abstieg, Momentum, Adam, L-BFGS und '
        + 'andere.'},
    plateau: {
      name: 'Plateau', words: ['Plateau', 'Plateaus'],
      text: 'Eine Strecke, auf der der Verlust flach ist, sodass der Gradient fast 0 ist und das Training kaum '
        + 'vorankommt.'},
    rSquared: {
      name: 'R²', words: ['R²'],
      text: 'Der Anteil der Varianz der Zielgrößen, den die Vorhersagen erklären: 1 ist vollkommen, 0 so gut wie '
        + 'der Mittelwert.'},
    saddle: {
      name: 'Sattelpunkt', words: ['Sattelpunkt', 'Sattelpunkte', 'saddle', 'saddles', 'saddle point'],
      text: 'Ein Punkt mit Gradient 0, an dem der Verlust in manche Richtungen fällt und in andere steigt: flach, '
        + 'aber kein Minimum.'},
    saturated: {
      name: 'Gesättigt', words: ['gesättigt', 'Sättigung', 'saturated', 'saturation', 'saturates'],
      text: 'Eine Einheit ist gesättigt, wo ihre Aktivierung fast flach ist, sodass ihre Ableitung fast 0 ist.'},
    seed: {
      name: 'Startwert', words: ['Startwert', 'Startwerte', 'Startwerten', 'seed', 'seeds'],
      text: 'Die Zahl, aus der alle Zufallszahlen kommen. Derselbe Startwert ergibt dieselben Bits.'},
    sharpness: {
      name: 'Schärfe', words: ['Schärfe', 'sharpness'],
      text: 'Der größte Eigenwert der Hesse-Matrix: wie eng das Tal an seiner engsten Stelle ist. Der Abstieg ist '
        + 'unter 2 / Schärfe stabil.'},
    stableLimit: {
      name: 'Stabilitätsgrenze', words: ['Stabilitätsgrenze', 'größte stabile Lernrate', 'stable limit',
        'largest stable step', 'stable step'],
      text: 'Das größte alpha, mit dem Schritte nicht über das Ziel hinausschießen: beim einfachen Abstieg 2 '
        + 'geteilt durch die Schärfe.'},
    symmetry: {
      name: 'Gleiche Einheiten', words: ['identisch', 'Zwillinge', 'identical', 'twins'],
      text: 'Verdeckte Einheiten mit denselben Gewichten hinein und hinaus bekommen denselben Gradienten, bleiben '
        + 'also in jeder Epoche gleich und leisten zusammen so viel wie eine.'},
    weight: {
      name: 'Gewicht', words: ['Gewicht', 'Gewichte', 'Gewichten', 'weight', 'weights'],
      text: 'Die Zahl an einer Linie des Netzes: wie viel die Einheit links von ihr für die Einheit rechts zählt.'},
  },
};
