// @ts-check
/** The choices of the menus on the first view. */

import {addressOf, cancelJob, get, post} from './api.js';
import {byId, details} from './dom.js';
import {readLink, shortFragment} from './link.js';
import {asCurl, asFile, asPng, asSvg, copy, menu} from './menu.js';
import {session} from './session.js';
import {shortSpec} from './short-spec.js';
import {t} from './texts.js';

/** @import {ApiRequest} from './api.js' */
/** @import {Setup} from './form/setup.js' */
/** @import {Choice} from './menu.js' */
/** @import {Snapshot} from './snapshot.js' */

/** The run that is shown; a choice that needs one says so where there is none. */
function currentRun() {
  if (!session.current) throw new Error(t.share.trainFirst);
  return session.current;
}

/** @type {(part: string) => () => ApiRequest} */
const ofRun = (part) => () => get(`/v1/jobs/${currentRun().id}/${part}`);
/** @type {(part: string) => () => ApiRequest} */
const atEpoch = (part) => () => get(`/v1/jobs/${currentRun().id}/${part}?epoch=${session.epoch}`);
/** @type {(request: () => ApiRequest) => () => ApiRequest} */
const csv = (request) => () => ({...request(), accept: 'text/csv'});
/** @type {(part: string, extension?: string) => () => string} */
const named = (part, extension = '') => () => `${part}-${currentRun().id.slice(-8)}${extension}`;

/** @type {(part: string, request: () => ApiRequest) => Choice} */
const csvFile = (part, request) => asFile(t.share.csv, named(part, '.csv'), csv(request));
/** @type {(part: string, request: () => ApiRequest) => Choice} */
const jsonFile = (part, request) => asFile(t.share.json, named(part, '.json'), request);

/**
 * The drawing of a figure as a file.
 *
 * @param {string} part
 * @returns {Choice[]}
 */
function pictures(part) {
  const drawing = () => {
    currentRun();
    return /** @type {SVGSVGElement} */ (byId(`${part}-figure`).querySelector('svg'));
  };
  return [asSvg(named(part), drawing), asPng(named(part), drawing)];
}

/**
 * The fragment of a short link to all that is shown.
 *
 * @param {Setup} setup
 */
function linkOf({spec, options}) {
  const {view, epoch} = readLink();
  const {current} = session;
  const shown = session.runs.filter(({isDemo}) => !isDemo)
    .toSorted((one, other) => Number(other === current) - Number(one === current));
  const isOfRun = shown.length > 0 && shown[0] === current && options.isSame(spec, current.job.spec);
  return shortFragment({
    runs: shown.map(({id, job}) => [id, shortSpec(job.spec, options)]),
    ...(!isOfRun && {spec: shortSpec(spec, options)}),
    ...(view && {view}), ...(epoch !== undefined && {epoch: String(epoch)})});
}

/**
 * A frame for a page whose origin the service knows.
 *
 * @param {string} fragment
 */
const embedding = (fragment) =>
  `<iframe src="${addressOf('/embed')}${fragment}" title="Plateau" width="100%" height="640" loading="lazy"></iframe>`;

/**
 * @param {Setup} setup
 * @param {Snapshot} snapshot
 */
export function fillMenus(setup, snapshot) {
  const share = details('share');
  share.dataset.label = t.share.share;
  menu(share, t.share.share, [
    [t.share.link, async () => copy(new URL(await linkOf(setup), location.href).href)],
    [t.share.embed, async () => copy(embedding(await linkOf(setup)))],
    asCurl(() => post('/v1/jobs', setup.spec)),
    asCurl(() => cancelJob(currentRun().id), t.share.cancel),
    asCurl(() => ({...ofRun('events')(), accept: 'text/event-stream'}), t.share.events),
    asFile(t.share.jobJson, named('job', '.json'), () => get(`/v1/jobs/${currentRun().id}`)),
  ]);
  const losses = ofRun('losses');
  menu(details('loss-menu'), t.share.theLosses, [
    asCurl(losses), csvFile('losses', losses), jsonFile('losses', losses), ...pictures('loss')]);
  const surface = () => {
    const {x, y, output} = snapshot.axes;
    const request = atEpoch('surface')();
    return {...request, path: `${request.path}&x=${x}&y=${y}&output=${output}`};
  };
  menu(details('surface-menu'), t.share.theSurface, [
    asCurl(surface), jsonFile('surface', surface), ...pictures('surface')]);
  const parameters = atEpoch('parameters');
  menu(details('network-menu'), t.share.theNetwork, [
    asCurl(parameters), jsonFile('parameters', parameters), ...pictures('network')]);
  const predictions = atEpoch('predictions');
  menu(details('predictions-menu'), t.share.thePredictions, [
    asCurl(predictions), csvFile('predictions', predictions), jsonFile('predictions', predictions)]);
}
