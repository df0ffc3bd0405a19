/** Training: hands a spec in, follows the job, can call it off. */

import {ask, get, Problem, post, send} from './api.js';
import {announce, banner, byId, el} from './dom.js';
import {clearFaults, focusFirstFault, showFaults} from './form/faults.js';
import {count, duration, plural, short} from './format.js';
import {writeLink} from './link.js';
import {Follower} from './live.js';
import {Losses} from './losses.js';
import {isOver, session} from './session.js';
import {outcomeOf} from './outcome.js';
import {bringResultsIntoView} from './views.js';

export class Training {
  constructor(setup) {
    this.setup = setup;
    setup.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.start();
    });
    byId('cancel').addEventListener('click', () => this.cancel());
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

  /** @param cured {before, patch} when the spec is one that was patched */
  async submit(spec, cured) {
    const button = byId('train');
    button.disabled = true;
    try {
      const job = await ask(post('/v1/jobs', spec));
      byId('seed').value ||= job.spec.seed;
      writeLink({spec: this.setup.spec, job: job.id});
      announce('Training');
      const run = session.show(job);
      run.cured = cured;
      this.follow(run);
      byId('results').focus({preventScroll: true});
      bringResultsIntoView();
    } catch (error) {
      this.refused(error);
    } finally {
      button.disabled = false;
    }
  }

  refused(error) {
    if (error instanceof Problem && error.errors.length) {
      // Of rows that cannot be read their editor has said what is wrong.
      if (this.setup.data.value === undefined) error.errors = error.errors.filter(({pointer}) => pointer !== '/dataset');
      if (error.errors.length) showFaults(this.setup.form, error);
      focusFirstFault(this.setup.form);
    } else {
      banner(error.message);
    }
  }

  /** Listens to a job that may still train. */
  follow(run) {
    this.follower?.close();
    this.running = run;
    this.away = false;
    this.showStatus();
    this.follower = new Follower(run.id, {
      progress: (news) => this.progress(run, news),
      waiting: () => this.connection(true),
      back: () => this.connection(false),
      finished: (job) => this.finished(run, job),
      lost: () => this.lost(run),
    });
  }

  progress(run, news) {
    this.connection(false);
    if (!run.losses.length) run.losses.add(0, run.job.initialLoss);
    run.losses.add(news.epoch, news.loss);
    run.job.progress = {epoch: news.epoch, epochs: news.epochs, loss: news.loss};
    run.speed = news.epochsPerSecond;
    if (run.job.status === 'queued') this.begun(run);
    session.fire('runs');
  }

  begun(run) {
    run.job.status = 'running';
    if (session.current === run) session.fire('select');
  }

  connection(away) {
    if (this.away === away || !this.running) return;
    this.away = away;
    banner(away ? 'The connection is gone; waiting for the service. A run goes on where it was.' : '');
  }

  async finished(run, job) {
    this.stop();
    try {
      run.losses = Losses.of(await ask(get(`/v1/jobs/${job.id}/losses`)));
    } catch (error) {
      banner(error.message);
    }
    run.job = job;
    session.fire('runs');
    if (session.current === run) session.select(run);
    announce(`${outcomeOf(job).words} after ${count(job.progress.epoch)} epochs, loss ${short(job.finalLoss)}.`);
  }

  /** The service is there again but not the job: it kept its jobs in memory. */
  lost(run) {
    this.stop();
    run.job.status = 'lost';
    session.fire('runs');
    banner(
      'The service was restarted and does not know this run any more. The same spec gives the same bits: ',
      el('button', {type: 'button', click: () => this.start()}, 'Train it again'));
  }

  stop() {
    this.follower?.close();
    this.running = null;
    this.away = false;
    banner();
    this.showStatus();
  }

  async cancel() {
    try {
      await send({method: 'POST', path: `/v1/jobs/${this.running.id}/cancel`});
    } catch (error) {
      banner(error.message);
    }
  }

  /** Shows a job that exists already. */
  async open(id) {
    const job = await ask(get(`/v1/jobs/${id}`));
    const losses = isOver(job) ? Losses.of(await ask(get(`/v1/jobs/${id}/losses`))) : undefined;
    const run = session.show(job, losses);
    if (!losses) this.follow(run);
    return job;
  }

  showStatus() {
    const run = session.current;
    const trains = Boolean(this.running);
    byId('cancel').hidden = !trains;
    byId('train').textContent = 'Train';
    const bar = byId('progress');
    bar.hidden = !trains;
    if (!run) {
      byId('status').replaceChildren();
      return;
    }
    const {epoch, epochs, loss} = run.job.progress;
    bar.value = epoch / epochs;
    const left = trains && run.speed ? (epochs - epoch) / run.speed : NaN;
    byId('status').replaceChildren(
      el('span', {}, plural(epoch, 'epoch')), el('span', {}, `loss ${short(loss)}`),
      trains && run.speed ? el('span', {}, `${count(Number(run.speed.toPrecision(2)))} epochs/s`) : '',
      trains && left > 0 ? el('span', {}, `${duration(left)} left`) : '',
      !trains && isOver(run.job) ? el('span', {}, duration(run.job.trainingSeconds)) : '');
  }
}
