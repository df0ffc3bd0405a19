/** Why a run did not converge, with the numbers that prove it, and cures that were tried. */

import {get, isAbort, send} from './api.js';
import {byId, el} from './dom.js';
import {finding, remedy} from './findings.js';
import {short} from './format.js';
import {isOver, session} from './session.js';
import {asCurl, asFile, menu} from './menu.js';
import {outcomeOf} from './outcome.js';

export class Diagnosis {
  /**
   * @param cure what to do with a remedy that is to be applied: (run, remedy)
   * @param isFounding whether the form says what the founding question says
   */
  constructor(cure, isFounding) {
    this.cure = cure;
    this.isFounding = isFounding;
    this.place = byId('why');
    session.on('select', () => this.look());
    this.look();
  }

  look() {
    this.asking?.abort();
    const run = session.current;
    if (!run) {
      this.show(this.isFounding() ? foundingQuestion() : anyQuestion());
    } else if (run.job.status === 'completed' && run.job.links.diagnosis) {
      this.asking = new AbortController();
      this.load(run, this.asking.signal);
    } else {
      this.show(this.unfinished(run.job));
    }
  }

  async load(run, signal) {
    if (!run.diagnosis) this.show([heading(run.job), el('p', {class: 'note busy'}, 'Looking for causes …')]);
    try {
      while (!run.diagnosis || run.diagnosis.pending) {
        const answer = await send(get(run.job.links.diagnosis), signal);
        run.diagnosis = {...(await answer.json()), pending: answer.status === 202};
        this.show(this.answer(run));
        if (run.diagnosis.pending) await pause(1000 * (Number(answer.headers.get('Retry-After')) || 1), signal);
      }
      this.show(this.answer(run));
    } catch (error) {
      if (!isAbort(error)) {
        this.show([heading(run.job), el('p', {class: 'note'}, error.message)]);
      }
    }
  }

  show(content) {
    this.place.replaceChildren(...content.flat().filter(Boolean));
  }

  unfinished(job) {
    return [heading(job), el('p', {class: 'note'},
      job.status === 'completed' ? 'The service has no diagnosis for this run.' : isOver(job) ? `The run was ${job.status}${job.error ? `: ${job.error}` : ''}. Only completed runs are diagnosed.` : 'The diagnosis comes when the run ends.'),
      ...job.warnings.map((warning) => el('p', {class: 'warning'}, warning.summary))];
  }

  answer(run) {
    const {summary, findings = [], remedies = [], control, pending} = run.diagnosis;
    const [first, ...others] = findings;
    const isCause = first?.severity === 'cause';
    const verified = remedies.filter((one) => one.verified);
    const failed = remedies.filter((one) => !one.verified);
    const apply = (one) => this.cure(run, one);
    return [
      heading(run.job),
      run.cured && cured(run),
      el('p', {class: 'summary'}, summary),
      verified.length > 0 && el('h3', {}, verified.length > 1 ? 'Cures that were tried' : 'A cure that was tried'),
      verified.map((one, k) => remedy(one, control, apply, k === 0)),
      pending && el('p', {class: 'note busy', role: 'status'}, 'Cures are being tried, 64 runs each …'),
      isCause && el('h3', {}, 'The cause'),
      isCause && finding(first, true),
      others.length + !isCause > 0 && first && el('h3', {}, isCause ? 'What goes with it' : 'What was found'),
      (isCause ? others : findings).map((one) => finding(one, false)),
      failed.length > 0 && el('details', {}, el('summary', {}, `Tried without success: ${failed.length}`), failed.map((one) => remedy(one, control, apply, false))),
      this.choices(run)];
  }

  choices({id, job}) {
    const request = () => get(job.links.diagnosis);
    const details = el('details', {class: 'menu foot', 'data-words': 'Share'});
    return menu(details, 'Share the diagnosis', [asCurl(request), asFile('Download JSON', () => `diagnosis-${id}.json`, request)]);
  }
}

function foundingQuestion() {
  return [
    el('h2', {}, 'Why does it not converge?'),
    el('p', {}, 'A network with two hidden units is to learn XOR. Its gradient was derived by hand, and it is right. Every weight starts at 0.1, the step is 0.3, and after 10,000 epochs nothing has been learned.'),
    el('p', {}, el('strong', {}, 'Press Train'), ' and see it happen: the loss sinks to 1/4, where the best constant guess is, and stays. Then the cause stands here, with proof, and a cure that has been tried.')];
}

function anyQuestion() {
  return [
    el('h2', {}, 'Does it converge?'),
    el('p', {}, el('strong', {}, 'Press Train.'), ' When the run ends, it stands here how it ended; if it did not converge, the cause with proof, and cures that have been tried.')];
}

/** What a cure has changed, and what became of the loss. */
function cured({job, cured: {before, patch}}) {
  const better = job.finalLoss != null && !(job.finalLoss >= before.finalLoss);
  return el('p', {class: 'cured'},
    el('strong', {}, better ? 'One change: ' : 'This change did not help: '), el('code', {class: 'patch'}, JSON.stringify(patch)),
    `. Loss ${short(before.finalLoss)} before, `, el('strong', {}, short(job.finalLoss)), ' now.');
}

function heading(job) {
  const {name, words} = outcomeOf(job);
  return el('h2', {}, el('span', {class: `badge ${name}`}, words));
}

/** Waits, unless it is given up meanwhile. */
function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, {once: true});
  });
}
