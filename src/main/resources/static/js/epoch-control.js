// @ts-check
/**
 * The bar under the stage: play, one step, speed, the best epoch, and the slider over epochs on the scale of the loss
 * chart. A run that trains is paused and resumed here.
 */

import {send} from './api.js';
import {button, byId, input, select} from './dom.js';
import {showFailure} from './failure.js';
import {count} from './count.js';
import {exact, short} from './format.js';
import {lossAt} from './loss-detail.js';
import {isOver, session} from './session.js';
import {epochScale} from './charts/axes.js';
import {nearest} from './charts/decimate.js';
import {t} from './texts.js';

/** Recorded epochs a second at speed 1. */
const PACE = 24;
/** An arrow key moves by this share of the slider, but by one epoch at least. */
const ARROW_SHARE = 1 / 100;
/** Frames that come less often than this many milliseconds apart are worth a word. */
const SPARSE = 400;
/** @type {Record<string, number>} */
const ARROWS = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1};

export class EpochControl {
  /** @type {number | undefined} */
  frame;
  /** The place in the film while it plays. */
  at = 0;
  shownAt = 0;
  wantsToPlay = false;

  constructor() {
    this.slider = input('epoch-slider');
    this.length = Number(this.slider.max);
    this.number = input('epoch');
    this.playButton = button('play');
    this.slider.addEventListener('input', () => this.scrub(this.scale.invert(Number(this.slider.value))));
    this.slider.addEventListener('keydown', (event) => this.step(event));
    this.number.addEventListener('change', () => {
      this.scrub(Number(this.number.value) || 0);
      this.show();
    });
    this.playButton.addEventListener('click', () => this.press());
    button('step').addEventListener('click', () => this.scrub(session.epoch + 1));
    button('best').addEventListener('click', () => this.scrub(session.current?.job.bestEpoch ?? 0));
    session.on('select epoch scale runs exact', () => this.show());
    session.on('select', () => this.pause());
    session.on('watch', () => { this.wantsToPlay = true; });
    session.on('film', () => this.playIfWanted());
    this.show();
  }

  /** Plays a run that has just been trained, where motion is welcome. */
  playIfWanted() {
    const isWelcome = this.wantsToPlay && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.wantsToPlay = false;
    if (isWelcome) this.play(0);
  }

  get last() {
    return session.current?.job.progress.epoch ?? 0;
  }

  get scale() {
    return epochScale(session.range(session.last), session.logX, [0, this.length], true);
  }

  show() {
    const run = session.current;
    const isTraining = run !== null && !isOver(run.job) && run.job.status !== 'lost';
    const isMoving = this.frame !== undefined || (isTraining && run.job.status !== 'paused');
    this.playButton.setAttribute('aria-pressed', String(isMoving));
    this.playButton.setAttribute('aria-label', isTraining
      ? (isMoving ? t.stage.bar.pause : t.stage.bar.goOn) : run ? t.stage.bar.play : t.stage.bar.train);
    const isShown = run !== null && isOver(run.job) && this.last > 0;
    byId('epoch-control').hidden = !isShown;
    byId('transport-note').textContent = isShown ? '' : this.noteOf(isTraining);
    if (!isShown) return;
    this.slider.value = String(this.scale(session.epoch));
    this.number.value = String(session.epoch);
    const {losses} = run;
    const known = lossAt(run, session.epoch);
    const loss = known === undefined
      ? t.stage.bar.about(short(losses.loss[nearest(losses.epoch, session.epoch)])) : exact(known);
    byId('epoch-loss').textContent = t.loss(loss);
    this.slider.setAttribute('aria-valuetext', t.stage.bar.at(count(session.epoch), loss));
  }

  /** @param {boolean} isTraining */
  noteOf(isTraining) {
    const run = session.current;
    if (!run || !isTraining) return '';
    const seconds = run.frameGap ?? 0;
    const thinned = seconds > SPARSE ? t.stage.bar.thinned((seconds / 1000).toFixed(1)) : '';
    return t.stage.bar.live(count(this.last)) + thinned;
  }

  /** @param {number} epoch */
  scrub(epoch) {
    this.pause();
    session.moveTo(epoch);
  }

  /** @param {KeyboardEvent} event */
  step(event) {
    const direction = ARROWS[event.key];
    if (!direction) return;
    const next = this.scale.invert(this.scale(session.epoch) + direction * ARROW_SHARE * this.length);
    this.scrub(direction > 0 ? Math.max(session.epoch + 1, next) : Math.min(session.epoch - 1, next));
    event.preventDefault();
  }

  async press() {
    const run = session.current;
    if (!run) {
      button('train').click();
    } else if (!isOver(run.job)) {
      const verb = run.job.status === 'paused' ? 'resume' : 'pause';
      await send({method: 'POST', path: `/v1/jobs/${run.id}/${verb}`}).catch(showFailure);
    } else if (this.frame !== undefined) {
      this.pause();
    } else {
      const epochs = run.film?.epochs ?? [];
      this.play(session.epoch >= this.last ? 0 : nearest(epochs, session.epoch));
    }
  }

  /** @param {number} from a place in the film */
  play(from) {
    if (!session.current?.film) return;
    this.at = from;
    this.shownAt = performance.now();
    this.frame = requestAnimationFrame((now) => this.tick(now));
    this.show();
  }

  /** @param {number} now */
  tick(now) {
    const epochs = session.current?.film?.epochs ?? [];
    this.at += (Math.max(0, now - this.shownAt) / 1000) * PACE * Number(select('speed').value);
    this.shownAt = now;
    if (this.at >= epochs.length - 1) {
      this.pause();
      session.moveTo(this.last);
    } else {
      this.frame = requestAnimationFrame((next) => this.tick(next));
      session.moveTo(epochs[Math.floor(this.at)]);
    }
  }

  pause() {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
    this.show();
  }
}
