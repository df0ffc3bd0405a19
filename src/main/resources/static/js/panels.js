// @ts-check
/** The panels beside the form. */

import {LossChart} from './charts/loss-chart.js';
import {DiagnosisPanel} from './diagnosis.js';
import {button, byId} from './dom.js';
import {bindEmbed} from './embed.js';
import {EpochControl} from './epoch-control.js';
import {bindHelp} from './help/help.js';
import {bindLegend} from './legend.js';
import {bindLossDetail} from './loss-detail.js';
import {session} from './session.js';
import {fillMenus} from './share.js';
import {Snapshot} from './snapshot.js';
import {SpecHistory} from './spec-history.js';
import {Starts} from './starts.js';
import {bindLandscape} from './stage/landscape-start.js';
import {NetworkEdit} from './stage/network-edit.js';
import {bindWalk} from './stage/walk-start.js';

/** @import {ApplyRemedy} from './findings.js' */
/** @import {Setup} from './form/setup.js' */
/** @import {Preview} from './preview.js' */
/** @import {Run} from './session.js' */
/** @import {Spec} from './types.js' */

/**
 * Shows the state of the session from now on.
 *
 * @param {object} parts
 * @param {Setup} parts.setup
 * @param {Preview} parts.preview
 * @param {(run: Run, ...remedy: Parameters<ApplyRemedy>) => void} parts.applyRemedy
 * @param {(spec: Spec) => Promise<void>} parts.train
 * @returns {() => void} draws everything again, in other colours
 */
export function showPanels({setup, preview, applyRemedy, train}) {
  const snapshot = new Snapshot(preview);
  const chart = new LossChart(byId('loss-figure'), session);
  new EpochControl();
  new NetworkEdit(setup, snapshot, train);
  new SpecHistory(setup);
  new Starts(setup);
  const diagnosis = new DiagnosisPanel(applyRemedy, () => setup.options.isFounding(setup.spec));
  bindLegend();
  bindLossDetail();
  bindEmbed();
  bindLandscape();
  setTimeout(() => { // what the first picture can do without, and other tasks need not wait for
    bindHelp();
    bindWalk(setup, snapshot.network);
    fillMenus(setup, snapshot);
  });
  setup.addEventListener('change', () => session.current || diagnosis.refresh());
  bindLogButton('log-x', (logX) => session.scale({logX}));
  bindLogButton('log-y', (logY) => session.scale({logY}));
  return () => {
    chart.redraw();
    snapshot.redraw();
  };
}

/**
 * @param {string} id
 * @param {(isLog: boolean) => void} changed
 */
function bindLogButton(id, changed) {
  const toggle = button(id);
  toggle.addEventListener('click', () => {
    const isLog = toggle.getAttribute('aria-pressed') !== 'true';
    toggle.setAttribute('aria-pressed', String(isLog));
    changed(isLog);
  });
}
