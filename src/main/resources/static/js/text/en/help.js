// @ts-check
/** The help: keys, the steps of the tour, and the terms of the field. */

/**
 * @typedef {[keys: string[], what: string]} Key
 * @typedef {{title: string, text: string}} TourText
 * @typedef {{name: string, words: string[], text: string}} Term a term, the words that stand for it, and what it means
 */

export const HELP = {
  title: 'Help',
  takeTour: 'Take the tour',
  keysTitle: 'Keys',
  termsTitle: 'Terms',
  tourName: 'Tour',
  endTour: 'End the tour',
  done: 'Done',
  /** @type {Key[]} */
  keys: [
    [['?'], 'This help'],
    [['Enter'], 'In a field of the form: train'],
    [['Space'], 'On the stage: the next step of backpropagation'],
    [['←', '→'], 'On the bar: an epoch back or on; in the scatter: the next row'],
    [['+', '−', '0'], 'On the loss: look closer, further, at all epochs'],
    [['Ctrl', 'Z'], 'Undo; with Shift, redo'],
    [['0', '1'], 'On the plane of points: add a point; arrows move the cross, T turns, Delete removes'],
    [['↑', '↓'], 'While presenting: the figure before or after'],
    [['Esc'], 'Close, or end presenting'],
  ],
  /** @type {TourText[]} */
  tour: [
    {
      title: 'What it has learned',
      text: 'Colour is what the network predicts at each place, dots are the data. One colour everywhere: it has '
        + 'learned nothing.'},
    {
      title: 'The network',
      text: 'Every unit shows its own picture of the same plane. Here two hidden units show the same one: they learn '
        + 'as if they were one.'},
    {
      title: 'The loss',
      text: 'How wrong the network is after each epoch. It should fall towards 0; where it stays flat is a plateau.'},
    {
      title: 'One bar for all',
      text: 'Play, go one step, or drag: the plane, the network and the loss are always of the same epoch.'},
    {
      title: 'Why, and what helps',
      text: 'The cause with the numbers that prove it, and cures that were tried 64 times. One click applies one.'},
  ],
  terms: {
    activation: {
      name: 'Activation', words: ['activation', 'activations'],
      text: 'The function that a unit applies to its weighted sum. Without a curved one, a network is no more than a '
        + 'line or a plane.'},
    alpha: {
      name: 'Alpha, the step size', words: ['alpha', 'step size', 'learning rate'],
      text: 'How far a step goes against the gradient. Too small is slow; above the stable limit the loss swings or '
        + 'grows.'},
    backpropagation: {
      name: 'Backpropagation', words: ['backpropagation'],
      text: 'Computes all derivatives of the loss in one way back through the network, by the chain rule.'},
    baseline: {
      name: 'Best constant', words: ['baseline', 'best constant guess', 'best constant prediction', 'best constant'],
      text: 'The loss of the best answer that ignores the inputs, as the mean of the targets is for squared errors. '
        + 'A run that ends there has learned nothing.'},
    bias: {
      name: 'Bias', words: ['bias', 'biases'],
      text: 'The number that a unit adds to its weighted sum, learned like a weight.'},
    converged: {
      name: 'Converged', words: ['converged', 'converge', 'converges'],
      text: 'The run has learned 99 % of what there is to learn: of the way from the best constant to the floor.'},
    dead: {
      name: 'Dead unit', words: ['dead unit', 'dead units'],
      text: 'A unit whose activation is flat on every row, so that no gradient flows through it and it cannot '
        + 'recover.'},
    diverged: {
      name: 'Diverged', words: ['diverged', 'diverges', 'divergence'],
      text: 'The loss grew without bound, mostly since alpha is above the stable limit.'},
    epoch: {
      name: 'Epoch', words: ['epoch', 'epochs'],
      text: 'One pass over all training rows. With the full batch it is one step.'},
    floor: {
      name: 'Floor', words: ['floor'],
      text: 'The smallest loss that any function of the inputs can reach. It is above 0 where equal inputs have '
        + 'different targets.'},
    gradient: {
      name: 'Gradient', words: ['gradient', 'gradients'],
      text: 'The derivatives of the loss by all parameters. It points to where the loss grows fastest; training '
        + 'steps against it.'},
    heldOut: {
      name: 'Held-out rows', words: ['held-out rows', 'held out', 'held-out', 'unseen rows'],
      text: 'Rows that the network is not trained on. They say how well it does on data that it has not seen.'},
    hessian: {
      name: 'Curvature', words: ['hessian', 'curvature', 'curvatures', 'eigenvalue', 'eigenvalues'],
      text: 'How fast the gradient changes: the second derivatives of the loss, and their eigenvalues in the '
        + 'directions where the loss bends most and least.'},
    hiddenUnit: {
      name: 'Hidden unit', words: ['hidden unit', 'hidden units', 'hidden layer', 'hidden layers'],
      text: 'A unit between inputs and outputs. It applies the activation to a weighted sum of the units before it.'},
    initialization: {
      name: 'Start', words: ['initialization', 'same start', 'random start'],
      text: 'The parameters before the first epoch. They must differ, or units with the same numbers stay the same '
        + 'for ever.'},
    loss: {
      name: 'Loss', words: ['loss'],
      text: 'One number for how wrong the network is on its rows: the mean squared error, or a cross-entropy. '
        + 'Training makes it small.'},
    miniBatch: {
      name: 'Mini-batch', words: ['mini-batch', 'mini-batches'],
      text: 'Some of the rows, for one step. Many noisy steps an epoch take the place of one exact step.'},
    optimizer: {
      name: 'Optimizer', words: ['optimizer', 'optimizers'],
      text: 'The rule that makes a step of a gradient: plain descent, momentum, Adam, L-BFGS and others.'},
    plateau: {
      name: 'Plateau', words: ['plateau', 'plateaus'],
      text: 'A stretch where the loss is flat, so that the gradient is almost 0 and training hardly moves.'},
    rSquared: {
      name: 'R²', words: ['R²'],
      text: 'The share of the targets’ variance that the predictions explain: 1 is perfect, 0 as good as the mean.'},
    saddle: {
      name: 'Saddle', words: ['saddle', 'saddles', 'saddle point'],
      text: 'A point with gradient 0 where the loss falls in some directions and rises in others: flat, but no '
        + 'minimum.'},
    saturated: {
      name: 'Saturated', words: ['saturated', 'saturation', 'saturates'],
      text: 'A unit is saturated where its activation is almost flat, so that its derivative is almost 0.'},
    seed: {
      name: 'Seed', words: ['seed', 'seeds'],
      text: 'The number that all random draws come from. The same seed gives the same bits.'},
    sharpness: {
      name: 'Sharpness', words: ['sharpness'],
      text: 'The largest eigenvalue of the Hessian: how narrow the valley is at its narrowest. Descent is stable '
        + 'below 2 / sharpness.'},
    stableLimit: {
      name: 'Stable limit', words: ['stable limit', 'largest stable step', 'stable step'],
      text: 'The largest alpha with which steps do not overshoot: for plain descent 2 divided by the sharpness.'},
    symmetry: {
      name: 'Identical units', words: ['identical', 'twins'],
      text: 'Hidden units with the same weights in and out get the same gradient, so they stay the same at every '
        + 'epoch and do the work of one.'},
    weight: {
      name: 'Weight', words: ['weight', 'weights'],
      text: 'The number on a line of the network: how much the unit at its left counts for the unit at its right.'},
  },
};
