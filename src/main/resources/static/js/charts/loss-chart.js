/** The losses of all runs on the page against the epoch, with the values under the pointer. */

import {el, svg} from '../dom.js';
import {count, exact, short} from '../format.js';
import {isOver} from '../session.js';
import {inWords} from '../spec.js';
import {epochScale, epochTicks, lossScale, lossTicks} from './axes.js';
import {d3} from './d3.js';
import {decimate, nearest} from './decimate.js';
import {part, Zoom} from './zoom.js';

/** A linear axis does not go further above what comes after the start: that would be crushed. */
const MOST_ABOVE = 2.5;
const MARGIN = {top: 14, right: 16, bottom: 34, left: 58};

export class LossChart {
  constructor(figure, session) {
    this.session = session;
    this.figure = figure;
    this.drawing = svg('svg', {
      class: 'chart', role: 'img', tabindex: 0, 'aria-keyshortcuts': '+ - 0',
      'aria-label': 'Loss against epoch. Plus and minus zoom at the epoch shown, 0 shows all epochs.'});
    this.tooltip = el('div', {class: 'tooltip', hidden: true});
    this.words = el('figcaption', {class: 'unseen'});
    figure.append(this.drawing, this.tooltip, this.words);
    this.listen();
  }

  listen() {
    this.session.on('runs select scale', () => this.redraw());
    this.session.on('scale', () => this.leave());
    this.session.on('epoch', () => this.marker && this.moveMarker());
    new ResizeObserver(() => this.redraw()).observe(this.figure);
    this.drawing.addEventListener('pointermove', (event) => this.hover(event));
    this.drawing.addEventListener('pointerleave', () => this.leave());
    this.zoom = new Zoom(this);
  }

  /** Draws once in the next frame, however often it is asked to. */
  redraw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  draw() {
    const {width, height} = this.figure.getBoundingClientRect();
    if (width < 10) return;
    this.width = width;
    this.height = height;
    this.drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.setScales();
    this.marker = svg('line', {class: 'marker'});
    this.crosshair = svg('g', {class: 'crosshair'});
    const {runs} = this.session;
    this.drawing.replaceChildren(
      this.area(), ...this.axes(), ...this.bounds(), ...runs.map((run) => this.line(run)), this.marker, this.crosshair);
    this.moveMarker();
    this.words.textContent = runs.map(lossInWords).join(' ') || 'No run yet.';
    if (!runs.length) this.drawing.append(this.emptiness());
  }

  setScales() {
    const {runs, logX, logY} = this.session;
    const last = d3.max(runs, ({job, losses}) => (isOver(job) ? losses.last : job.progress.epochs)) ?? 10000;
    this.x = epochScale(this.session.range(last), logX, [MARGIN.left, this.width - MARGIN.right]);
    const drawn = runs.map((run) => this.shown(run)).filter(({length}) => length);
    this.highest = d3.max(drawn, (losses) => losses.highest) ?? 0.4;
    const settled = d3.max(drawn, (losses) => losses.settled) ?? this.highest;
    const highest = logY ? this.highest : Math.min(this.highest, MOST_ABOVE * settled);
    const lowest = d3.min(drawn, (losses) => losses.lowest) ?? highest / 10;
    this.y = lossScale(lowest, highest, {log: logY, close: this.session.zoom !== null}, [this.height - MARGIN.bottom, MARGIN.top]);
  }

  /** The losses of a run that are within the epochs shown. */
  shown({losses}) {
    return this.session.zoom ? part(losses, this.session.zoom) : losses;
  }

  /** Nothing is drawn beside the axes. */
  area() {
    const [left, right] = this.x.range();
    return svg('clipPath', {id: 'loss-area'}, svg('rect', {x: left, y: 0, width: right - left, height: this.height}));
  }

  axes() {
    const {logX, logY} = this.session;
    const [left, right] = this.x.range();
    const [bottom, top] = this.y.range();
    return [
      ...lossTicks(this.y, logY, bottom - top).map(([loss, words]) => {
        const y = this.y(loss);
        return svg('g', {class: 'tick'},
          svg('line', {x1: left, x2: right, y1: y, y2: y}),
          svg('text', {x: left - 8, y, dy: '.32em', 'text-anchor': 'end'}, words));
      }),
      ...epochTicks(this.x, logX, right - left).map(([epoch, words]) =>
        svg('text', {class: 'tick', x: this.x(epoch), y: bottom + 18, 'text-anchor': 'middle'}, words)),
      this.highest > this.y.domain()[1] && svg('text', {class: 'axis', x: left + 8, y: top + 4}, `begins at up to ${short(this.highest)}`),
      svg('text', {class: 'axis', x: right, y: bottom + 31, 'text-anchor': 'end'}, logX ? 'epoch, log scale' : 'epoch'),
    ].filter(Boolean);
  }

  /** What a constant prediction reaches, and what nothing can pass. */
  bounds() {
    const job = this.session.current?.job;
    if (!job) return [];
    const lines = [[job.baselineLoss, 'best constant'], [job.floorLoss, 'floor']];
    const [left, right] = this.x.range();
    const [low, high] = this.y.domain();
    return lines.filter(([loss]) => loss > low && loss < high).map(([loss, words]) => {
      const y = this.y(loss);
      return svg('g', {class: 'bound'},
        svg('line', {x1: left, x2: right, y1: y, y2: y}),
        svg('text', {x: right, y: y - 6, 'text-anchor': 'end'}, `${words} ${short(loss)}`));
    });
  }

  line(run) {
    const foot = this.y.domain()[0];
    const place = ([pixel, loss]) => `${pixel.toFixed(1)},${this.y(Math.max(loss, foot)).toFixed(1)}`;
    const path = decimate(this.shown(run), this.x).map((points) => `M${points.map(place).join('L')}`).join('');
    return svg('path', {d: path, 'clip-path': 'url(#loss-area)', class: `run hue-${run.hue}${run === this.session.current ? ' current' : ''}`});
  }

  emptiness() {
    return svg('text', {class: 'axis', x: this.width / 2, y: this.height / 2, 'text-anchor': 'middle'},
      'Press Train, and the loss is drawn here.');
  }

  moveMarker() {
    const x = this.x(this.session.epoch);
    const [left, right] = this.x.range();
    const [bottom, top] = this.y.range();
    for (const [name, value] of Object.entries({x1: x, x2: x, y1: bottom, y2: top})) {
      this.marker.setAttribute(name, value);
    }
    this.marker.classList.toggle('off', !this.session.current?.losses.length || x < left || x > right);
  }

  hover(event) {
    const [pixel] = d3.pointer(event, this.drawing);
    const wanted = this.x.invert(pixel);
    const found = this.session.runs
      .filter(({losses}) => losses.length)
      .map((run) => ({run, k: nearest(run.losses.epoch, wanted)}))
      .filter(({run, k}) => run.losses.epoch[k] >= this.x.domain()[0]);
    if (!found.length) return;
    this.crosshair.replaceChildren(...found.map(({run, k}) => this.dot(run, k)));
    this.tooltip.replaceChildren(...found.map(({run, k}) => tooltipLine(run, k)));
    this.tooltip.hidden = false;
    const left = Math.min(pixel + 14, this.width - this.tooltip.offsetWidth - 8);
    this.tooltip.style.transform = `translate(${Math.max(0, left)}px, ${MARGIN.top + 4}px)`;
  }

  dot({losses, hue}, k) {
    const loss = losses.loss[k];
    return svg('circle', {
      class: `hue-${hue}`, r: loss == null ? 0 : 4,
      cx: this.x(losses.epoch[k]), cy: this.y(Math.max(loss ?? 0, this.y.domain()[0]))});
  }

  leave() {
    this.tooltip.hidden = true;
    this.crosshair?.replaceChildren();
  }
}

function tooltipLine({losses, hue, job}, k) {
  return el('p', {class: `hue-${hue}`},
    el('b', {}, `epoch ${count(losses.epoch[k])}`), ` loss ${exact(losses.loss[k])}`, el('small', {}, inWords(job.spec)));
}

function lossInWords({job, losses}) {
  if (!losses.length) return `${inWords(job.spec)}: no losses yet.`;
  const from = losses.loss[0];
  const to = losses.loss.at(-1);
  return `${inWords(job.spec)}: loss from ${short(from)} at the start to ${short(to)} after `
    + `${count(losses.last)} epochs, lowest ${short(losses.lowest)}; the best constant prediction has ${short(job.baselineLoss)}.`;
}
