/**
 * The line protocol (docs/engine-protocol.md): what is asked, and what an answer to it must be. Answers come from strangers: each
 * is looked at field by field, and what is wrong with one is said as its author needs it.
 */
import type { WasmValue } from '../../../engine/runtime/values/values.ts';
import { FAILURE_KINDS, type FailureKind } from '../../results/results.ts';
import type { ScriptVerdict, Thrown } from '../engine.ts';
import { readValue, VALUE_FORMS } from './command-values.ts';

/** The protocols that are spoken, the newest last. */
const PROTOCOLS = [1, 2] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export type Json = Readonly<Record<string, unknown>>;
export const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);

/** An answer is not what it must be: why. */
export class Unfit extends Error {}

function unfit(why: string): never {
  throw new Unfit(why);
}

/** A question, and what becomes of an answer to it. */
export interface Question<T> {
  /** undefined: one more answer to the question before. */
  readonly request: Json | undefined;
  /** How answers look. */
  readonly form: string;
  /** Throws `Unfit`. */
  readonly read: (answer: Json) => T;
}

/** What the program says a failure is, and the phase it belongs to; the last is of protocol 2. */
export const CLASSES: Readonly<Record<string, Omit<Thrown, 'message' | 'trace'>>> = {
  malformed: { class: 'malformed', phase: 'decode' },
  invalid: { class: 'invalid', phase: 'validate' },
  rejected: { class: 'rejected', phase: 'validate' },
  unlinkable: { class: 'unlinkable', phase: 'link' },
  trap: { class: 'trap', phase: 'execute' },
  exhaustion: { class: 'exhaustion', phase: 'execute' },
  exception: { class: 'exception', phase: 'execute' },
  fault: { class: undefined, kind: 'driver', phase: 'execute' },
};

/** A failure in the program's own words. */
export class Said extends Error {
  /** A key of CLASSES. */
  readonly class: string;
  /** What it is where the script did not want it. */
  readonly kind: FailureKind | undefined;
  constructor(cls: string, message: string, kind?: FailureKind) {
    super(message);
    this.class = cls;
    this.kind = kind;
  }
}

const json = (v: unknown): string => (v === undefined ? 'missing' : JSON.stringify(v));

/** A kind of failure, where one is said. */
function failureKind(said: unknown, field: string): FailureKind | undefined {
  const kind = FAILURE_KINDS.find((k) => k === said);
  if (said !== undefined && kind === undefined) unfit(`\`${field}\` is ${json(said)}, none of ${FAILURE_KINDS.join(', ')}`);
  return kind;
}

/** Throws what the program says went wrong; gives everything else back. */
function orSaid(answer: Json): Json {
  const { error } = answer;
  if (error === undefined) return answer;
  if (!isObject(error)) unfit('`error` is no object');
  const { class: cls, message } = error;
  if (typeof cls !== 'string' || !Object.hasOwn(CLASSES, cls))
    unfit(`\`error.class\` is ${json(cls)}, none of ${Object.keys(CLASSES).join(', ')}`);
  if (typeof message !== 'string') unfit(`\`error.message\` is ${json(message)}, no text`);
  throw new Said(cls, message, failureKind(error['kind'], 'error.kind'));
}

const OR_ERROR = ' or {"error":{"class":"…","message":"…"}}';

/** What a program says of itself. */
export interface Hello {
  readonly protocol: Protocol;
  readonly name: string;
  readonly version: string | undefined;
  readonly level: 'directive' | 'script';
  /** It reads the text format. */
  readonly text: boolean;
  /** It has a validator. */
  readonly validates: boolean;
  /** What it claims to support, by our names of features; undefined: it claims nothing. */
  readonly features: readonly string[] | undefined;
}

/** It speaks the protocol, and cannot work. */
export class Unable extends Error {}

export const HELLO: Question<Hello> = {
  // Who knows the first protocol alone sees what he knows.
  request: { op: 'hello', protocol: 1, newest: PROTOCOLS.at(-1) },
  form: `{"protocol":${PROTOCOLS.at(-1)},"name":"…","level":"directive"} or "script"`,
  read({ protocol: spoken, name, version, level, text, validates, features, error }) {
    if (isObject(error) && typeof error['message'] === 'string') throw new Unable(error['message']);
    const protocol = PROTOCOLS.find((p) => p === spoken);
    if (protocol === undefined) return unfit(`\`protocol\` is ${json(spoken)}, none of ${PROTOCOLS.join(', ')}`);
    const named = features === undefined || (Array.isArray(features) && features.every((f) => typeof f === 'string'));
    if (!named) unfit(`\`features\` is ${json(features)}, no list of names`);
    if (typeof name !== 'string' || !/^[\w-]+$/.test(name)) unfit(`\`name\` is ${json(name)}, not letters, digits, - and _`);
    if (version !== undefined && typeof version !== 'string') unfit(`\`version\` is ${json(version)}, no text`);
    if (level !== 'directive' && level !== 'script') unfit(`\`level\` is ${json(level)}, neither "directive" nor "script"`);
    if (text !== undefined && typeof text !== 'boolean') unfit(`\`text\` is ${json(text)}, neither true nor false`);
    if (validates !== undefined && typeof validates !== 'boolean')
      unfit(`\`validates\` is ${json(validates)}, neither true nor false`);
    const claims = features as readonly string[] | undefined;
    return { protocol, name, version, level, text: text === true, validates: validates !== false, features: claims };
  },
};

export function resetting(features: readonly string[]): Question<void> {
  return {
    request: { op: 'reset', features },
    form: '{}',
    read: ({ error }) => (error === undefined ? undefined : unfit('a reset does not fail')),
  };
}

/** Of `compile` and `instantiate`: it is done, or fails. */
export function doing(request: Json): Question<void> {
  return { request, form: `{}${OR_ERROR}`, read: (answer) => void orSaid(answer) };
}

/** Of `invoke` and `get`: values, or a failure. How many a function gives and of what types is for scripts to judge. */
export function valuesOf(request: Json): Question<readonly WasmValue[]> {
  return {
    request,
    form: `{"values":["i32:00000007",…]}${OR_ERROR}`,
    read(answer) {
      const { values } = orSaid(answer);
      if (!Array.isArray(values)) return unfit(`\`values\` is ${json(values)}, no list`);
      if (request['op'] === 'get' && values.length !== 1) unfit(`\`values\` has ${values.length} entries, not 1`);
      return values.map((v, i) => readValue(v) ?? unfit(`\`values[${i}]\` is ${json(v)}, none of ${VALUE_FORMS}`));
    },
  };
}

/** Of a script: a verdict a directive. `request`: of the first of them. */
export function verdictOf(index: number, request: Json | undefined): Question<ScriptVerdict> {
  return {
    request,
    form: `{"directive":${index},"status":"passed"}, or "failed" or "skipped" and a "message"`,
    read({ directive, status, message, kind: said }) {
      if (directive !== index) unfit(`\`directive\` is ${json(directive)}, not ${index}`);
      if (status === 'passed') return { status };
      if (status !== 'failed' && status !== 'skipped')
        return unfit(`\`status\` is ${json(status)}, none of passed, failed, skipped`);
      if (typeof message !== 'string') return unfit(`\`message\` is ${json(message)}, no text`);
      const kind = failureKind(said, 'kind');
      return { status, message, ...(kind === undefined ? {} : { kind }) };
    },
  };
}
