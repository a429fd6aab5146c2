/** Mistakes in artifacts, the compiler's driver, the runtime and the addon. */
import type { Table } from './row.ts';

export const BACK: Table = {
  'engine/artifact/sections/addrmap.ts': [
    ['the offset before a block counts in it', 'if (delta < 0) previous = 0;', 'if (delta < 0) ;'],
    ['entries behind the pc are taken', 'if (at > pc) return found;', 'if (at > pc + 1) return found;'],
  ],
  'engine/artifact/bytes/delta-blocks.ts': [
    ['blocks past their end are read', 'if (pos < 4 + blocks * 8 || pos > end || end > section.length)', 'if (pos > end)'],
    ['blocks in the index are read', 'pos < 4 + blocks * 8 ||', ''],
    ['a count that does not fit is believed', 'return 4 + blocks * 8 > section.length ?', 'return false ?'],
    [
      'the block behind the pc is looked in',
      'i) => u32At(section, 4 + i * 4) <= pc) - 1)',
      'i) => u32At(section, 4 + i * 4) < pc) - 1)',
    ],
  ],
  'engine/artifact/sections/traps.ts': [
    [
      'unknown codes of a damaged table are passed on',
      'if (code === 0 || code >= TRAP_NAMES.length) return 0;',
      'if (code === 0) return 0;',
    ],
    ['an entry near the pc is taken', 'return at === pc ? code : 0;', 'return code;'],
    [
      'a code that is that of the entry before is written as another',
      'out.leb(delta * 2 + (code === previous ? 0 : 1));',
      'out.leb(delta * 2 + 1);',
    ],
  ],
  'engine/artifact/sections/exceptions.ts': [
    ['tags lose their bias', 'nextOf(read() + ANY_TAG)', 'nextOf(read())'],
    ['handlers land where the call is', 'nextOf(at + unzigzag(landing))', 'at'],
  ],
  'engine/artifact/sections/functions.ts': [
    ['padding belongs to the function before', 'pc - table[i * ROW] < table[i * ROW + 2] ? i : -1', 'true ? i : -1'],
  ],
  'engine/artifact/sections/stackmaps.ts': [
    ['gaps of zero are taken', 'if (gap <= 0) return undefined;', 'if (gap < 0) return undefined;'],
    ['words count from zero in each entry', 'list.push((word += gap));', 'list.push(gap);'],
  ],
  'engine/frontend/memory-image.ts': [
    [
      'images start at pages of x86-64 whatever the target has',
      'start: Math.floor(address / page) * page',
      'start: Math.floor(address / 4096) * 4096',
    ],
    ['a segment that ends behind the memory is an image', 'if (end > Number(type.min) * 2 ** type.pageSizeLog2) break;', ''],
    [
      'segments behind one that waits are images',
      'address === undefined || d.memory < importedMemories) break;',
      'address === undefined || d.memory < importedMemories) continue;',
    ],
    ['images of two memories are joined', 'last.memory === s.memory && s.start', 's.start'],
    ['an image may be seen before its instantiation fails', 'return exposes && mayTrap;', 'return false;'],
    ['a longer image ends with the shorter', 'last.end = Math.max(last.end, s.end);', 'last.end = s.end;'],
  ],
  'engine/artifact/sections/names.ts': [
    ["any name at or behind is the function's", '|| u32At(section, index + low * 8) !== func', ''],
    ['the last name ends with the index', '(low + 1 === count ? 0 : 4)', '4'],
  ],
  'engine/artifact/dwarf/line.ts': [
    ['lines of 64-bit units are read as 32-bit', 'length32 === 0xffff_ffff ? 8 : 4', '4'],
    ['line advances have no sign', '(r.u8() << 24) >> 24', 'r.u8()'],
  ],
  'engine/artifact/read.ts': [
    ['an init function that is none is taken', '|| info.init >= count', ''],
    ['functions behind the text are taken', 'last.offset + last.length > text.size ||', ''],
    ['sections twice are taken', 'if ((seen & known.bit) !== 0) {', 'if (false) {'],
    ['sections that overlap are taken', 'if (offset < end) ordered = false;', ''],
    ['another processor is not asked', 'if (unfit.length > 0) reject(unfit', 'if (false) reject(unfit'],
    ['the digest is not compared', 'if (options.verify === true) verifyDigest', 'if (false) verifyDigest'],
  ],
  'engine/artifact/sections/unwind.ts': [
    ['advances of 64 bytes are short', 'if (units < 0x40)', 'if (units <= 0x40)'],
    ['advances of 256 bytes have one byte', 'else if (units < 0x100) {', 'else if (units <= 0x100) {'],
  ],
  'engine/artifact/sections/info.ts': [
    ['a maximum that is missing is one of zero', '(l.max === undefined ? 0 : 2)', '2'],
    ['functions of a segment are those of the next', 'all.subarray(used - count, used)', 'all.subarray(used, used + count)'],
    ['exact function imports are inexact', 'd.exact === undefined ? 0 : d.exact ? 2 : 1', 'd.exact === undefined ? 0 : 1'],
    ['shared memories are not shared', 'm.pageSizeLog2 | (m.shared ? 0x80 : 0)', 'm.pageSizeLog2'],
  ],
  'engine/compiler/functions.ts': [
    ['the list of the address map is built where nobody wants it', 'addressMap: this.engine.addressMap', 'addressMap: true'],
    [
      'a phase is never entered',
      "timing.enter('lower'); const input = isa.lower(func, codegen); timing.leave();",
      'const input = isa.lower(func, codegen);',
    ],
    [
      'a phase is never left',
      'const code = isa.emit(allocation, codegen); timing.leave();',
      'const code = isa.emit(allocation, codegen);',
    ],
    ['segments that instructions name are dropped', 'm.dataCount === undefined ?', 'true ?'],
  ],
  'engine/compiler/compile.ts': [
    ['functions are not marked', 'timing.mark(i);', ''],
    [
      'times are always taken',
      "const timing = timingOf(options); timing.enter('module');",
      "const timing = timingOf(options); performance.now(); timing.enter('module');",
    ],
    [
      'exported names win over those of the name section',
      'for (const [index, name] of m.names.funcs) funcs.set(index, name);',
      'for (const [index, name] of m.names.funcs) if (!funcs.has(index)) funcs.set(index, name);',
    ],
    ['the last exported name of a function counts', "if (e.kind === 'func' && !funcs.has(e.index))", "if (e.kind === 'func')"],
  ],
  'engine/debug/timing.ts': [
    ['a phase inside another counts for both', 'stack.push(name);', 'stack.unshift(name);'],
    ['the time of other threads replaces ours', 'ms: ms + (sum?.ms ?? 0)', 'ms'],
    ['lines go on adding up', 'current.clear();', ''],
  ],
  'engine/compiler/threads/worker.ts': [
    [
      'threads compile for the default processor',
      'new FunctionCompiler(m, { ...options, timing });',
      "new FunctionCompiler(m, { ...options, timing, cpu: 'x86-64-v3' });",
    ],
    ['threads say nothing of their time', 'if (timed) parentPort?.postMessage({ times: timing.report() });', ''],
    ['threads mark no functions', 'timing.mark(i);', ''],
  ],
  'engine/compiler/threads/parallel.ts': [
    ['code is put together as it comes', 'for (let next = results.get(added);', 'for (let next = results.values().next().value;'],
    ['errors of threads are dropped', 'if (next.error === undefined) continue;', 'continue;'],
  ],
  'engine/core.ts': [
    ['features are no part of the cache key', '${engine} ${this.options.features ?? WASM3}${verified}', '${engine}${verified}'],
    ['what was verified is that which was not', "verifies(this.options) ? ' verified' : ''", "''"],
  ],
  'engine/runtime/linking/instantiate.ts': [
    [
      "images are copied from the section's beginning",
      'native.move(target.base + address, module.rodata + offset, length);',
      'native.move(target.base + address, module.rodata, length);',
    ],
    [
      'images of imported memories are written',
      'if (target === undefined || memory < importedMemories)',
      'if (target === undefined)',
    ],
    ['images behind the memory are written', 'if (address + length > target.accessible)', 'if (false)'],
    ['the high words of constants are lost', 'words[cell + 1] = wordAt(constants, i + 2);', ''],
    ['placed segments are not', 'if (count > 0) instance.putElems(i, 0, count, table.addressOf(place.at));', ''],
  ],
  'engine/runtime/state/state.ts': [["JavaScript's functions are not kept", 'holder.domain.join(func.domain);', '']],
  'engine/base/weak.ts': [['what was asked for is kept', 'for (const weak of asked) weak.letGo();', '']],
  'engine/runtime/objects/convert.ts': [
    [
      'functions of any type fit a typed reference',
      'return TYPES.matches(refType(v.ref.call.id, false, true), type);',
      'return true;',
    ],
    ['null fits everything', 'if (v.ref === null) return isNullable(type);', 'if (v.ref === null) return true;'],
    ['the upper half of a v128 is not written', 'words[at + 3] = v.x3;', ''],
    ['high words of references are lost', 'words[at + 1] = word / 0x1_0000_0000;', 'words[at + 1] = 0;'],
  ],
  'engine/runtime/objects/memory.ts': [
    ['ranges may end behind the memory', '&& at + length <= byteLength', ''],
    [
      'memories that nobody has stay',
      'state.resources.add(remains(type, backing, state.memoryBytes), byAddress ? undefined : this);',
      '',
    ],
    ['views stay after a memory has grown', 'if (view !== undefined) addon().detach(view);', ''],
    ['accessible bytes are rounded down', 'Math.ceil(bytes / PAGE) * PAGE', 'Math.floor(bytes / PAGE) * PAGE'],
  ],
  'engine/runtime/objects/table.ts': [
    ['elements of tables are no roots', 'to.add(this.elements.block.address, this.elements.length, 8);', ''],
    [
      'overlapping copies go forwards',
      'if (target === words) target.copyWithin',
      'if (false) target.copyWithin',
      'set of a typed array from one on the same buffer copies as if through a temporary',
    ],
    ['tables grow past their maximum', '|| length > most', ''],
    ['users keep the old length', 'for (const user of this.users) this.tell(user);', ''],
    ['new elements are null', 'this.fillWords(old, delta, word);', ''],
    ['tables that nobody has stay', 'state.resources.whenDropped(this, this.elements);', ''],
    ['the element at the length can be read', 'index >= 0 && index < this.length', 'index >= 0 && index <= this.length'],
  ],
  'engine/runtime/linking/link.ts': [
    ['things of other stores are linked', 'state.checkOwn(found.state,', 'false && state.checkOwn(found.state,'],
  ],
  'engine/runtime/calls/invoke.ts': [
    ['arguments that wait in a queue are no roots', "buffer.addSlot(slot, func, 'params', to);", ';'],
    ['an error of the host is lost', 'buffer.errors[wordAt(words, BATCH.index / 4)] = error;', ''],
    ['a batch goes on as if it had not ended', 'state.executing.pop();\n  return undefined;', 'return undefined;'],
    ['traps without an entry are unreachable', 'if (code !== 0) return code;', 'return code || 1;'],
  ],
  'engine/runtime/calls/batch-buffer.ts': [
    ['arguments on the stack are read a word too low', '+ FRAME.stackArgs - FRAME.returnAddress', ''],
    [
      'results of a full area are those of registers',
      '(memory + place - STACK_PLACE) / 4',
      '(memory + place - STACK_PLACE + 8) / 4',
    ],
  ],
  'engine/runtime/calls/unwind.ts': [['references stand above the frame', 'fp - 8 * word', 'fp + 8 * word']],
  'engine/runtime/calls/libcalls.ts': [
    ['table.copy does not check its source', "elements(words, 3, count, 'table', source.length)", 'u64(words, 3)'],
    ['element ranges may end one behind', 'if (first + count > length) {', 'if (first + count > length + 1) {'],
  ],
  'engine/cache/cache.ts': [
    ['the newest entries go first', 'found.sort((a, b) => a.used - b.used);', 'found.sort((a, b) => b.used - a.used);'],
    ['settings are no part of the key', "writeEngineInfo(engine), Buffer.from('\\n')", "Buffer.from('\\n')"],
  ],
  'engine/runtime/thrown/backtrace.ts': [
    ['return addresses are looked up as they are', 'const at = pc - before;', 'const at = pc;'],
  ],
  'engine/runtime/thrown/trap-detail.ts': [
    ['addresses are those of the last byte', 'size === 0 ? end : end - 2n ** BigInt(size - 1)', 'end'],
    ['addresses below the end are said as they are', 'const first = asked > size ? asked : size;', 'const first = asked;'],
    ['sums that overflowed are small', '(detail & DETAIL.overflow) === 0 ? asked : asked + 2n ** 64n', 'asked'],
  ],
  'native/src/faults.cc': [
    ['a fault in memory of another store is a trap', 'memory->store != a->store ||', ''],
    [
      'a fault inside of the accessible part is a trap',
      ' || address - base < length) return Fault::foreign;',
      ') return Fault::foreign;',
    ],
    ['faults of any code are traps', '|| !environment->code.contains(at.pc)) return Fault::foreign;', ') return Fault::foreign;'],
    [
      'a fault in the guard of the stack is none of ours',
      'if (address >= stack && address < a->guard_end()) {',
      'if (address > stack && address < stack) {',
    ],
  ],
  'native/linux/faults.cc': [
    ['a signal that somebody sent is a trap', 'if (info->si_code <= 0) return false;', ''],
    ['other handlers are not asked', 'previous.sa_sigaction(signal, info, context);', ''],
    [
      'only SIGSEGV is handled',
      '&& install(SIGBUS, &previous_bus)',
      '',
      'on Linux for x86-64 an access to a guard page is SIGSEGV; SIGBUS is what truncated files give, and that is no trap either way',
    ],
  ],
  'native/x64/linux/context.h': [["a fault's frames begin at its stack pointer", 'value(REG_RBP)}', 'value(REG_RSP)}']],
  'native/x64/machine.h': [['processors have a level less than they have', '? 2 :', '? 1 :']],
  'native/src/batch.cc': [
    [
      "after a nested run the stack limit is the nested one's",
      'put<uint64_t>(memory_at(a->store), TS_STORE_STACK_LIMIT, a->stack_limit()); environment_',
      'environment_',
    ],
    [
      'after a nested run the activation is the nested one',
      'put<uint64_t>(memory_at(a->store), TS_STORE_ACTIVATION, a->top()); put',
      'put',
    ],
    ['a dropped activation keeps its stack', 'environment_.stacks.release(a); index_++;', 'index_++;'],
    ['frames of other stacks are followed', 'fp >= low && fp <= high && (fp & 7) == 0', 'low <= high && (fp & 7) == 0'],
    ['backtraces have one frame more than there is room', 'if (count < TS_MAX_FRAMES) put', 'if (count <= TS_MAX_FRAMES) put'],
    ['resuming does not pop', 'parked_->pop = get<uint32_t>(memory_, TS_BATCH_POP);', 'parked_->pop = 0;'],
    [
      'who runs is told of the first invocation of a queue alone',
      'environment_.progress.watched() ? index_ : end_ - 1',
      'end_ - 1',
    ],
    [
      'the next invocation is skipped',
      'index_++; return advance(); } uint32_t Batch::abandon',
      'index_ += 2; return advance(); } uint32_t Batch::abandon',
    ],
  ],
  'native/src/memory.cc': [
    ['memories grow past what is reserved', '|| accessible > it->reserved) return false;', ') return false;'],
    [
      'images may lie behind the memory',
      '|| at > it->accessible || length > it->accessible - at) return false;',
      ') return false;',
    ],
    ['slots keep what stood in them', 'bool reset = m.accessible == 0 ||', 'bool reset = true ||'],
    ['a slot is as accessible as its last memory was', 'allow(base + accessible, open - accessible, Access::none)', 'true'],
    ['a memory ends where the next begins', 'return address - it->base < it->reserved ? &*it : nullptr;', 'return &*it;'],
  ],
  'native/src/shared.cc': [
    [
      'nobody hears that a memory has grown',
      'for (const Word& w : words_) std::atomic_ref<uint64_t>(*w.word).store(length);',
      '',
    ],
    ['what is waited for is not looked at', 'if (equal) waiters_.push_back', 'waiters_.push_back'],
    ['who ends while waiting is woken', 'if (waiting_ != nullptr) waiting_->end_wait(this);', ''],
    ['who has been woken is woken again', 'if (w.at != at || w.woken) continue;', 'if (w.at != at) continue;'],
  ],
  'native/src/activation.cc': [
    ['the stack has no headroom', 'return guard_end() + TS_STACK_HEADROOM;', 'return guard_end();'],
    ['stacks of any size are taken again', 'return a->stack_bytes == stack_bytes;', 'return true;'],
  ],
  'native/x64/stubs.S': [
    ['the last vector argument is lost', 'movups xmm7, [\\file + TS_REGISTERS_VECS + 112]', 'nop'],
    ["the host's rounding mode is not restored", 'ldmxcsr [rsp] 1: add', '1: add'],
    ["wasm runs with the host's rounding mode", 'ldmxcsr [rip + wasm_mxcsr]', 'nop'],
    ["the trap's pc is that behind its call", 'sub r11, 4', 'nop'],
    [
      'results of a queue lie in its last slot',
      'SAVE_INTEGERS r11+TS_SLOT_INTS',
      'mov r11, [rax + TS_ACTIVATION_LAST_SLOT] SAVE_INTEGERS r11+TS_SLOT_INTS',
    ],
    [
      'the unit behind the last one is one of a string',
      'jae ts_host_exit mov rax, [rax + TS_STRING_ROW_UNITS]',
      'ja ts_host_exit mov rax, [rax + TS_STRING_ROW_UNITS]',
    ],
    ["a callee's arguments are not popped", 'add rsp, [rax + TS_ACTIVATION_POP]', 'nop'],
  ],
  'native/linux/pages.cc': [['text stays writable', 'PROT_READ | PROT_EXEC', 'PROT_READ | PROT_WRITE | PROT_EXEC']],
  'native/src/code.h': [['what stands behind the code is code', 'return pc >= start && pc < end;', 'return pc >= start;']],
  'engine/runtime/state/function-types.ts': [
    [
      'records of functions are lost when their table grows',
      'next.words.set(words.subarray(at, at + this.used / 4), next.at);',
      '',
    ],
    [
      'code goes on with the first table of records',
      'putAddress(this.store.words, this.store.at',
      'if (this.used === 0) putAddress(this.store.words, this.store.at',
    ],
    [
      'a type is not among those above it',
      'words.set([...above, word]',
      'words.set([...above, 0]',
      'code compares types before it looks at a display: the last entry is there for who reads records',
    ],
    ['trap messages take records for ids', 'if ((word & TYPE_WORD.record) === 0)', 'if (true)'],
  ],
  'engine/runtime/heap/heap.ts': [['references that pass move meanwhile', 'this.held++;', '']],
  'engine/runtime/heap/references.ts': [
    ['what JavaScript holds is no root', 'to.add(this.address, this.objects.length, 4);', ''],
    ['a string is known by the handle of one that went', 'this.strings.forget(handle);', ';'],
  ],
  'engine/runtime/objects/global.ts': [['globals are no roots', 'to.add(this.cell.address, 1, ENTRY.global.size);', '']],
  'engine/runtime/objects/instance.ts': [
    ['elements of segments are no roots', 'to.add(this.elemBase(index), this.elemLength(index), 8);', ';'],
    ['who gives functions to another instance is not kept', 'if (func.call.passesFunctions) domain.join(func.domain);', ';'],
    ['who throws functions is not kept', 'if (tag.call.passesFunctions) domain.join(tag.domain);', ';'],
    ['who puts functions into a table is not kept', 'if (isFuncRef(type.element)) domain.join(other);', ';'],
    ['who puts functions into a global is not kept', 'if (isFuncRef(type.type)) domain.join(other);', ';'],
    ['functions in structures are not kept', 'if (this.module.keepsFunctions) domain.join(this.state.kept);', ''],
  ],
  'engine/wasi/paths.ts': [
    [
      'folders on the way may be links',
      'const FOLDER = O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW;',
      'const FOLDER = O_PATH | constants.O_DIRECTORY;',
    ],
    ['paths may begin at the root', "if (path.startsWith('/'))", 'if (false)'],
    [
      'the folder that was given may be left',
      "if (left === undefined) throw new WasiError('notcapable');",
      "if (left === undefined) return this.#down('..');",
    ],
    ['links are followed without end', '++this.#links > MOST_LINKS', '++this.#links > 60'],
    ['folders on the way stay open', 'for (const folder of this.#folders.slice(1)) closeSync(folder);', ''],
  ],
  'engine/wasi/folders.ts': [
    ['what is opened may be a link', 'constants.O_NOFOLLOW |', ''],
    ['whatever is wanted is granted', '(asked & ~folder.inheriting) !== 0n', 'false'],
    ['a name of a file may end in a slash', 'if (place.slash && !isFolder(place)) throw', 'if (false) throw'],
  ],
  'engine/wasi/descriptors.ts': [['rights are not asked for', '(found.rights & needed) !== needed', 'false']],
  'engine/wasi/memory.ts': [['memory ends later', 'at + length > this.#buffer.byteLength', 'at > this.#buffer.byteLength']],
};
