/** Text of others does not end what it stands in. */
import { expect } from 'chai';
import { attribute, jsonInHtml, markup } from './escape.ts';

describe('text of others', () => {
  const NASTY = ['</script><script>', '<!--', ']]>', '"\'&<>', '\u2028\u202e'];
  for (const text of NASTY) {
    it(`${JSON.stringify(text)} stays in the JSON of a page, and is the same`, () => {
      const json = jsonInHtml({ [text]: text });
      expect(json).not.match(/<|[\u2028-\u202e]/);
      expect(JSON.parse(json)).deep.equal({ [text]: text });
    });
    it(`${JSON.stringify(text)} stays in its attribute`, () => {
      expect(attribute(text).slice(1, -1)).not.match(/[<>"'\n]|&(?!#?\w+;)/);
      expect(markup(text)).not.match(/[<>]|&(?!#?\w+;)/);
    });
  }
});
