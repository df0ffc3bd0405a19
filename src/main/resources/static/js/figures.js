/** Everything that is looked at: it is loaded while the form can be used already. */

import {LossChart} from './charts/loss-chart.js';
import {Diagnosis} from './diagnosis.js';
import {byId} from './dom.js';
import {EpochControl} from './epoch-control.js';
import {keepLegend} from './legend.js';
import {session} from './session.js';
import {fillMenus} from './share.js';
import {Snapshot} from './snapshot.js';
import {FOUNDING} from './spec.js';

/**
 * Shows what the session holds, from now on.
 *
 * @param cure what to do with a remedy that is to be applied
 * @returns {() => void} draws all again, in other colours
 */
export function showFigures({setup, preview, cure}) {
  const snapshot = new Snapshot(preview);
  const chart = new LossChart(byId('loss-figure'), session);
  new EpochControl();
  const diagnosis = new Diagnosis(cure, () => JSON.stringify(setup.spec) === JSON.stringify(FOUNDING));
  keepLegend();
  fillMenus(setup, snapshot);
  setup.addEventListener('change', () => session.current || diagnosis.look());
  for (const axis of ['X', 'Y']) {
    byId(`log-${axis.toLowerCase()}`).addEventListener('click', ({currentTarget: button}) => {
      const log = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', log);
      session.scale({[`log${axis}`]: log});
    });
  }
  return () => {
    chart.redraw();
    snapshot.redraw();
  };
}
