/** The gradient: formulas, values and their check, backpropagation row by row, and a check of one's own. */

import {ask, get, post, Problem} from '../api.js';
import {announce, byId, el} from '../dom.js';
import {numbers} from '../form/values.js';
import {count, short} from '../format.js';
import {asCurl, asFile, menu} from '../menu.js';
import {session, isOver} from '../session.js';
import {question} from '../spec.js';
import {layersOf, widths} from '../theta.js';
import {steps} from './backprop.js';
import {verdict} from './claim.js';
import {gradientTable} from './table.js';
import {loadTex, tex} from './tex.js';

export class GradientView {
  row = 0;

  constructor(setup) {
    this.setup = setup;
    this.place = byId('gradient');
    this.point = el('select', {id: 'point', change: () => this.load()});
    this.summary = el('dl', {class: 'figures'});
    this.table = el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Derivatives'});
    this.walk = el('ol', {class: 'steps'});
    this.rowChoice = el('select', {id: 'row', change: () => this.step(Number(this.rowChoice.value))});
    this.claim = el('textarea', {id: 'claim', rows: 4, spellcheck: 'false', placeholder: 'c(-0.00715, -0.00715, …)'});
    this.result = el('div', {class: 'verdicts', role: 'status'});
    this.fault = el('p', {class: 'fault', role: 'alert', hidden: true});
    this.place.append(...this.panels());
  }

  panels() {
    const request = () => this.request();
    const choices = menu(el('details', {class: 'menu'}), 'Share the gradient', [
      asCurl(request), asCurl(() => this.request(numbers(this.claim.value)), 'Copy check as curl'),
      asFile('Download JSON', () => 'gradient.json', request)]);
    return [
      el('div', {class: 'panel'},
        el('div', {class: 'panel-head'}, el('h2', {}, 'The gradient'), el('div', {class: 'tools'}, el('label', {class: 'small', for: 'point'}, 'at ', this.point), choices)),
        this.fault, this.summary, this.table),
      el('div', {class: 'panel'},
        el('h2', {}, 'Check mine'),
        el('p', {class: 'note'}, 'Paste a gradient that you have derived, in the order of the table; NA leaves an entry out. Each entry is compared with the exact one.'),
        el('div', {class: 'field', 'data-pointer': '/claimed'}, el('label', {for: 'claim'}, 'Your gradient'), this.claim),
        el('button', {type: 'button', id: 'check', class: 'primary', click: () => this.check()}, 'Check'), this.result),
      el('div', {class: 'panel'},
        el('div', {class: 'panel-head'}, el('h2', {}, 'Backpropagation, step by step'),
          el('div', {class: 'tools'}, el('label', {class: 'small', for: 'row'}, 'row ', this.rowChoice),
            el('button', {type: 'button', click: () => this.step(this.row + 1)}, 'Next row'))),
        el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Steps'}, this.walk))];
  }

  /** Comes into view: asks for the gradient of what the form says, or of the run at its epoch. */
  show() {
    const run = session.current && isOver(session.current.job) ? session.current : null;
    const chosen = this.point.value;
    this.point.replaceChildren(...[
      el('option', {value: 'start'}, 'the start in the form'),
      run && el('option', {value: 'run'}, `epoch ${count(session.epoch)} of the run`)].filter(Boolean));
    this.point.value = run && chosen === 'run' ? 'run' : 'start';
    return this.load();
  }

  /** What is asked; with a claim always as a POST, at the very parameters that are shown. */
  request(claimed) {
    if (this.point.value === 'run' && !claimed) {
      return get(`/v1/jobs/${session.current.id}/gradient?epoch=${session.epoch}`);
    }
    const asked = question(this.point.value === 'run' ? session.current.job.spec : this.setup.spec);
    if (this.point.value === 'run') {
      delete asked.init;
      delete asked.seed;
      asked.theta = this.answer.theta;
    }
    return post('/v1/gradients', claimed ? {...asked, claimed} : asked);
  }

  async load(claimed) {
    this.fault.hidden = true;
    try {
      const [katex, answer] = await Promise.all([loadTex(), ask(this.request(claimed))]);
      Object.assign(this, {katex, answer});
      this.draw();
      return true;
    } catch (error) {
      this.fault.textContent = error instanceof Problem && error.errors.length
        ? error.errors.map(({pointer, detail}) => (pointer === '/claimed' ? `A gradient ${detail}` : `${pointer} ${detail}`)).join('; ') : error.message;
      this.fault.hidden = false;
      return false;
    }
  }

  draw() {
    const {answer} = this;
    this.summary.replaceChildren(...figures(answer).flatMap(([name, value]) => [el('div', {}, el('dt', {}, name), el('dd', {}, value))]));
    this.table.replaceChildren(gradientTable(this.katex, answer), ...answer.warnings.map(({summary}) => el('p', {class: 'note'}, summary)));
    const rows = answer.rows ?? [];
    this.rowChoice.replaceChildren(...rows.slice(0, 200).map(({input, target}, k) =>
      el('option', {value: k}, `${k + 1}: (${input.map((x) => short(x, 3)).join(', ')}) → ${target.map((y) => short(y, 3)).join(', ')}`)));
    this.step(Math.min(this.row, Math.max(0, rows.length - 1)));
  }

  step(row) {
    const {rows, theta} = this.answer ?? {};
    if (!rows?.length) {
      this.walk.replaceChildren(el('li', {}, 'There are no rows to walk through here.'));
      return;
    }
    this.row = row % rows.length;
    this.rowChoice.value = this.row;
    const {spec} = this.point.value === 'run' ? session.current.job : this.setup;
    const shape = widths(rows[0].input.length, spec.network.hidden, rows[0].target.length);
    const {activation, hidden, output} = spec.network;
    const activations = [...(Array.isArray(activation) ? activation : hidden.map(() => activation)), output];
    const context = {loss: spec.loss, activations, rows: rows.length};
    this.walk.replaceChildren(...steps(rows[this.row], layersOf(shape, theta), context).map(({title, formulas}) =>
      el('li', {}, el('h3', {}, title), formulas.slice(0, 12).map((formula) => tex(this.katex, formula, true)))));
  }

  async check() {
    const claimed = numbers(this.claim.value);
    if (!claimed.length) {
      this.result.replaceChildren(el('p', {}, 'Paste a gradient first.'));
      return;
    }
    if (await this.load(claimed)) {
      const [first, ...others] = verdict(this.answer.gradient, this.answer.rows?.length ?? 0);
      const right = this.answer.gradient.every(({agrees}) => agrees !== false);
      this.result.replaceChildren(el('p', {class: `verdict ${right ? 'right' : 'wrong'}`}, first), ...others.map((words) => el('p', {}, words)));
    } else {
      this.result.replaceChildren(el('p', {class: 'verdict wrong'}, this.fault.textContent));
    }
    announce(this.result.textContent);
  }
}

function figures({loss, norm, check, hessian, reason}) {
  return [
    ['Loss', short(loss, 6)],
    ['Norm of the gradient', short(norm, 6)],
    check && ['Numerical check', check.agrees == null ? 'nothing compared' : `${check.agrees ? 'agrees' : 'disagrees'} to ${short(check.maxRelativeError, 2)} at ${check.points} points`],
    hessian && ['Curvature, largest', short(hessian.largest, 6)],
    hessian && ['Curvature, smallest', short(hessian.smallest, 4)],
    hessian?.largestStableAlpha && ['Largest stable α', short(hessian.largestStableAlpha, 6)],
    reason && ['Not finite', reason],
  ].filter(Boolean);
}
