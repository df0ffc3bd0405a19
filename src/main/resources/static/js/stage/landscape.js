// @ts-check
/** The loss over a plane through the run, which is a ball with its path: plateau, saddle and overshoot are seen. */

import {fetchJson, get, isAbort, messageOf} from '../api.js';
import {put} from '../charts/canvas.js';
import {pixelsOf, range, shades} from '../charts/colours.js';
import {linearScale} from '../charts/scale.js';
import {byId, details, el, present, svg} from '../dom.js';
import {nearest} from '../charts/decimate.js';
import {short} from '../format.js';
import {asCurl, asFile, menu} from '../menu.js';
import {isOver, session} from '../session.js';
import {t} from '../texts.js';
import {PlaneChoice} from './plane-choice.js';
import {coloured} from './plane-colours.js';

/** @import {Landscape} from '../types.js' */

const WIDTH = 400;
const HEIGHT = 300;
const PLANE = {left: 56, top: 8, width: 328, height: 250};

export class LandscapePanel {
  /** @type {AbortController | undefined} */
  pending;
  /** @type {Landscape | null} */
  shown = null;
  key = '';
  ball = svg('circle', {class: 'ball', r: 6});
  /** @type {(x: number, y: number) => [x: number, y: number]} */
  place = () => [0, 0];

  constructor() {
    this.panel = details('landscape');
    this.plane = new PlaneChoice(() => this.load());
    this.drawing = svg('svg', {
      class: 'chart landscape', role: 'img', viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      'aria-label': t.stage.landscape.name});
    this.canvas = document.createElement('canvas');
    this.caption = el('figcaption', {class: 'note'});
    byId('landscape-figure').append(this.drawing, this.caption);
    this.panel.addEventListener('toggle', () => this.load());
    session.on('select', () => this.load());
    session.on('epoch', () => this.moveBall());
    menu(details('landscape-menu'), t.share.theLandscape, [
      asCurl(() => get(this.address())), asFile(t.share.json, () => 'landscape.json', () => get(this.address()))]);
    this.load();
  }

  address() {
    if (!session.current) throw new Error(t.share.trainFirst);
    return `/v1/jobs/${session.current.id}/landscape?directions=${this.plane.directions}`;
  }

  async load() {
    const run = session.current;
    this.panel.hidden = !run || !isOver(run.job);
    if (!run || this.panel.hidden || !this.panel.open) return;
    const key = `${run.id} ${this.plane.key}`;
    if (key === this.key) return;
    this.key = key;
    this.pending?.abort();
    this.pending = new AbortController();
    const {signal} = this.pending;
    try {
      await this.plane.fit(run.id, signal);
      this.shown = await fetchJson(get(this.address()), signal);
      this.draw();
    } catch (error) {
      if (isAbort(error)) return;
      this.shown = null;
      this.drawing.replaceChildren();
      this.caption.textContent = messageOf(error);
    }
  }

  draw() {
    if (!this.shown) return;
    const {x, y, loss, path, directions} = this.shown;
    const logs = loss.flat().map((value) => (value == null ? null : Math.log10(Math.max(value, Number.MIN_VALUE))));
    const {bounds, isCut} = coloured(logs.filter((value) => value !== null));
    put(this.canvas, pixelsOf(logs, x.length, shades(bounds)));
    const {left, top, width, height} = PLANE;
    const across = linearScale(range(x), [left, left + width]);
    const up = linearScale(range(y), [top + height, top]);
    this.place = (right, above) => [across(right), up(above)];
    const points = path.filter((step) => step.x != null && step.y != null);
    this.drawing.replaceChildren(...present([
      svg('image', {
        href: this.canvas.toDataURL(), x: left, y: top, width, height, preserveAspectRatio: 'none'}),
      svg('path', {class: 'way', d: `M${points.map((step) => this.place(step.x ?? 0, step.y ?? 0).join()).join('L')}`}),
      ...across.ticks(5).map((value) => svg('text',
        {class: 'tick', x: across(value), y: top + height + 14, 'text-anchor': 'middle'}, short(value, 3))),
      ...up.ticks(5).map((value) => svg('text',
        {class: 'tick', x: left - 6, y: up(value), dy: '.32em', 'text-anchor': 'end'}, short(value, 3))),
      svg('text', {class: 'axis', x: left + width / 2, y: HEIGHT - 6, 'text-anchor': 'middle'}, directions[0].name),
      svg('text', {
        class: 'axis', x: 0, y: 0, 'text-anchor': 'middle',
        transform: `translate(12 ${top + height / 2}) rotate(-90)`}, directions[1].name),
      this.ball]));
    this.moveBall();
    this.caption.textContent = this.sentence(bounds, isCut);
  }

  /** @type {(bounds: [low: number, high: number], isCut: boolean) => string} */
  sentence(bounds, isCut) {
    const curvatures = this.shown?.directions.map(({curvature}) => curvature) ?? [];
    const [low, high] = bounds.map((exponent) => short(10 ** exponent, 2));
    const bent = curvatures.some((one) => one == null)
      ? '' : t.stage.landscape.curvature(short(curvatures[0], 3), short(curvatures[1], 3));
    return t.stage.landscape.caption(isCut ? t.stage.landscape.orLess(low) : low, high) + bent;
  }

  moveBall() {
    if (!this.shown || !this.panel.open) return;
    const {path} = this.shown;
    const step = path[nearest(path.map(({epoch}) => epoch), session.epoch)];
    const [cx, cy] = this.place(step.x ?? 0, step.y ?? 0);
    this.ball.setAttribute('cx', String(cx));
    this.ball.setAttribute('cy', String(cy));
  }
}
