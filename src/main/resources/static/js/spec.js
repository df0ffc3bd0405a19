/** The description of a job: the JSON that is posted, kept in links and shown in forms. */

/** The question that this service grew out of. */
export const FOUNDING = {
  dataset: 'xor',
  network: {hidden: [2], activation: 'sigmoid', output: 'identity'},
  loss: 'mse',
  init: {type: 'constant', value: 0.1},
  seed: 7,
  optimizer: {type: 'gradient-descent'},
  alpha: 0.3,
  epochs: 10000,
};

/** A JSON merge patch (RFC 7396), applied. */
export function merge(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) {
    return patch;
  }
  const merged = target !== null && typeof target === 'object' && !Array.isArray(target) ? {...target} : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[key];
    } else {
      merged[key] = merge(merged[key], value);
    }
  }
  return merged;
}

/** Without the entries that say nothing. */
export function withoutNulls(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value != null));
}

/** The part of a spec that a gradient is asked with. */
export function question({dataset, network, loss, init, seed, standardize}) {
  return withoutNulls({dataset, network, loss, init, seed, standardize});
}

/** A start in words. */
export function startInWords(init) {
  switch (init?.type) {
    case 'constant': return `all ${init.value}`;
    case 'uniform': return `uniform(${init.low}, ${init.high})`;
    case 'normal': return `normal(${init.mean}, ${init.stdDev})`;
    case 'theta': return 'typed-in start';
    default: return (init?.type ?? 'glorot-uniform').replaceAll('-', ' ');
  }
}

const dataInWords = (dataset) =>
  typeof dataset !== 'string' ? 'own rows' : dataset.length === 36 ? 'upload' : dataset;

/** A spec in a few words, as a label. */
export function inWords(spec) {
  if (spec.name) return spec.name;
  const parts = [dataInWords(spec.dataset), startInWords(spec.init), `α ${Number(spec.alpha.toPrecision?.(3) ?? spec.alpha)}`];
  const optimizer = spec.optimizer?.type ?? spec.optimizer;
  if (optimizer && optimizer !== 'gradient-descent') parts.push(optimizer);
  const hidden = spec.network?.hidden;
  if (hidden && hidden.join() !== '2') parts.splice(1, 0, hidden.length ? `${hidden.join('-')} hidden` : 'linear');
  return parts.join(' · ');
}
