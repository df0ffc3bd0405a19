// @ts-check
/** Why a run did not converge, with the numbers that prove it, and remedies that were tried. */

import {get, isAbort, messageOf, send} from './api.js';
import {changesText} from './changes.js';
import {byId, el, present} from './dom.js';
import {finding, remedy} from './findings.js';
import {short} from './format.js';
import {isOver, session} from './session.js';
import {redrawn} from './kept-focus.js';
import {asCurl, asFile, menu} from './menu.js';
import {outcomeOf} from './outcome.js';
import {anyQuestion, foundingQuestion, foundingStory} from './questions.js';
import {t} from './texts.js';
import {showTwins} from './twins.js';

/** @import {Children} from './dom.js' */
/** @import {ApplyRemedy, Context} from './findings.js' */
/** @import {Run, RunJob} from './session.js' */
/** @import {Remedy} from './types.js' */

/** The findings come at once; a request waits for the trials of remedies. */
const WAIT_SECONDS = 10;

/** @param {Run} run */
const diagnosisOf = ({id}) => get(`/v1/jobs/${id}/diagnosis`);

export class DiagnosisPanel {
  /** @type {AbortController | undefined} */
  pending;

  /**
   * @param {(run: Run, ...remedy: Parameters<ApplyRemedy>) => void} apply what to do with a remedy that is chosen
   * @param {() => boolean} isFounding whether the form says what the founding question says
   */
  constructor(apply, isFounding) {
    this.apply = apply;
    this.isFounding = isFounding;
    this.place = byId('why');
    session.on('select', () => this.refresh());
    this.refresh();
  }

  refresh() {
    this.pending?.abort();
    const run = session.current;
    showTwins(run, this.apply);
    if (!run) {
      this.show(this.isFounding() ? foundingQuestion() : anyQuestion());
    } else if (isOver(run.job) && run.job.progress.epoch > 0 && run.job.links.diagnosis) {
      this.pending = new AbortController();
      this.load(run, this.pending.signal);
    } else {
      this.show(undiagnosed(run));
    }
  }

  /**
   * @param {Run} run
   * @param {AbortSignal} signal
   */
  async load(run, signal) {
    if (!run.diagnosis) this.show([heading(run), el('p', {class: 'note busy'}, t.why.looking)]);
    try {
      while (!run.diagnosis || run.diagnosis.pending) {
        const prefer = run.diagnosis && `wait=${WAIT_SECONDS}`;
        const response = await send({...diagnosisOf(run), prefer}, signal);
        run.diagnosis = {...(await response.json()), pending: response.status === 202};
        this.show(this.content(run));
        showTwins(run, this.apply);
      }
      this.show(this.content(run));
    } catch (error) {
      if (!isAbort(error)) {
        this.show([heading(run), el('p', {class: 'note'}, messageOf(error))]);
      }
    }
  }

  /** @param {Children} content */
  show(content) {
    const {language} = t.service;
    redrawn(this.place, present([...content, language && el('p', {class: 'note'}, language)]));
  }

  /**
   * @param {Run} run
   * @returns {Children}
   */
  content(run) {
    if (!run.diagnosis) return [];
    const {summary, findings, remedies, control, pending} = run.diagnosis;
    const causes = findings.filter(({severity}) => severity === 'cause');
    const others = findings.filter(({severity}) => severity !== 'cause');
    const [best, ...proven] = remedies.filter((one) => one.verified);
    const unproven = remedies.filter((one) => !one.verified);
    /** @type {Context} */
    const context = {spec: run.job.spec, control, apply: (...chosen) => this.apply(run, ...chosen)};
    return [
      heading(run),
      run.remedy && effect(run),
      summary !== findings[0]?.summary && el('p', {class: 'summary'}, summary),
      best && el('h3', {}, t.why.cure),
      best && remedy(best, context, true),
      folded(t.why.otherCures, proven, context),
      pending && el('p', {class: 'note busy', role: 'status'}, t.why.trying),
      causes.length > 0 && el('h3', {}, causes.length > 1 ? t.why.causes : t.why.cause),
      causes.map((one, k) => finding(one, k === 0)),
      others.length > 0 && el('h3', {}, causes.length ? t.why.sideEffects : t.why.findings),
      others.map((one) => finding(one, false)),
      folded(t.why.unproven, unproven, context),
      shareMenu(run)];
  }
}

/** @param {Run} run */
function shareMenu(run) {
  const request = () => diagnosisOf(run);
  const details = el('details', {class: 'menu foot', 'data-label': t.share.share});
  return menu(details, t.share.theDiagnosis, [
    asCurl(request), asFile(t.share.json, () => `diagnosis-${run.id}.json`, request)]);
}

/**
 * Remedies behind a summary, as they are not the first to look at.
 *
 * @param {string} title
 * @param {Remedy[]} remedies
 * @param {Context} context
 */
function folded(title, remedies, context) {
  return remedies.length > 0 && el('details', {},
    el('summary', {}, `${title}: ${remedies.length}`), remedies.map((one) => remedy(one, context)));
}

/** @param {Run} run */
function undiagnosed(run) {
  const {job} = run;
  return [
    heading(run), el('p', {class: 'note'}, reason(job)),
    ...job.warnings.map((warning) => el('p', {class: 'warning'}, warning.summary))];
}

/**
 * Why a run has no diagnosis.
 *
 * @param {RunJob} job
 */
function reason(job) {
  if (job.status === 'completed') return t.why.none;
  if (!isOver(job)) return t.why.later;
  return t.why.was(outcomeOf(job).label, job.error ? `: ${job.error}` : t.why.beforeFirst);
}

/**
 * What the remedy changed, and its effect on the loss.
 *
 * @param {Run} run
 */
function effect({job, remedy}) {
  if (!remedy) return null;
  const {before, patch} = remedy;
  const helped = job.finalLoss !== null && !(before.finalLoss !== null && job.finalLoss >= before.finalLoss);
  return el('p', {class: 'cured'},
    el('strong', {}, helped ? t.why.oneChange : t.why.noHelp),
    el('span', {class: 'patch'}, changesText(before.spec, patch)),
    t.why.before(short(before.finalLoss)), el('strong', {}, short(job.finalLoss)), t.why.now);
}

/** @param {Run} run */
function heading({job, isDemo}) {
  const {name, label} = outcomeOf(job);
  const badge = el('span', {class: `badge ${name}`}, label);
  return isDemo ? el('div', {class: 'question'}, ...foundingStory(), badge) : el('h2', {}, badge);
}
