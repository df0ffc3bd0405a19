// @ts-check
/** The gradient: formulas, values and their check, backpropagation row by row, and a check of the reader's own one. */

import {fetchJson, get, messageOf, post, Problem} from '../api.js';
import {announce, byId, el, present} from '../dom.js';
import {numbers} from '../form/values.js';
import {asCurl, asFile, menu} from '../menu.js';
import {session, isOver} from '../session.js';
import {gradientRequest, typeOf} from '../spec.js';
import {t} from '../texts.js';
import {layersOf, widths} from '../theta.js';
import {steps} from './backprop.js';
import {verdict} from './claim.js';
import {rowLabel} from './row-label.js';
import {summaryEntries} from './summary.js';
import {gradientTable} from './table.js';
import {loadTex, tex} from './tex.js';

/** @import {Setup} from '../form/setup.js' */
/** @import {GradientReport} from '../types.js' */
/** @import {Katex} from './tex.js' */

const MAX_ROWS = 200;
const MAX_FORMULAS = 12;

export class GradientView {
  row = 0;
  /**
   * What is shown, and the library that typesets it.
   *
   * @type {{report: GradientReport, katex: Katex} | undefined}
   */
  shown;

  /** @param {Setup} setup */
  constructor(setup) {
    this.setup = setup;
    this.point = el('select', {id: 'point', change: () => this.load()});
    this.summary = el('dl', {class: 'figures'});
    this.table = el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t.gradient.derivatives});
    this.walk = el('ol', {class: 'steps'});
    this.rowChoice = el('select', {id: 'row', change: () => this.showSteps(Number(this.rowChoice.value))});
    this.claim = el('textarea', {
      id: 'claim', rows: 4, spellcheck: 'false', placeholder: 'c(-0.00715, -0.00715, …)'});
    this.result = el('div', {class: 'verdicts', role: 'status'});
    this.fault = el('p', {class: 'fault', role: 'alert', hidden: true});
    byId('gradient').append(this.gradientPanel(), this.claimPanel(), this.stepsPanel());
  }

  gradientPanel() {
    const request = () => this.request();
    const share = menu(el('details', {class: 'menu'}), t.share.theGradient, [
      asCurl(request), asCurl(() => this.request(numbers(this.claim.value)), t.share.check),
      asFile(t.share.json, () => 'gradient.json', request)]);
    return el('div', {class: 'panel'},
      el('div', {class: 'panel-head'},
        el('h2', {}, t.gradient.title),
        el('div', {class: 'tools'}, el('label', {class: 'small', for: 'point'}, t.gradient.at, this.point), share)),
      this.fault, this.summary, this.table);
  }

  claimPanel() {
    return el('div', {class: 'panel'},
      el('h2', {}, t.gradient.checkMine),
      el('p', {class: 'note'}, t.gradient.paste),
      el('div', {class: 'field', 'data-pointer': '/claimed'},
        el('label', {for: 'claim'}, t.gradient.yours), this.claim),
      el('button', {type: 'button', id: 'check', class: 'primary', click: () => this.check()}, t.gradient.check),
      this.result);
  }

  stepsPanel() {
    return el('div', {class: 'panel'},
      el('div', {class: 'panel-head'},
        el('h2', {}, t.gradient.byStep),
        el('div', {class: 'tools'},
          el('label', {class: 'small', for: 'row'}, t.gradient.row, this.rowChoice),
          el('button', {type: 'button', click: () => this.showSteps(this.row + 1)}, t.gradient.nextRow))),
      el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t.gradient.steps}, this.walk));
  }

  /** Shows the gradient at the start that the form says, or at the epoch of the run that is shown. */
  async show() {
    const run = session.current && isOver(session.current.job) ? session.current : null;
    const chosen = this.point.value;
    this.point.replaceChildren(...present([
      el('option', {value: 'start'}, t.gradient.startInForm),
      run && el('option', {value: 'run'}, t.gradient.epochOfRun(session.epoch))]));
    this.point.value = run && chosen === 'run' ? 'run' : 'start';
    await this.load();
  }

  /** The run whose gradient is shown; null at the start in the form. */
  get run() {
    return this.point.value === 'run' ? session.current : null;
  }

  /**
   * The request for the gradient. A claim needs a POST, with the parameters that are shown.
   *
   * @param {(number | null)[]} [claimed]
   */
  request(claimed) {
    const {run} = this;
    if (!run) return post('/v1/gradients', {...gradientRequest(this.setup.spec), claimed});
    if (!claimed) return get(`/v1/jobs/${run.id}/gradient?epoch=${session.epoch}`);
    const {init, seed, ...request} = gradientRequest(run.job.spec);
    return post('/v1/gradients', {...request, theta: this.shown?.report.theta, claimed});
  }

  /** @param {(number | null)[]} [claimed] */
  async load(claimed) {
    this.fault.hidden = true;
    try {
      const [katex, report] = await Promise.all([loadTex(), fetchJson(this.request(claimed))]);
      this.draw(report, katex);
      return true;
    } catch (error) {
      this.fault.textContent = errorText(error);
      this.fault.hidden = false;
      return false;
    }
  }

  /**
   * @param {GradientReport} report
   * @param {Katex} katex
   */
  draw(report, katex) {
    this.shown = {report, katex};
    this.summary.replaceChildren(...summaryEntries(report));
    this.table.replaceChildren(
      gradientTable(katex, report), ...report.warnings.map(({summary}) => el('p', {class: 'note'}, summary)));
    const rows = report.rows ?? [];
    this.rowChoice.replaceChildren(...rows.slice(0, MAX_ROWS).map((row, k) =>
      el('option', {value: k}, rowLabel(row, k))));
    this.showSteps(Math.min(this.row, Math.max(0, rows.length - 1)));
  }

  /** @param {number} index of the row */
  showSteps(index) {
    const {rows, theta} = this.shown?.report ?? {};
    if (!this.shown || !rows?.length || !theta) {
      this.walk.replaceChildren(el('li', {}, t.gradient.noRows));
      return;
    }
    const {katex} = this.shown;
    this.row = index % rows.length;
    this.rowChoice.value = String(this.row);
    const row = rows[this.row];
    const {network: {activation, hidden, output, bias}, loss, classWeights} = this.run?.job.spec ?? this.setup.spec;
    const layers = layersOf(widths(row.input.length, hidden, row.target.length), theta, bias);
    const activations = [...(Array.isArray(activation) ? activation : hidden.map(() => activation)), output];
    const context = {loss: typeOf(loss), activations, rows: rows.length, weighted: Boolean(classWeights)};
    this.walk.replaceChildren(...steps(row, layers, context).map(({title, formulas}) =>
      el('li', {}, el('h3', {}, title), formulas.slice(0, MAX_FORMULAS).map((formula) => tex(katex, formula, true)))));
  }

  async check() {
    const claimed = numbers(this.claim.value);
    if (!claimed.length) {
      this.result.replaceChildren(el('p', {}, t.gradient.pasteFirst));
      return;
    }
    if (await this.load(claimed) && this.shown) {
      const {gradient, rows} = this.shown.report;
      const [first, ...others] = verdict(gradient, rows?.length ?? 0);
      const kind = gradient.every(({agrees}) => agrees !== false) ? 'right' : 'wrong';
      this.result.replaceChildren(
        el('p', {class: `verdict ${kind}`}, first), ...others.map((sentence) => el('p', {}, sentence)));
    } else {
      this.result.replaceChildren(el('p', {class: 'verdict wrong'}, this.fault.textContent));
    }
    announce(this.result.textContent ?? '');
  }
}

/** @param {unknown} error */
function errorText(error) {
  if (!(error instanceof Problem) || !error.errors.length) return messageOf(error);
  return error.errors.map(({pointer, detail}) =>
    (pointer === '/claimed' ? t.gradient.claim(detail) : `${pointer} ${detail}`)).join('; ');
}
