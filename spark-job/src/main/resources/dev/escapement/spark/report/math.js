// Texts with mathematics, as MathText.markup writes them: ^{} superscript, _{} subscript, /{} italic.

const PIECE = /([\^_/])\{([^{}]*)\}/;
/** A superscript that is no number is a variable, and italic as variables are. */
const LETTERS = /^\u2212?[a-z\u03b1-\u03c9]+$/;
const TAGS = { '^': 'sup', _: 'sub', '/': 'i' };

/** [style, text] of each piece; the style of plain text is ''. */
function pieces(text) {
  return text.split(/([\^_/]\{[^{}]*\})/).filter((piece) => piece !== '').map((piece) => {
    const found = piece.match(PIECE);
    return found && found[0] === piece ? [found[1], found[2]] : ['', piece];
  });
}

/** Nodes for the page. */
function math(text) {
  return pieces(text ?? '').map(([style, piece]) => {
    if (style === '') return document.createTextNode(piece);
    const node = document.createElement(TAGS[style]);
    node.append(LETTERS.test(piece) ? Object.assign(document.createElement('i'), { textContent: piece }) : piece);
    return node;
  });
}

/** Text in one style: for file names, CSV and those who listen. */
function flat(text) {
  return pieces(text).map(([style, piece]) => (style === '^' || style === '_' ? style : '') + piece).join('');
}

/** Text for a canvas. */
function rich(text) {
  const names = { '^': 'sup', _: 'sub', '/': 'i' };
  return pieces(text).map(([style, piece]) => (style === ''
    ? piece.replace(/[{}]/g, '')
    : '{' + (style === '^' && LETTERS.test(piece) ? 'power' : names[style]) + '|' + piece + '}')).join('');
}

/** The styles that {@link rich} names, beside letters of a size. */
function richStyles(size) {
  return {
    i: { fontStyle: 'italic', fontSize: size },
    power: { fontStyle: 'italic', fontSize: Math.round(size * 0.75), verticalAlign: 'bottom', padding: [0, 0, Math.round(size * 0.5), 0] },
    sup: { fontSize: Math.round(size * 0.75), verticalAlign: 'bottom', padding: [0, 0, Math.round(size * 0.5), 0] },
    sub: { fontSize: Math.round(size * 0.75), verticalAlign: 'bottom', padding: [Math.round(size * 0.5), 0, 0, 0] },
  };
}
