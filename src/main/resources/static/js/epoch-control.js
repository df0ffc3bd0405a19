/** The slider over epochs, as wide as the loss chart and on the same scale. */

import {byId} from './dom.js';
import {count, exact} from './format.js';
import {isOver, session} from './session.js';
import {epochScale} from './charts/axes.js';
import {nearest} from './charts/decimate.js';

const STEPS = 1000;
const PLAY_MILLISECONDS = 80;

export class EpochControl {
  constructor() {
    this.slider = byId('epoch-slider');
    this.number = byId('epoch');
    this.slider.addEventListener('input', () => session.look(this.scale.invert(this.slider.value)));
    this.slider.addEventListener('keydown', (event) => this.step(event));
    this.number.addEventListener('change', () => {
      session.look(Number(this.number.value) || 0);
      this.show();
    });
    byId('play').addEventListener('click', () => this.play());
    session.on('select epoch scale runs', () => this.show());
    this.show();
  }

  get last() {
    return session.current?.job.progress.epoch ?? 0;
  }

  get scale() {
    return epochScale(session.range(this.last), session.logX, [0, STEPS]).clamp(true);
  }

  show() {
    const over = session.current && isOver(session.current.job) && this.last > 0;
    byId('epoch-control').hidden = !over;
    if (!over) return;
    this.slider.value = this.scale(session.epoch);
    this.number.value = session.epoch;
    const {losses} = session.current;
    const loss = losses.loss[nearest(losses.epoch, session.epoch)];
    byId('epoch-loss').textContent = `loss ${exact(loss)}`;
    this.slider.setAttribute('aria-valuetext', `epoch ${count(session.epoch)}, loss ${exact(loss)}`);
  }

  /** Arrow keys go by single epochs where the slider's steps are smaller than one. */
  step(event) {
    const by = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1}[event.key];
    if (by && this.scale(session.epoch + by) !== undefined) {
      const at = this.scale(session.epoch);
      const next = this.scale.invert(at + by * (STEPS / 100));
      session.look(by > 0 ? Math.max(session.epoch + 1, next) : Math.min(session.epoch - 1, next));
      event.preventDefault();
    }
  }

  play() {
    if (this.timer) {
      this.pause();
      return;
    }
    let at = this.scale(session.epoch);
    if (at >= STEPS) at = 0;
    byId('play').setAttribute('aria-pressed', 'true');
    this.timer = setInterval(() => {
      session.look(this.scale.invert(Math.min(at, STEPS)));
      at += STEPS / 60;
      if (at > STEPS + STEPS / 60) this.pause();
    }, PLAY_MILLISECONDS);
  }

  pause() {
    clearInterval(this.timer);
    this.timer = null;
    byId('play').setAttribute('aria-pressed', 'false');
  }
}
