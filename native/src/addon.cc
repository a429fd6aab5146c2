// Registration: the functions that engine/addon/native.ts declares, by their signatures (binding.h). Addresses are JavaScript
// numbers (user space ends below 2^53). What type an argument has is checked here, whether an address and a length are right is
// not: the callers of native.ts, all in engine/runtime, have checked that.
#include <cerrno>
#include <cstring>
#include <string>

#include "binding.h"
#include "builtins.h"
#include "descriptors.h"
#include "environment.h"
#include "instance.h"
#include "machine.h"
#include "pages.h"

namespace touchstone {

namespace {

using Address = uint64_t;
using Bytes = std::span<const uint8_t>;

Address of(void (*function)()) { return reinterpret_cast<Address>(function); }

uint32_t cpu_levels(Environment&) { return machine::cpu_levels(); }

Napi::Value stubs(Environment& environment) {
  auto result = Napi::Object::New(environment.env);
  auto set = [&](const char* name, Address address) { result.Set(name, to_value(environment.env, address)); };
  set("trapExit", of(ts_trap_exit));
  set("trapDetailExit", of(ts_trap_detail_exit));
  set("libcallExit", of(ts_libcall_exit));
  set("hostExit", of(ts_host_exit));
  set("stringTest", of(ts_string_test));
  set("stringCast", of(ts_string_cast));
  set("stringLength", of(ts_string_length));
  set("stringUnit", of(ts_string_unit));
  set("stringEquals", of(ts_string_equals));
  set("memmove", reinterpret_cast<Address>(&builtin_memmove));
  set("memset", reinterpret_cast<Address>(&builtin_memset));
  return result;
}

bool add_handlers(Environment& environment) { return environment.handler_stack.install() && install_handlers(); }
bool has_handlers(Environment&) { return handlers_installed(); }

Address address_of(Environment&, Buffer buffer) { return reinterpret_cast<Address>(buffer.bytes.data()); }

// An ArrayBuffer over mapped memory. Whoever unmaps it detaches it first.
Napi::Value view(Environment& environment, Address address, uint64_t length) {
  return Napi::ArrayBuffer::New(environment.env, pointer(address), length);
}
void detach(Environment&, Buffer buffer) { buffer.object.Detach(); }

// These copy bytes; the caller has checked the range.
void peek(Environment&, Address from, std::span<uint8_t> into) { builtin_memmove(into.data(), pointer(from), into.size()); }
void poke(Environment&, Address to, Bytes from) { builtin_memmove(pointer(to), from.data(), from.size()); }
void move(Environment&, Address to, Address from, uint64_t length) { builtin_memmove(pointer(to), pointer(from), length); }

Address create_region(Environment& environment) { return environment.regions.create(); }
void discard(Environment&, Address start, uint64_t length) { discard_pages(start, length); }

bool read_file(Environment&, int32_t fd, uint64_t offset, std::span<uint8_t> into) { return read_at(fd, offset, into); }
int32_t open_folder(Environment& environment, std::string path) { return environment.files.open_folder(path.c_str()); }
// A file's size, -1 where it cannot be read; its bytes, if `into` has room for all of them. `facts`: when it changed, its inode.
double read_named(Environment&, int32_t folder, std::string name, std::span<uint8_t> into, std::span<double> facts) {
  FileFacts found = read_entry(folder, name.c_str(), into);
  if (facts.size() == 2) {
    facts[0] = found.changed;
    facts[1] = found.inode;
  }
  return static_cast<double>(found.size);
}
int32_t open_named(Environment& environment, int32_t folder, std::string name, double inode) {
  return environment.files.open_entry(folder, name.c_str(), inode);
}
double write_named(Environment&, int32_t folder, std::string name, std::string temporary, Bytes bytes) {
  return write_entry(folder, name.c_str(), temporary.c_str(), bytes);
}
bool remove_named(Environment&, int32_t folder, std::string name) { return remove_entry(folder, name.c_str()); }
bool touch_named(Environment&, int32_t folder, std::string name) { return touch_entry(folder, name.c_str()); }
int32_t memory_file(Environment& environment, Bytes bytes) { return environment.files.memory_file(bytes); }
void close_file(Environment& environment, int32_t fd) { environment.files.close(fd); }
Address map_file(Environment& environment, int32_t fd, uint64_t length) { return environment.code.map_file(fd, length); }
Address map_copy(Environment& environment, Bytes bytes) { return environment.code.map_copy(bytes.data(), bytes.size()); }
Address map_code(Environment& environment, Bytes bytes, uint64_t code) {
  return code <= bytes.size() ? environment.code.map_code(bytes.data(), bytes.size(), code) : 0;
}
bool unmap(Environment& environment, Address start) { return environment.code.unmap(start); }
bool add_code(Environment& environment, Address start, uint64_t length, Address frames) {
  return environment.code.add_code(start, length, frames);
}
bool describe(Environment& environment, Address start, Bytes symbols) {
  return environment.code.describe(start, symbols.data(), symbols.size());
}

bool records(Environment&, Address to, Address instance, uint32_t owner, Address text, uint32_t imported,
             std::span<const uint32_t> functions, std::span<const uint32_t> types, std::span<const uint32_t> words,
             std::span<const uint32_t> escaping) {
  return write_records(to, instance, owner, {text, imported, functions, types, words}, escaping);
}
bool elements(Environment&, Address to, Address own, Address imports, uint32_t imported, std::span<const uint32_t> escaping,
              std::span<const uint32_t> functions) {
  return write_elements(to, {own, imports, imported, escaping}, functions);
}

// Tells JavaScript's garbage collector what memories and heaps have become: stores that nobody reaches are found when it runs.
void account(Environment& environment) {
  uint64_t now = environment.memories.live_bytes() + environment.heaps.live_bytes();
  Napi::MemoryManagement::AdjustExternalMemory(environment.env, static_cast<int64_t>(now - environment.accounted));
  environment.accounted = now;
}
Address create_memory(Environment& environment, Address store, uint64_t reserve, uint64_t accessible) {
  Address base = environment.memories.create(store, reserve, accessible);
  account(environment);
  return base;
}
bool grow_memory(Environment& environment, Address base, uint64_t accessible) {
  bool grown = environment.memories.grow(base, accessible);
  account(environment);
  return grown;
}
bool map_image(Environment& environment, Address base, uint64_t at, int32_t fd, uint64_t offset, uint64_t length) {
  return environment.memories.map_image(base, at, fd, offset, length);
}
bool release_memory(Environment& environment, Address base) {
  bool released = environment.memories.release(base);
  account(environment);
  return released;
}

Address create_heap(Environment& environment, Address store) { return environment.heaps.create(store); }
bool open_heap(Environment& environment, Address base, uint64_t from, uint64_t length) {
  bool opened = environment.heaps.open(base, from, length);
  account(environment);
  return opened;
}
bool close_heap(Environment& environment, Address base, uint64_t from, uint64_t length) {
  bool closed = environment.heaps.close(base, from, length);
  account(environment);
  return closed;
}
bool release_heap(Environment& environment, Address base) {
  bool released = environment.heaps.release(base);
  account(environment);
  return released;
}
uint32_t unknown(Environment& environment, Heads heads, std::span<double> into) {
  return unknown_returns(environment.code, heads, into);
}
void note(Environment& environment, Address pc, std::span<const uint32_t> words) {
  StackMaps* maps = environment.code.stack_maps(pc);
  if (maps != nullptr) maps->add(pc, words);
}
uint64_t young(Environment& environment, Address base, uint64_t young, uint64_t young_end, uint64_t old, uint64_t old_end,
               std::span<const double> cells, Heads heads) {
  return collect_young(environment.code, base, {young, young_end}, {old, old_end}, {cells, heads});
}
uint64_t all(Environment& environment, Address base, uint64_t young, uint64_t young_end, uint64_t old, uint64_t old_end,
             uint64_t to, std::span<const double> cells, Heads heads, std::span<uint8_t> marks) {
  return collect_all(environment.code, base, {young, young_end}, {old, old_end}, to, {cells, heads}, marks);
}
void adopt_objects(Environment&, Address base, uint64_t from, uint64_t end) { adopt(base, {from, end}); }

Address address_of_view(Environment&, Bytes view) { return reinterpret_cast<Address>(view.data()); }
bool untouchable(Environment&, Address start, uint64_t length) { return is_untouchable(start, length); }
void adopt_shared(Environment& environment, Address store, Address base, uint64_t reserved, uint64_t length) {
  environment.shared.adopt(store, base, reserved, length);
}
Address create_shared(Environment& environment, Address store, uint64_t reserve, uint64_t length) {
  return environment.shared.create(store, reserve, length);
}
bool open_shared(Environment& environment, Address store, Address base) { return environment.shared.open(store, base); }
bool close_shared(Environment& environment, Address store, Address base) { return environment.shared.close(store, base); }
bool show_length(Environment& environment, Address store, Address base, Address word) {
  return environment.shared.show(store, base, word);
}
bool hide_length(Environment& environment, Address base, Address word) { return environment.shared.hide(base, word); }
uint64_t shared_length(Environment& environment, Address base) { return environment.shared.length(base); }
bool note_growth(Environment& environment, Address base, uint64_t length) {
  return environment.shared.note_growth(base, length);
}
uint64_t grow_shared(Environment& environment, Address base, uint64_t by, uint64_t most) {
  return environment.shared.grow(base, by, most);
}
bool begin_wait(Environment& environment, Address base, uint64_t at, uint32_t size, uint32_t low, uint32_t high) {
  return environment.shared.begin_wait(base, at, size, low | uint64_t{high} << 32);
}
bool wait_for_wake(Environment& environment, double milliseconds) { return environment.shared.wait(milliseconds); }
bool end_wait(Environment& environment) { return environment.shared.end_wait(); }
uint64_t wake(Environment& environment, Address base, uint64_t at, uint32_t count) {
  return environment.shared.wake(base, at, count);
}

void throw_type_error(const Environment& environment, const char* message) {
  Napi::TypeError::New(environment.env, message).ThrowAsJavaScriptException();
}

// Does what the head of a batch says. Called by hand, as every call of wasm comes through here: it takes and gives nothing.
napi_value step(napi_env env, napi_callback_info info) {
  void* batch;
  if (napi_get_cb_info(env, info, nullptr, nullptr, nullptr, &batch) != napi_ok) return nullptr;
  const char* wrong = static_cast<Batch*>(batch)->step();
  if (wrong != nullptr) napi_throw_type_error(env, nullptr, wrong);
  return nullptr;
}

Napi::Value create_batch(Environment& environment, Buffer buffer, uint32_t slots) {
  if (buffer.bytes.size() < Batch::bytes(slots)) {
    throw_type_error(environment, "the buffer is too small for the slots");
    return environment.env.Undefined();
  }
  // Never given back: batches live as long as the thread.
  auto kept = Napi::Persistent(buffer.object);
  kept.SuppressDestruct();
  environment.batches.push_back(std::make_unique<Batch>(environment, buffer.bytes.data(), slots));
  napi_value function;
  if (napi_create_function(environment.env, nullptr, 0, step, environment.batches.back().get(), &function) != napi_ok)
    return environment.env.Undefined();
  return Napi::Value(environment.env, function);
}

bool map_progress(Environment& environment, int32_t fd) { return environment.progress.map(fd); }
bool end_with_parent(Environment&) { return die_with_parent(); }
// Calls of this thread are interrupted in so many milliseconds.
bool set_deadline(Environment& environment, double milliseconds) {
  environment.handler_stack.install();
  return environment.interrupt.set_deadline(milliseconds);
}
uint32_t interrupt_id(Environment& environment) {
  environment.handler_stack.install();
  return environment.interrupt.id();
}
bool interrupt(Environment&, uint32_t id) { return Interrupt::request(id); }
bool is_interrupted(Environment& environment) { return environment.interrupt.due(); }

// The result is that of Polled.
int32_t poll_wanted(Environment& environment, std::span<int32_t> pairs, double milliseconds) {
  return static_cast<int32_t>(poll_descriptors(pairs, milliseconds, environment.interrupt));
}
int32_t allocate(Environment&, int32_t fd, uint64_t offset, uint64_t length) {
  return allocate_file(fd, static_cast<int64_t>(offset), static_cast<int64_t>(length));
}
int32_t times(Environment&, Bytes path, uint32_t follow, std::span<const double> times) {
  if (path.empty() || path.back() != 0 || times.size() != 4) return EINVAL;
  return set_times(reinterpret_cast<const char*>(path.data()), follow != 0, times.first<4>());
}

uint32_t live_activations(Environment& environment) { return static_cast<uint32_t>(environment.stacks.live()); }

constexpr NativeFunction kFunctions[] = {
    bound<cpu_levels>("cpuLevels"),
    bound<stubs>("stubs"),
    bound<add_handlers>("installHandlers"),
    bound<has_handlers>("handlersInstalled"),
    bound<address_of>("addressOf"),
    bound<view>("view"),
    bound<detach>("detach"),
    bound<peek>("peek"),
    bound<poke>("poke"),
    bound<move>("move"),
    bound<create_region>("createRegion"),
    bound<discard>("discard"),
    bound<read_file>("read"),
    bound<open_folder>("openFolder"),
    bound<read_named>("readEntry"),
    bound<open_named>("openEntry"),
    bound<write_named>("writeEntry"),
    bound<remove_named>("removeEntry"),
    bound<touch_named>("touchEntry"),
    bound<memory_file>("memoryFile"),
    bound<close_file>("closeFile"),
    bound<map_file>("mapFile"),
    bound<map_copy>("mapCopy"),
    bound<map_code>("mapCode"),
    bound<unmap>("unmap"),
    bound<add_code>("addCode"),
    bound<describe>("describe"),
    bound<records>("writeRecords"),
    bound<elements>("writeElements"),
    bound<create_memory>("createMemory"),
    bound<grow_memory>("growMemory"),
    bound<map_image>("mapImage"),
    bound<release_memory>("releaseMemory"),
    bound<create_heap>("createHeap"),
    bound<open_heap>("openHeap"),
    bound<close_heap>("closeHeap"),
    bound<release_heap>("releaseHeap"),
    bound<unknown>("unknownReturns"),
    bound<note>("noteStackMap"),
    bound<young>("collectYoung"),
    bound<all>("collectAll"),
    bound<adopt_objects>("adoptObjects"),
    bound<address_of_view>("addressOfView"),
    bound<untouchable>("isUntouchable"),
    bound<adopt_shared>("adoptShared"),
    bound<create_shared>("createShared"),
    bound<open_shared>("openShared"),
    bound<close_shared>("closeShared"),
    bound<show_length>("showLength"),
    bound<hide_length>("hideLength"),
    bound<shared_length>("sharedLength"),
    bound<note_growth>("noteGrowth"),
    bound<grow_shared>("growShared"),
    bound<begin_wait>("beginWait"),
    bound<wait_for_wake>("wait"),
    bound<end_wait>("endWait"),
    bound<wake>("wake"),
    bound<create_batch>("createBatch"),
    bound<map_progress>("mapProgress"),
    bound<end_with_parent>("dieWithParent"),
    bound<set_deadline>("setDeadline"),
    bound<poll_wanted>("pollDescriptors"),
    bound<allocate>("allocateFile"),
    bound<times>("setTimes"),
    bound<interrupt_id>("interruptId"),
    bound<interrupt>("interrupt"),
    bound<is_interrupted>("isInterrupted"),
    bound<live_activations>("liveActivations"),
};

Napi::Object initialize(Napi::Env env, Napi::Object exports) {
  auto* environment = new Environment(env);
  env.SetInstanceData(environment);
  for (const auto& [name, make] : kFunctions) exports.Set(name, make(env, name, environment));
  return exports;
}

}  // namespace

}  // namespace touchstone

static Napi::Object Initialize(Napi::Env env, Napi::Object exports) { return touchstone::initialize(env, exports); }
NODE_API_MODULE(touchstone, Initialize)
