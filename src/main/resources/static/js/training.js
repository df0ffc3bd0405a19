// @ts-check
/** Training: submits a spec, follows the job and can cancel it. */

import {cancelJob, fetchJson, get, post, send} from './api.js';
import {announce, banner, button, byId, el, input} from './dom.js';
import {showFailure} from './failure.js';
import {clearFaults} from './form/faults.js';
import {showRefusal} from './form/refusal.js';
import {short} from './format.js';
import {FollowedRuns} from './followed-runs.js';
import {grow} from './growth.js';
import {writeLink} from './link.js';
import {loadLosses} from './loss-detail.js';
import {isOver, session} from './session.js';
import {outcomeOf} from './outcome.js';
import {showStatus} from './status.js';
import {t} from './texts.js';
import {scrollToResults} from './views.js';

/** @import {Setup} from './form/setup.js' */
/** @import {AppliedRemedy, Run} from './session.js' */
/** @import {Job, ProgressEvent, Spec} from './types.js' */

export class Training {
  followed = new FollowedRuns();
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
   * @returns {Promise<boolean>} whether the service took it
   */
  async submit(spec, remedy) {
    button('train').disabled = true;
    try {
      /** @type {Job} */
      const job = await fetchJson(post('/v1/jobs', spec));
      input('seed').value ||= String(job.spec.seed);
      writeLink({spec: this.setup.spec, job: job.id});
      announce(t.state.training);
      const run = Object.assign(session.show(job), {remedy, form: JSON.stringify(this.setup.spec)});
      this.follow(run);
      byId('results').focus({preventScroll: true});
      scrollToResults();
      return true;
    } catch (error) {
      showRefusal(this.setup, error);
      return false;
    } finally {
      button('train').disabled = false;
    }
  }

  /**
   * Listens to a job that may still train.
   *
   * @param {Run} run
   */
  follow(run) {
    this.followed.follow(run, {
      progress: (event) => this.progress(run, event),
      paused: (job) => this.pause(run, job),
      disconnected: () => this.showConnection(true),
      connected: () => this.showConnection(false),
      finished: (job) => this.finish(run, job),
      lost: () => this.lose(run),
    });
    this.showStatus();
  }

  /** @type {(run: Run, event: ProgressEvent) => void} */
  progress(run, event) {
    this.showConnection(false);
    const isNews = run.job.status !== 'running';
    grow(run, event);
    if (session.current === run) {
      if (isNews) session.fire('select');
      session.moveTo(event.epoch);
    }
    session.fire('runs');
  }

  /** @type {(run: Run, job: Job) => void} */
  pause(run, job) {
    run.job = job;
    session.fire('runs');
    announce(t.state.paused);
  }

  /** @param {boolean} isDisconnected */
  showConnection(isDisconnected) {
    if (this.isDisconnected === isDisconnected || !this.followed.any) return;
    this.isDisconnected = isDisconnected;
    banner(isDisconnected ? t.service.disconnected : '');
  }

  /** @type {(run: Run, job: Job) => Promise<void>} */
  async finish(run, job) {
    this.stop(run);
    try {
      run.losses = await loadLosses(job.id);
    } catch (error) {
      showFailure(error);
    }
    run.job = job;
    session.fire('runs');
    if (session.current === run) this.showEnd(run);
    announce(t.state.endedAfter(outcomeOf(job).label, job.progress.epoch, short(job.finalLoss)));
  }

  /**
   * Shows a run that has ended; one that was over before it could be watched is played.
   *
   * @param {Run} run
   */
  showEnd(run) {
    const wasSeen = (run.film?.length ?? 0) > 1;
    session.select(run);
    if (!wasSeen) session.fire('watch');
  }

  /**
   * The service is there again but not the job: it kept its jobs in memory.
   *
   * @param {Run} run
   */
  lose(run) {
    this.stop(run);
    run.job.status = 'lost';
    session.fire('runs');
    banner(
      t.service.restarted,
      el('button', {type: 'button', click: () => this.again(run.job.spec)}, t.service.trainAgain));
  }

  /** @param {Run} run */
  stop(run) {
    this.followed.leave(run);
    if (this.isDisconnected) banner();
    this.isDisconnected = false;
    this.showStatus();
  }

  /** @param {Spec} spec trained whatever the form says now */
  async again(spec) {
    await this.setup.fill(spec);
    await this.start();
  }

  /** Cancels the run that is shown. */
  async cancel() {
    if (!session.current) return;
    await send(cancelJob(session.current.id)).catch(showFailure);
  }

  /**
   * Shows a job that exists already.
   *
   * @param {string} id
   * @param {() => boolean} [isWanted] whether it still is once it has come
   */
  async open(id, isWanted = () => true) {
    /** @type {Job} */
    const job = await fetchJson(get(`/v1/jobs/${id}`));
    const losses = isOver(job) ? await loadLosses(id) : undefined;
    if (!isWanted()) return job;
    const run = session.show(job, losses);
    if (!losses) this.follow(run);
    return job;
  }

  showStatus() {
    const isTraining = session.current !== null && this.followed.has(session.current);
    button('cancel').hidden = !isTraining;
    showStatus(session.current, isTraining);
  }
}
