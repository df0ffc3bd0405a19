// @ts-check
/** A map: a rectangle of colour for each place, on which places and regions are chosen by pointer, finger or keys. */

import {put} from '../charts/canvas.js';
import {pointer} from '../charts/numbers.js';
import {scaleBar} from '../charts/scale-bar.js';
import {el, svg} from '../dom.js';
import {maps} from '../text/maps.js';
import {between} from './cells.js';
import {mapPixels, paintOf} from './colours.js';
import {HEIGHT, outline, PLANE, ticks, WIDTH, within} from './frame.js';

/** @import {FieldMap, Region} from './types.js' */
/** @import {Place} from './frame.js' */

/**
 * What happens on a map.
 *
 * @typedef {object} Handlers
 * @property {(place: Region) => void} look at a place
 * @property {(region: Region, isToOpen: boolean) => void} choose a place or a region
 */

/** @type {Record<string, Place>} */
const STEPS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]};

export class MapChart {
  /** @type {FieldMap | undefined} */
  map;
  /** @type {Place} */
  at = [0, 0];
  /** Where a region begins. @type {Place | null} */
  anchor = null;
  isDragged = false;

  /**
   * @param {HTMLElement} figure
   * @param {Handlers} handlers
   */
  constructor(figure, handlers) {
    this.handlers = handlers;
    this.canvas = document.createElement('canvas');
    this.drawing = svg('svg', {
      class: 'chart map', role: 'application', tabindex: 0, viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      'aria-roledescription': maps.kindOfPicture, 'aria-describedby': 'map-caption map-usage',
      pointerdown: (event) => this.press(event), pointermove: (event) => this.move(event),
      pointerup: (event) => this.release(event), pointercancel: () => this.mark(null),
      keydown: (event) => this.pressKey(event)});
    this.region = svg('rect', {class: 'chosen', visibility: 'hidden'});
    this.cursor = svg('rect', {class: 'cursor', visibility: 'hidden'});
    this.caption = el('figcaption', {class: 'note', id: 'map-caption'});
    figure.append(this.drawing, this.caption);
  }

  /**
   * @param {FieldMap} map
   * @param {string} caption
   */
  draw(map, caption) {
    const isSame = this.map?.x.field === map.x.field && this.map.y.field === map.y.field
      && this.map.x.values.length === map.x.values.length;
    this.map = map;
    const {left, top, size} = PLANE;
    put(this.canvas, mapPixels(map));
    const {bounds, shade} = paintOf(map);
    this.drawing.setAttribute('aria-label', maps.label(map.value, map.x.field, map.y.field));
    this.drawing.replaceChildren(
      svg('rect', {class: 'ground', x: left, y: top, width: size, height: size}),
      svg('image', {
        href: this.canvas.toDataURL(), x: left, y: top, width: size, height: size, preserveAspectRatio: 'none'}),
      ...ticks(map), this.region, this.cursor,
      ...(map.groups ? [] : scaleBar(bounds, shade, {x: left + size + 10, middle: top + size / 2})),
      ...(map.groups || map.value === 'rate' || map.value === 'epochs' ? [] : [
        svg('text', {class: 'tick', x: left + size + 6, y: top + size / 2 - 82}, maps.log10)]));
    this.caption.textContent = caption;
    if (!isSame) {
      this.at = [0, 0];
      this.mark(null);
      this.cursor.setAttribute('visibility', 'hidden');
    }
  }

  get counts() {
    return [this.map?.x.values.length ?? 1, this.map?.y.values.length ?? 1];
  }

  /**
   * The place below the pointer, or the nearest one.
   *
   * @param {PointerEvent} event
   * @returns {Place}
   */
  placeOf(event) {
    const [x, y] = pointer(event, this.drawing);
    const [columns, rows] = this.counts;
    const {left, top, size} = PLANE;
    return within([Math.floor(((x - left) / size) * columns), Math.floor((1 - (y - top) / size) * rows)],
      this.counts);
  }

  /** @param {PointerEvent} event */
  press(event) {
    if (!this.map || event.button !== 0) return;
    this.anchor = this.placeOf(event);
    this.isDragged = false;
    if (event.pointerType === 'mouse' || this.drawing.classList.contains('brushing')) {
      this.drawing.setPointerCapture(event.pointerId);
    }
    this.go(this.anchor);
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.map) return;
    const place = this.placeOf(event);
    if (event.buttons && this.anchor && this.drawing.hasPointerCapture(event.pointerId)) {
      this.isDragged ||= String(place) !== String(this.anchor);
      this.mark(between(this.anchor, place));
    }
    if (String(place) !== String(this.at)) this.go(place);
  }

  /** @param {PointerEvent} event */
  release(event) {
    if (!this.anchor || !this.map) return;
    const region = between(this.anchor, this.isDragged ? this.placeOf(event) : this.anchor);
    const isToOpen = !this.isDragged && event.pointerType === 'mouse';
    this.anchor = null;
    this.mark(region);
    this.handlers.choose(region, isToOpen);
  }

  /** @param {KeyboardEvent} event */
  pressKey(event) {
    const step = STEPS[event.key];
    if (!this.map || !(step || ['Enter', ' ', 'Escape'].includes(event.key))) return;
    event.preventDefault();
    if (event.key === 'Escape') {
      this.anchor = null;
      this.mark(null);
    } else if (step) {
      this.anchor = event.shiftKey ? this.anchor ?? this.at : null;
      this.go(within([this.at[0] + step[0], this.at[1] + step[1]], this.counts));
      if (this.anchor) this.mark(between(this.anchor, this.at));
    } else {
      const region = between(this.anchor ?? this.at, this.at);
      this.handlers.choose(region, !this.anchor);
      this.anchor = null;
      this.mark(region);
    }
  }

  /** @param {Place} place */
  go(place) {
    this.at = place;
    outline(this.cursor, between(place, place), this.counts);
    this.handlers.look(between(place, place));
  }

  /** @param {Region | null} region */
  mark(region) {
    if (region) outline(this.region, region, this.counts);
    else this.region.setAttribute('visibility', 'hidden');
  }
}
