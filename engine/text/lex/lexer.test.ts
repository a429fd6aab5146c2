import { expect } from 'chai';
import fc from 'fast-check';
import { nextOf } from '../../base/brand.ts';
import { op } from '../../wasm/opcodes.ts';
import { KEYWORD_OP, KW } from './keywords.ts';
import {
  ALIGN_EQ,
  BAD,
  BAD_MESSAGES,
  FLOAT,
  ID,
  INT,
  LPAR,
  lex,
  lexBriefly,
  NAT,
  OFFSET_EQ,
  RPAR,
  STRING,
  type TokenTable,
} from './lexer.ts';
import { positionAt } from './lines.ts';
import { stringBytes } from './strings.ts';

const bytes = (s: string): Uint8Array => new TextEncoder().encode(s);
const latin1 = (s: string): Uint8Array => Uint8Array.from(s, (c) => c.charCodeAt(0));
const kinds = (t: TokenTable): number[] => [...t.kind.subarray(0, t.count)];
/** The messages of all BAD tokens. */
const faults = (source: Uint8Array): string[] => {
  const t = lex(source);
  return kinds(t).flatMap((kind, i) => (kind === BAD ? [BAD_MESSAGES[t.value[i] as number] as string] : []));
};

describe('lexer', () => {
  it('knows every kind of token', () => {
    const t = lex(bytes('(func $a "s" 12 -3 1.5 offset=8 align=0x4 i32.add)'));
    expect(kinds(t)).to.deep.equal([
      LPAR,
      KW.func,
      ID,
      STRING,
      NAT,
      INT,
      FLOAT,
      OFFSET_EQ,
      ALIGN_EQ,
      KEYWORD_OP + op('i32.add'),
      RPAR,
    ]);
    expect(t.value[0]).to.equal(10);
    expect(t.value[10]).to.equal(0);
    expect(t.value[4]).to.equal(12);
    expect(t.value[8]).to.equal(4);
  });
  it('takes numbers apart from reserved words', () => {
    const good: [string, number][] = [
      ['0', NAT],
      ['0x1_f', NAT],
      ['+1', INT],
      ['1.', FLOAT],
      ['1.e5', FLOAT],
      ['1e-5', FLOAT],
      ['0x1.8p+3', FLOAT],
      ['0x1.p3', FLOAT],
      ['inf', FLOAT],
      ['-nan', FLOAT],
      ['nan:0xf_f', FLOAT],
    ];
    for (const [text, kind] of good) expect(kinds(lex(bytes(text))), text).to.deep.equal([kind]);
    for (const text of [
      '1_',
      '_1',
      '1__0',
      '0x',
      '0xg',
      '1.5.',
      '1e',
      '1e+',
      '0x1p',
      '.5',
      '+',
      'nan:0x',
      'nan:1',
      '1x',
      '0b1',
      'infx',
    ]) {
      expect(kinds(lex(bytes(text))), text).to.deep.equal([BAD]);
    }
  });
  it('needs separation between tokens', () => {
    for (const text of ['"a""b"', '"a"x', 'x"a"', '0$l', '$"l"$l', 'data"a"', '$l"a"', '0drop']) {
      expect(faults(bytes(text)), text).to.deep.equal(['unknown operator']);
    }
    expect(kinds(lex(bytes('(nop)"a"(;c;)0;;x')))).to.deep.equal([LPAR, KEYWORD_OP + op('nop'), RPAR, STRING, NAT]);
  });
  it('ends a line comment with any newline', () => {
    for (const newline of ['\n', '\r', '\r\n'])
      expect(lex(bytes(`;; (a${newline}$b`)).count, JSON.stringify(newline)).to.equal(1);
    expect(lex(bytes(';; (a $b')).count).to.equal(0);
  });
  it('gives equal identifiers equal symbols, quoted or not', () => {
    const t = lex(bytes('$a $"a" $"\\61" $b $"\\u{61}" $"x y"'));
    expect(kinds(t).every((kind) => kind === ID)).to.equal(true);
    const [a, quoted, escaped, b, unicode, spaced] = t.value;
    expect([quoted, escaped, unicode]).to.deep.equal([a, a, a]);
    expect(b).not.to.equal(a);
    expect(t.symbols.text(spaced as number)).to.equal('x y');
  });
  it('interns like a map', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9.]{1,6}$/), { maxLength: 300 }), (names) => {
        const t = lex(bytes(names.map((n) => `$${n}`).join(' ')));
        const order = [...new Set(names)];
        expect([...t.value.subarray(0, t.count)]).to.deep.equal(names.map((n) => order.indexOf(n)));
        expect(order.map((_, i) => t.symbols.text(i))).to.deep.equal(order);
      }),
    );
  });
  it('names lexical faults', () => {
    const table: [string, string][] = [
      ['"abc', 'unclosed string literal'],
      ['"a\nb"', 'unclosed string literal'],
      ['"a\tb"', 'illegal control character in string literal'],
      ['"\\x"', 'illegal escape'],
      ['"\\u{d800}"', 'illegal escape'],
      ['"\\u{110000}"', 'illegal escape'],
      ['"\xff"', 'malformed UTF-8 encoding'],
      [';; \xff', 'malformed UTF-8 encoding'],
      ['(; \xc0\x80 ;)', 'malformed UTF-8 encoding'],
      ['$', 'empty identifier'],
      ['$""', 'empty identifier'],
      ['$ x', 'empty identifier'],
      ['$"\\ff"', 'malformed UTF-8 encoding'],
      ['(;', 'unclosed comment'],
      ['(; (; ;)', 'unclosed comment'],
      ['(@', 'empty annotation id'],
      ['(@a', 'unclosed annotation'],
      ['(@a "', 'unclosed string literal'],
      ['(@a \x01)', 'illegal character in annotation'],
      ['(@a \xc3\xa9)', 'illegal character in annotation'],
      ['\x01', 'misplaced control character'],
      ['\xc3\xa9', 'misplaced unicode character'],
    ];
    for (const [text, message] of table) expect(faults(latin1(text))[0], text).to.equal(message);
    expect(faults(bytes(';; é\n(; \u{10ffff} ;) "ü"'))).to.deep.equal([]);
  });
  it('lists known annotations and passes over the others', () => {
    const t = lex(bytes('(a (@other (x "y" (;z;) ) , ;) (@name "n") b (@"custom" "c"))'));
    expect(t.annotations.map(({ id, token }) => [id, token])).to.deep.equal([
      ['name', 2],
      ['custom', 3],
    ]);
    expect(t.count).to.equal(4);
  });
  it('goes on behind a fault, parentheses still balanced', () => {
    const t = lex(latin1('(module (data "\xff") ) (@a "\x01" ) (register)'));
    expect(t.value[0]).to.equal(6);
    expect(kinds(t).slice(-3)).to.deep.equal([LPAR, KW.register, RPAR]);
  });
  it('never throws, keeps offsets in order', () => {
    const noise = fc.array(
      fc.constantFrom('(', ')', '"', ';', ';;', '(;', ';)', '(@', '$', '\\', '\n', '\xff', 'é', 'a', '0x1', ' ', '\t'),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(noise, (parts) => {
        const t = lex(bytes(parts.join('')));
        for (let i = 0; i < t.count; i++) {
          expect(t.end[i]).to.be.greaterThan(t.start[i] as number);
          if (i > 0) expect(t.start[i]).to.be.at.least(t.start[i - 1] as number);
          const partner = t.value[i] as number;
          if (t.kind[i] === RPAR && partner >= 0) expect(t.value[partner]).to.equal(i);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('reuses its storage without a trace of the last source', () => {
    lexBriefly(bytes('(module (func $old (@name "x")))'));
    const again = lexBriefly(bytes('$new )'));
    expect(again.count).to.equal(2);
    expect(again.annotations).to.deep.equal([]);
    expect(again.symbols.text(again.value[0] as number)).to.equal('new');
    expect(again.value[1]).to.equal(-1);
  });
});

describe('strings', () => {
  it('decode every escape', () => {
    const source = bytes('"\\n\\r\\t\\\\\\\'\\"\\41\\u{1F_600}\\u{0}é"');
    expect([...stringBytes(source, 0, source.length)]).to.deep.equal([
      10, 13, 9, 0x5c, 0x27, 0x22, 0x41, 0xf0, 0x9f, 0x98, 0x80, 0, 0xc3, 0xa9,
    ]);
  });

  it('write a character in as many bytes of UTF-8 as it has', () => {
    for (const c of [0, 0x7f, 0x80, 0x7ff, 0x800, 0xfff, 0x1000, 0xd7ff, 0xe000, 0xffff, 0x1_0000, 0xf_ffff, 0x10_ffff]) {
      const source = bytes(`"\\u{${c.toString(16)}}"`);
      expect([...stringBytes(source, 0, source.length)], c.toString(16)).deep.equal([...bytes(String.fromCodePoint(c))]);
    }
  });
});

describe('lines', () => {
  it('count LF, CR and CR LF as one line end each, columns in bytes', () => {
    const source = bytes('a\nb\rc\r\néd');
    expect(positionAt(source, nextOf(0))).to.deep.equal({ offset: 0, line: 1, column: 1 });
    expect(positionAt(source, nextOf(2)).line).to.equal(2);
    expect(positionAt(source, nextOf(4)).line).to.equal(3);
    expect(positionAt(source, nextOf(9))).to.deep.equal({ offset: 9, line: 4, column: 3 });
  });
});
