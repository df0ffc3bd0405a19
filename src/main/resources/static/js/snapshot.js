/** What a run's network is and answers after the epoch that is looked at: network, surface and predictions move together. */

import {ask, get, isAbort} from './api.js';
import {d3} from './charts/d3.js';
import {byId, el} from './dom.js';
import {SurfaceChart} from './charts/surface-chart.js';
import {NetworkChart} from './charts/network-chart.js';
import {predictionTable} from './predictions.js';
import {isOver, session} from './session.js';

const RESOLUTION = 49;
const PAUSE = 25;

export class Snapshot {
  axes = {x: 0, y: 1, output: 0};

  /** @param preview what to show while there is no run */
  constructor(preview) {
    this.preview = preview;
    this.surface = new SurfaceChart(byId('surface-figure'));
    this.network = new NetworkChart(byId('network-figure'));
    session.on('select epoch', () => this.ask());
    preview.addEventListener('change', () => this.showPreview());
    this.redraw();
  }

  redraw() {
    this.showPreview();
    this.ask();
  }

  /** Asks for the epoch looked at; what was asked before and has not come yet is given up. */
  ask() {
    this.asking?.abort();
    clearTimeout(this.timer);
    const run = session.current;
    this.busy(Boolean(run && this.drawn) && run !== this.drawn);
    if (!run || !isOver(run.job)) return;
    this.asking = new AbortController();
    const {signal} = this.asking;
    this.timer = setTimeout(() => this.load(run, session.epoch, signal), this.moving ? PAUSE : 0);
    this.moving = true;
  }

  async load(run, epoch, signal) {
    const address = (part, query = '') => get(`/v1/jobs/${run.id}/${part}?epoch=${epoch}${query}`);
    try {
      const [parameters, predictions] = await Promise.all([
        ask(address('parameters'), signal), ask(address('predictions'), signal)]);
      this.rows = predictions;
      const drawSurface = await this.loadSurface(run, epoch, signal);
      this.network.draw(parameters.layers);
      this.showPredictions();
      drawSurface();
      this.drawn = run;
      this.busy(false);
    } catch (error) {
      if (!isAbort(error)) this.fail(run, error);
    }
    this.moving = false;
  }

  /** Asks for what is to be drawn over the inputs; answers how to draw it. */
  async loadSurface(run, epoch, signal) {
    const {x, y, output} = this.axes = this.fitting();
    const address = (query) => get(`/v1/jobs/${run.id}/surface?epoch=${epoch}&output=${output}${query}`);
    if (this.rows.inputs[0].length === 1) {
      const curve = await ask(address(`&resolution=${4 * RESOLUTION}`), signal);
      return () => this.surface.drawCurve(this.rows, output, {x: curve.x, y: curve.z[0]});
    }
    const plane = await ask(address(`&x=${x}&y=${y}&resolution=${RESOLUTION}`), signal);
    return () => this.surface.drawPlane(this.rows, this.axes, plane);
  }

  /** What is still drawn belongs to another run. */
  busy(isBusy) {
    for (const id of ['surface-figure', 'network-figure', 'predictions']) byId(id).setAttribute('aria-busy', isBusy);
  }

  fail(run, error) {
    this.busy(false);
    byId('predictions').replaceChildren(el('p', {class: 'note'},
      run.job.status === 'completed' ? error.message : `This run was ${run.job.status} and has no result.`));
    byId('predictions-panel').hidden = false;
  }

  /** Shows the data and a start, before anything is trained. */
  showPreview() {
    const {rows, layers} = this.preview;
    if (session.current || !rows) return;
    this.rows = rows;
    this.axes = this.fitting();
    this.network.draw(layers);
    if (rows.inputs[0].length === 1) {
      this.surface.drawCurve(rows, this.axes.output, null);
    } else {
      this.surface.drawPlane(rows, this.axes, null);
    }
  }

  /** The columns to show, as far as the data has them; choices appear where there are more. */
  fitting() {
    const inputs = this.rows.inputs[0].length;
    const outputs = this.rows.targets[0].length;
    const fits = this.axes.x < inputs && this.axes.y < inputs && this.axes.output < outputs;
    const axes = fits ? this.axes : {x: 0, y: 1, output: 0};
    const wanted = [inputs > 2 && ['x', 'across', inputs], inputs > 2 && ['y', 'up', inputs], outputs > 1 && ['output', 'output', outputs]];
    const key = JSON.stringify([inputs, outputs]);
    if (key !== this.shape) {
      this.shape = key;
      const place = byId('surface-tools');
      place.querySelectorAll('label').forEach((label) => label.remove());
      place.prepend(...wanted.filter(Boolean).map(([name, words, count]) => this.choice(name, words, count, axes[name])));
    }
    return axes;
  }

  choice(name, words, count, value) {
    const select = el('select', {change: () => {
      this.axes = {...this.axes, [name]: Number(select.value)};
      this.ask();
    }}, d3.range(count).map((k) => el('option', {value: k, selected: k === value}, `${name === 'output' ? 'y' : 'x'}${k + 1}`)));
    return el('label', {class: 'small'}, `${words} `, select);
  }

  showPredictions() {
    byId('predictions-panel').hidden = false;
    byId('predictions').replaceChildren(predictionTable(this.rows));
  }
}
