/** What the menus on the first view offer. */

import {get, post} from './api.js';
import {byId} from './dom.js';
import {asCurl, asFile, asPng, asSvg, copy, menu} from './menu.js';
import {session} from './session.js';

const ofRun = (part, query = '') => () => get(`/v1/jobs/${session.current.id}/${part}${query}`);
const atEpoch = (part, more = '') => () => get(`/v1/jobs/${session.current.id}/${part}?epoch=${session.epoch}${more}`);
const csv = (request) => () => ({...request(), accept: 'text/csv'});
const named = (part, kind) => () => `${part}-${session.current.id.slice(-8)}${kind ?? ''}`;

/** A choice that needs a run says so where there is none. */
function needingRun([words, action]) {
  return [words, () => {
    if (!session.current) throw new Error('Train first');
    return action();
  }];
}

export function fillMenus(setup, snapshot) {
  const drawing = (id) => () => byId(id).querySelector('svg');
  const fill = (id, name, choices) => menu(byId(id), name, choices.map(needingRun));
  byId('share').dataset.words = 'Share';
  menu(byId('share'), 'Share', [
    ['Copy link', () => copy(location.href)],
    asCurl(() => post('/v1/jobs', setup.spec)),
    needingRun(asCurl(() => ({method: 'POST', path: `/v1/jobs/${session.current.id}/cancel`}), 'Copy cancel as curl')),
    needingRun(asCurl(() => ({...ofRun('events')(), accept: 'text/event-stream'}), 'Copy live events as curl')),
    needingRun(asFile('Download job as JSON', named('job', '.json'), () => get(`/v1/jobs/${session.current.id}`))),
  ]);
  fill('loss-menu', 'Share the losses', [
    asCurl(ofRun('losses')), asFile('Download CSV', named('losses', '.csv'), csv(ofRun('losses'))),
    asFile('Download JSON', named('losses', '.json'), ofRun('losses')),
    asSvg(named('losses'), drawing('loss-figure')), asPng(named('losses'), drawing('loss-figure'))]);
  const surface = () => atEpoch('surface', `&x=${snapshot.axes.x}&y=${snapshot.axes.y}&output=${snapshot.axes.output}`)();
  fill('surface-menu', 'Share the surface', [
    asCurl(surface), asFile('Download JSON', named('surface', '.json'), surface),
    asSvg(named('surface'), drawing('surface-figure')), asPng(named('surface'), drawing('surface-figure'))]);
  fill('network-menu', 'Share the network', [
    asCurl(atEpoch('parameters')), asFile('Download JSON', named('parameters', '.json'), atEpoch('parameters')),
    asSvg(named('network'), drawing('network-figure')), asPng(named('network'), drawing('network-figure'))]);
  fill('predictions-menu', 'Share the predictions', [
    asCurl(atEpoch('predictions')), asFile('Download CSV', named('predictions', '.csv'), csv(atEpoch('predictions'))),
    asFile('Download JSON', named('predictions', '.json'), atEpoch('predictions'))]);
}
