/**
 * A JavaScript host's `WebAssembly` behind protocol 2 of docs/engine-protocol.md, for shells and for pages: Node, Deno and Bun by
 * their standard input and output, JavaScriptCore's jsc, SpiderMonkey's js and V8's d8 by `readline()` and `print()`, browsers by
 * browser.mjs. In the JavaScript of 2020, so that old hosts read it, too. Behind it stand the engine's name and version, where the
 * host does not say them:
 *
 *   node driver.cjs          jsc driver.cjs -- JavaScriptCore 2.50          js102 driver.cjs SpiderMonkey 102.15
 */

/** `name` and `version` are the engine's. Gives the function that answers. */
function touchstoneDriver(name, version) {
  const W = WebAssembly;
  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let modules = {};
  let instances = {};
  let references = {};

  function bytesOf(text) {
    const end = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
    const bytes = new Uint8Array((text.length / 4) * 3 - end);
    for (let i = 0, at = 0; i < text.length; i += 4) {
      let bits = 0;
      for (let k = 0; k < 4; k++) bits = (bits << 6) | Math.max(DIGITS.indexOf(text[i + k]), 0);
      for (let k = 16; k >= 0 && at < bytes.length; k -= 8) bytes[at++] = (bits >> k) & 0xff;
    }
    return bytes;
  }

  function read(text) {
    const [type, what] = text.split(':');
    if (type === 'i32') return Number.parseInt(what, 16) | 0;
    if (type === 'i64') return BigInt.asIntN(64, BigInt(`0x${what}`));
    if (type === 'null') return null;
    if (references[what] === undefined) references[what] = { number: what };
    return references[what];
  }
  const hex = (bits, digits) => bits.toString(16).padStart(digits, '0');
  function write(type, value) {
    if (type === 'i32') return `i32:${hex(value >>> 0, 8)}`;
    if (type === 'i64') return `i64:${hex(BigInt.asUintN(64, value), 16)}`;
    if (value === null) return 'null:extern';
    return typeof value === 'object' && references[value.number] === value ? `extern:${value.number}` : 'ref:extern';
  }

  function there(list, id, what) {
    if (list[id] === undefined) throw new Fault(`no ${what} ${id}`);
    return list[id];
  }
  class Fault extends Error {}

  const OPS = {
    hello: () => ({ protocol: 2, name, version, level: 'directive' }),
    reset() {
      modules = {};
      instances = {};
      references = {};
      return {};
    },
    compile({ module, bytes }) {
      modules[module] = new W.Module(bytesOf(bytes));
      return {};
    },
    instantiate({ module, instance, imports }) {
      const given = new Map();
      for (const i of imports) {
        if (!given.has(i.module)) given.set(i.module, new Map());
        given.get(i.module).set(i.name, there(instances, i.instance, 'instance')[i.export]);
      }
      // Whatever a module asks for is an object that may have nothing: what is missing is then a link error.
      const within = (known) => new Proxy({}, { get: (_, key) => (known === undefined ? undefined : known.get(key)) });
      const all = new Proxy({}, { get: (_, key) => within(given.get(key)) });
      instances[instance] = new W.Instance(there(modules, module, 'module'), all).exports;
      return {};
    },
    invoke({ instance, name: called, args, results }) {
      const value = there(instances, instance, 'instance')[called](...args.map(read));
      return { values: results.map((type) => write(type, value)) };
    },
  };

  /** How an error's class and kind are told from its constructor and its words. */
  function said(e) {
    const message = e instanceof Error ? e.message : String(e);
    const is = (type) => typeof type === 'function' && e instanceof type;
    const error = (cls) => {
      const limit = /implementation limit|is too big, maximum|limit of memory|out of memory|could not allocate/i.test(message);
      return { error: limit ? { class: cls, kind: 'limit', message } : { class: cls, message } };
    };
    if (is(W.CompileError)) return error('rejected');
    if (is(W.LinkError)) return error('unlinkable');
    if (/call stack|too much recursion|stack overflow/i.test(message)) return error('exhaustion');
    if (is(W.RuntimeError)) return error('trap');
    if (is(W.Exception)) return error('exception');
    // Old JavaScript hosts have no constructor for what was thrown, and JavaScriptCore says some traps so.
    if (e instanceof RangeError) return error('trap');
    return error('fault');
  }

  return (line) => {
    const request = JSON.parse(line);
    let answer;
    try {
      answer = OPS[request.op](request);
    } catch (e) {
      answer = said(e);
    }
    // Not every shell prints UTF-8.
    return JSON.stringify(answer).replace(/[\u007f-\uffff]/g, (c) => `\\u${hex(c.charCodeAt(0), 4)}`);
  };
}

const touchstoneHost = {
  /** Node, Deno, Bun. */
  process() {
    const { bun, node } = process.versions;
    const [name, version] = process.argv.slice(2);
    const answer = touchstoneDriver(name || (bun ? 'JavaScriptCore' : 'v8'), version || bun || node);
    let rest = '';
    process.stdin.setEncoding('utf8');
    process.stdin.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      process.stdout.write(lines.map((line) => `${answer(line)}\n`).join(''));
    });
  },
  /** A shell of an engine: the end of its input is null, or nothing. */
  shell([name, version]) {
    const answer = touchstoneDriver(name, version);
    for (let line = readline(); line; line = readline()) print(answer(line));
  },
};

if (typeof process === 'object') touchstoneHost.process();
// SpiderMonkey has its script's arguments under this name; the others as those of the script, which is a function to them.
// biome-ignore lint/complexity/noArguments: it is all that such a shell gives.
else if (typeof readline === 'function') touchstoneHost.shell(typeof scriptArgs === 'object' ? scriptArgs : arguments);
