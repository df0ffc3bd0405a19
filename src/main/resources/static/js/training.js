// @ts-check
/** Training: submits a spec, follows the job and can cancel it. */

import {cancelJob, fetchJson, get, messageOf, Problem, post, send} from './api.js';
import {announce, banner, button, byId, el, input} from './dom.js';
import {clearFaults, focusFirstFault, showFaults} from './form/faults.js';
import {count, short} from './format.js';
import {JobEvents} from './job-events.js';
import {writeLink} from './link.js';
import {Losses} from './losses.js';
import {isOver, session} from './session.js';
import {outcomeOf} from './outcome.js';
import {showStatus} from './status.js';
import {scrollToResults} from './views.js';

/** @import {Setup} from './form/setup.js' */
/** @import {AppliedRemedy, Run} from './session.js' */
/** @import {Job, ProgressEvent, Spec} from './types.js' */

export class Training {
  /**
   * The run that is training.
   *
   * @type {Run | null}
   */
  running = null;
  /** @type {JobEvents | undefined} */
  events;
  isDisconnected = false;

  /** @param {Setup} setup */
  constructor(setup) {
    this.setup = setup;
    setup.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.start();
    });
    button('cancel').addEventListener('click', () => this.cancel());
    session.on('select runs', () => this.showStatus());
    this.showStatus();
  }

  /** Trains what the form says. */
  async start() {
    clearFaults(this.setup.form);
    banner();
    await this.setup.data.ready();
    await this.submit(this.setup.spec);
  }

  /**
   * @param {Spec} spec
   * @param {AppliedRemedy} [remedy] when the spec is the one of another run, patched
   */
  async submit(spec, remedy) {
    const train = button('train');
    train.disabled = true;
    try {
      /** @type {Job} */
      const job = await fetchJson(post('/v1/jobs', spec));
      input('seed').value ||= String(job.spec.seed);
      writeLink({spec: this.setup.spec, job: job.id});
      announce('Training');
      const run = session.show(job);
      run.remedy = remedy;
      this.follow(run);
      byId('results').focus({preventScroll: true});
      scrollToResults();
    } catch (error) {
      this.showRefusal(error);
    } finally {
      train.disabled = false;
    }
  }

  /** @param {unknown} error */
  showRefusal(error) {
    if (error instanceof Problem && error.errors.length) {
      // The editor of unreadable rows shows already what is wrong with them.
      if (this.setup.data.value === undefined) {
        error.errors = error.errors.filter(({pointer}) => pointer !== '/dataset');
      }
      if (error.errors.length) showFaults(this.setup.form, error);
      focusFirstFault(this.setup.form);
    } else {
      banner(messageOf(error));
    }
  }

  /**
   * Listens to a job that may still train.
   *
   * @param {Run} run
   */
  follow(run) {
    this.events?.close();
    this.running = run;
    this.isDisconnected = false;
    this.showStatus();
    this.events = new JobEvents(run.id, {
      progress: (event) => this.progress(run, event),
      disconnected: () => this.showConnection(true),
      connected: () => this.showConnection(false),
      finished: (job) => this.finish(run, job),
      lost: () => this.lose(run),
    });
  }

  /**
   * @param {Run} run
   * @param {ProgressEvent} event
   */
  progress(run, {epoch, epochs, loss, epochsPerSecond}) {
    this.showConnection(false);
    if (!run.losses.length) run.losses.add(0, run.job.initialLoss);
    run.losses.add(epoch, loss);
    run.job.progress = {epoch, epochs, loss};
    run.epochsPerSecond = epochsPerSecond;
    if (run.job.status === 'queued') {
      run.job.status = 'running';
      if (session.current === run) session.fire('select');
    }
    session.fire('runs');
  }

  /** @param {boolean} isDisconnected */
  showConnection(isDisconnected) {
    if (this.isDisconnected === isDisconnected || !this.running) return;
    this.isDisconnected = isDisconnected;
    banner(isDisconnected
      ? 'The connection is gone; waiting for the service. A run continues where it was.' : '');
  }

  /**
   * @param {Run} run
   * @param {Job} job
   */
  async finish(run, job) {
    this.stop();
    try {
      run.losses = Losses.of(await fetchJson(get(`/v1/jobs/${job.id}/losses`)));
    } catch (error) {
      banner(messageOf(error));
    }
    run.job = job;
    session.fire('runs');
    if (session.current === run) session.select(run);
    announce(`${outcomeOf(job).label} after ${count(job.progress.epoch)} epochs, loss ${short(job.finalLoss)}.`);
  }

  /**
   * The service is there again but not the job: it kept its jobs in memory.
   *
   * @param {Run} run
   */
  lose(run) {
    this.stop();
    run.job.status = 'lost';
    session.fire('runs');
    banner(
      'The service was restarted and does not know this run any more. The same spec gives the same bits: ',
      el('button', {type: 'button', click: () => this.start()}, 'Train it again'));
  }

  stop() {
    this.events?.close();
    this.running = null;
    this.isDisconnected = false;
    banner();
    this.showStatus();
  }

  async cancel() {
    if (!this.running) return;
    try {
      await send(cancelJob(this.running.id));
    } catch (error) {
      banner(messageOf(error));
    }
  }

  /**
   * Shows a job that exists already.
   *
   * @param {string} id
   */
  async open(id) {
    /** @type {Job} */
    const job = await fetchJson(get(`/v1/jobs/${id}`));
    const losses = isOver(job) ? Losses.of(await fetchJson(get(`/v1/jobs/${id}/losses`))) : undefined;
    const run = session.show(job, losses);
    if (!losses) this.follow(run);
    return job;
  }

  showStatus() {
    button('cancel').hidden = !this.running;
    showStatus(session.current, this.running !== null);
  }
}
