// @ts-check
/** The losses of all runs on the page against the epoch, with the values under the pointer. */

import {el, present, svg} from '../dom.js';
import {finest} from '../loss-detail.js';
import {t} from '../texts.js';
import {epochScale, epochTicks, lossScale, lossTicks} from './axes.js';
import {bounds} from './bounds.js';
import {fanLines} from './fan.js';
import {linePath, nearest} from './decimate.js';
import {beyondText, invitation, lossSentence, tooltipLine, wrapped} from './loss-text.js';
import {max, min, pointer} from './numbers.js';
import {part, Zoom} from './zoom.js';

/** @import {Losses} from '../losses.js' */
/** @import {Run, Session} from '../session.js' */

/** A linear axis does not reach further above the losses after the start, which would be flattened. */
const MAX_ABOVE = 2.5;
const MARGIN = {top: 14, right: 16, bottom: 34, left: 58};
/** The axes while there is no run. */
const EMPTY = {epochs: 10_000, loss: 0.4};

export class LossChart {
  width = 0;
  height = 0;
  highest = EMPTY.loss;
  /** The largest loss of all runs, those included that diverge and are cut off. */
  cutAt = EMPTY.loss;
  x = epochScale([0, EMPTY.epochs], false, [0, 1]);
  y = lossScale(0, EMPTY.loss, {isLog: false, isClose: false}, [1, 0]);
  marker = svg('line', {class: 'marker'});
  crosshair = svg('g', {class: 'crosshair'});
  /** @type {number | null} */
  frame = null;

  /**
   * @param {HTMLElement} figure
   * @param {Session} session
   */
  constructor(figure, session) {
    this.session = session;
    this.figure = figure;
    this.drawing = svg('svg', {
      class: 'chart', role: 'img', tabindex: 0, 'aria-keyshortcuts': '+ - 0',
      'aria-label': t.stage.loss.name});
    this.tooltip = el('div', {class: 'tooltip', hidden: true});
    this.caption = el('figcaption', {class: 'unseen'});
    figure.append(this.drawing, this.tooltip, this.caption);
    this.zoom = new Zoom(this);
    this.listen();
  }

  listen() {
    this.session.on('runs select scale', () => this.redraw());
    this.session.on('scale', () => this.leave());
    this.session.on('epoch', () => this.moveMarker());
    new ResizeObserver(([{contentRect: {width, height}}]) => {
      Object.assign(this, {width, height});
      this.redraw();
    }).observe(this.figure);
    this.drawing.addEventListener('pointermove', (event) => this.hover(event));
    this.drawing.addEventListener('pointerleave', () => this.leave());
  }

  /** Draws once in the next frame, however often it is called before. */
  redraw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  /** The runs with the losses of the epochs that are shown. */
  get runs() {
    const {runs, zoom} = this.session;
    return runs.map((run) => ({...run, losses: finest(run, zoom)}));
  }

  draw() {
    const {width, height} = this;
    if (width < 10) return;
    this.drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.setScales();
    const {runs} = this;
    this.crosshair.replaceChildren();
    this.drawing.replaceChildren(
      this.area(), ...this.axes(), ...bounds(this.session.current?.job, this.x, this.y),
      ...fanLines(this.session.fan, (losses) => this.shown(losses), this.x, this.y),
      ...runs.flatMap((run) => this.lines(run)), this.marker, this.crosshair,
      ...(runs.length ? [] : [invitation(this.x.range(), this.height / 2)]));
    this.moveMarker();
    this.caption.textContent = runs.map(lossSentence).join(' ') || t.stage.loss.noRun;
  }

  setScales() {
    const {runs, session: {logX, logY, zoom}} = this;
    const last = runs.length ? this.session.last : EMPTY.epochs;
    this.x = epochScale(this.session.range(last), logX, [MARGIN.left, this.width - MARGIN.right]);
    const all = this.drawn(runs);
    const calm = this.drawn(runs.filter(({job}) => job.outcome !== 'diverged'));
    const drawn = calm.length ? calm : all;
    this.highest = max(drawn, (losses) => losses.highest) ?? EMPTY.loss;
    this.cutAt = max(all, (losses) => losses.highest) ?? this.highest;
    const settled = max(drawn, (losses) => losses.settled) ?? this.highest;
    const highest = logY ? this.highest : Math.min(this.highest, MAX_ABOVE * settled);
    const lowest = min(drawn, (losses) => losses.lowest) ?? highest / 10;
    const style = {isLog: logY, isClose: zoom !== null};
    this.y = lossScale(lowest, highest, style, [this.height - MARGIN.bottom, MARGIN.top]);
  }

  /** @param {Run[]} runs whose losses within the epochs that are shown are returned */
  drawn(runs) {
    const fan = this.session.fan.filter(({hasDiverged}) => !hasDiverged).map(({losses}) => losses);
    const curves = [...runs.flatMap(({losses}) => losses.curves), ...fan];
    return curves.map((one) => this.shown(one)).filter(({length}) => length);
  }

  /** @param {Losses} losses of which those within the epochs that are shown are returned */
  shown(losses) {
    return this.session.zoom ? part(losses, this.session.zoom) : losses;
  }

  /** Lines are clipped to the area between the axes. */
  area() {
    const [left, right] = this.x.range();
    return svg('clipPath', {id: 'loss-area'},
      svg('rect', {x: left, y: 0, width: right - left, height: this.height}));
  }

  axes() {
    const {logX, logY} = this.session;
    const [left, right] = this.x.range();
    const [bottom, top] = this.y.range();
    const beyond = beyondText(this.highest, this.cutAt);
    const end = {class: 'axis', x: right, y: bottom + 31, 'text-anchor': 'end'};
    return present([
      ...lossTicks(this.y, logY, bottom - top).map(([loss, label]) => {
        const y = this.y(loss);
        return svg('g', {class: 'tick'},
          svg('line', {x1: left, x2: right, y1: y, y2: y}),
          svg('text', {x: left - 8, y, dy: '.32em', 'text-anchor': 'end'}, label));
      }),
      ...epochTicks(this.x, logX, right - left).map(([epoch, label]) =>
        svg('text', {class: 'tick', x: this.x(epoch), y: bottom + 18, 'text-anchor': 'middle'}, label)),
      Math.max(this.cutAt, this.highest) > this.y.domain()[1]
        && wrapped(beyond, right - left - 8, {x: left + 8, y: top + 4}),
      svg('text', end, logX ? t.stage.loss.epochLog : t.stage.loss.epoch)]);
  }

  /** @param {Run} run */
  lines(run) {
    const classes = `run hue-${run.hue}${run.id === this.session.current?.id ? ' current' : ''}`;
    return run.losses.curves.map((losses, k) => svg('path', {
      d: linePath(this.shown(losses), this.x, this.y), 'clip-path': 'url(#loss-area)',
      class: k ? `${classes} held-out` : classes}));
  }

  moveMarker() {
    const x = this.x(this.session.epoch);
    const [left, right] = this.x.range();
    const [bottom, top] = this.y.range();
    for (const [name, value] of Object.entries({x1: x, x2: x, y1: bottom, y2: top})) {
      this.marker.setAttribute(name, String(value));
    }
    this.marker.classList.toggle('off', !this.session.current?.losses.length || x < left || x > right);
  }

  /** @param {PointerEvent} event */
  hover(event) {
    const [pixel] = pointer(event, this.drawing);
    const wanted = this.x.invert(pixel);
    const found = this.runs
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

  /**
   * @param {Run} run
   * @param {number} k
   */
  dot({losses, hue}, k) {
    const loss = losses.loss[k];
    return svg('circle', {
      class: `hue-${hue}`, r: loss == null ? 0 : 4,
      cx: this.x(losses.epoch[k]), cy: this.y(Math.max(loss ?? 0, this.y.domain()[0]))});
  }

  leave() {
    this.tooltip.hidden = true;
    this.crosshair.replaceChildren();
  }
}
