/** The judge of a test suite. */

import { judgeNode } from '../../../runner/system/other-node.ts';
import { bug } from '../../base/bug.ts';
import { type Judge, judgeOf } from './sides/peer.ts';

/** Starts a judge before the tests of the suite at hand, which are skipped where there is none, and ends it behind them. */
export function suiteJudge(): () => Judge {
  let judge: Judge | undefined;
  before(function () {
    const node = judgeNode();
    if (node === undefined) return this.skip();
    judge = judgeOf(node);
  });
  after(() => judge?.close());
  return () => judge ?? bug('no judge');
}
