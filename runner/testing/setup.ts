/** What holds in every unit test: mocha.ts loads this in front of the test's file. */
import fc from 'fast-check';

// Collections get as long as `maxLength` says: left alone, fast-check stops at ten elements whatever that is.
fc.configureGlobal({ defaultSizeToMaxWhenMaxSpecified: true });

// Whatever a test compiles is verified, unless somebody says `TOUCHSTONE_VERIFY=0`.
process.env['TOUCHSTONE_VERIFY'] ??= '1';
