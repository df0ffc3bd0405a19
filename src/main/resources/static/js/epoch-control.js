// @ts-check
/** The slider over epochs, as wide as the loss chart and on the same scale. */

import {button, byId, input} from './dom.js';
import {count, exact} from './format.js';
import {isOver, session} from './session.js';
import {epochScale} from './charts/axes.js';
import {nearest} from './charts/decimate.js';

const PLAY_MILLISECONDS = 80;
const FRAMES = 60;
/** An arrow key moves by this share of the slider, but by one epoch at least. */
const ARROW_SHARE = 1 / 100;
/** @type {Record<string, number>} */
const ARROWS = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1};

export class EpochControl {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  timer;

  constructor() {
    this.slider = input('epoch-slider');
    this.length = Number(this.slider.max);
    this.number = input('epoch');
    this.playButton = button('play');
    this.slider.addEventListener('input', () => session.moveTo(this.scale.invert(Number(this.slider.value))));
    this.slider.addEventListener('keydown', (event) => this.step(event));
    this.number.addEventListener('change', () => {
      session.moveTo(Number(this.number.value) || 0);
      this.show();
    });
    this.playButton.addEventListener('click', () => this.play());
    session.on('select epoch scale runs', () => this.show());
    this.show();
  }

  get last() {
    return session.current?.job.progress.epoch ?? 0;
  }

  get scale() {
    return epochScale(session.range(this.last), session.logX, [0, this.length]).clamp(true);
  }

  show() {
    const run = session.current;
    const isShown = run !== null && isOver(run.job) && this.last > 0;
    byId('epoch-control').hidden = !isShown;
    if (!isShown) return;
    this.slider.value = String(this.scale(session.epoch));
    this.number.value = String(session.epoch);
    const loss = exact(run.losses.loss[nearest(run.losses.epoch, session.epoch)]);
    byId('epoch-loss').textContent = `loss ${loss}`;
    this.slider.setAttribute('aria-valuetext', `epoch ${count(session.epoch)}, loss ${loss}`);
  }

  /** @param {KeyboardEvent} event */
  step(event) {
    const direction = ARROWS[event.key];
    if (!direction) return;
    const next = this.scale.invert(this.scale(session.epoch) + direction * ARROW_SHARE * this.length);
    session.moveTo(direction > 0 ? Math.max(session.epoch + 1, next) : Math.min(session.epoch - 1, next));
    event.preventDefault();
  }

  play() {
    if (this.timer !== undefined) {
      this.pause();
      return;
    }
    let at = this.scale(session.epoch);
    if (at >= this.length) at = 0;
    this.playButton.setAttribute('aria-pressed', 'true');
    this.timer = setInterval(() => {
      session.moveTo(this.scale.invert(Math.min(at, this.length)));
      at += this.length / FRAMES;
      if (at > this.length + this.length / FRAMES) this.pause();
    }, PLAY_MILLISECONDS);
  }

  pause() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.playButton.setAttribute('aria-pressed', 'false');
  }
}
