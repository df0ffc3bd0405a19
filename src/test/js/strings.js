/**
 * The strings of a module outside its comments, with what stands in a template left out.
 *
 * @param {string} source
 */
export function stringsOf(source) {
  const found = [];
  let at = 0;
  const skipTo = (end) => { at = source.indexOf(end, at) + end.length; };
  const quoted = (quote) => {
    let text = '';
    for (at++; source[at] !== quote; at++) {
      if (quote === '`' && source.startsWith('${', at)) {
        at += 2;
        code('}');
        text += '${}';
      } else {
        text += source[at] === '\\' ? source[at++] + source[at] : source[at];
      }
    }
    at++;
    found.push(text);
  };
  const pattern = () => {
    for (let inClass = false; at++, source[at] !== '/' || inClass;) {
      if (source[at] === '\\') at++;
      else if (source[at] === '[') inClass = true;
      else if (source[at] === ']') inClass = false;
    }
    at++;
  };
  function code(end) {
    let depth = 0;
    let before = '';
    while (at < source.length && !(depth === 0 && source[at] === end)) {
      const sign = source[at];
      if (source.startsWith('/*', at)) skipTo('*/');
      else if (source.startsWith('//', at)) skipTo('\n');
      else if (`'"\``.includes(sign)) quoted(sign);
      else if (sign === '/' && /[(,=:[!&|?{};]/.test(before)) pattern();
      else {
        depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
        at++;
      }
      if (/\S/.test(sign)) before = sign;
    }
  }
  code();
  return found;
}
