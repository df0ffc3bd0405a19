/** Why a run did not converge, with the numbers that prove it, and cures that were tried. */

import {get, isAbort, send} from './api.js';
import {byId, el} from './dom.js';
import {finding, remedy} from './findings.js';
import {short} from './format.js';
import {isOver, session} from './session.js';
import {asCurl, asFile, menu} from './menu.js';
import {outcomeOf} from './outcome.js';

/** Findings are there at once; for the trials of remedies one waits. */
const PATIENCE_SECONDS = 10;

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
        const prefer = run.diagnosis && `wait=${PATIENCE_SECONDS}`;
        const answer = await send({...get(run.job.links.diagnosis), prefer}, signal);
        run.diagnosis = {...(await answer.json()), pending: answer.status === 202};
        this.show(this.answer(run));
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
    const causes = findings.filter(({severity}) => severity === 'cause');
    const others = findings.filter(({severity}) => severity !== 'cause');
    const [best, ...cures] = remedies.filter((one) => one.verified);
    const unproved = remedies.filter((one) => !one.verified);
    const tried = {spec: run.job.spec, control, apply: (one) => this.cure(run, one)};
    return [
      heading(run.job),
      run.cured && cured(run),
      summary !== findings[0]?.summary && el('p', {class: 'summary'}, summary),
      best && el('h3', {}, 'A cure that was tried'),
      best && remedy(best, {...tried, best: true}),
      folded('Other cures', cures, tried),
      pending && el('p', {class: 'note busy', role: 'status'}, 'Cures are being tried, 64 runs each …'),
      causes.length > 0 && el('h3', {}, causes.length > 1 ? 'The causes' : 'The cause'),
      causes.map((one, k) => finding(one, k === 0)),
      others.length > 0 && el('h3', {}, causes.length ? 'What goes with it' : 'What was found'),
      others.map((one) => finding(one, false)),
      folded('Tried, but not proved', unproved, tried),
      this.choices(run)];
  }

  choices({id, job}) {
    const request = () => get(job.links.diagnosis);
    const details = el('details', {class: 'menu foot', 'data-words': 'Share'});
    return menu(details, 'Share the diagnosis', [asCurl(request), asFile('Download JSON', () => `diagnosis-${id}.json`, request)]);
  }
}

/** Remedies that are not the first to look at. */
function folded(title, remedies, tried) {
  return remedies.length > 0
    && el('details', {}, el('summary', {}, `${title}: ${remedies.length}`), remedies.map((one) => remedy(one, tried)));
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
