// Registration: the functions that engine/runtime/native.ts declares. Addresses are JavaScript numbers (user space ends below
// 2^53). Arguments are trusted: only native.ts's callers reach them, and these are ours.
#include <napi.h>
#include <sys/mman.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <unistd.h>

#include <csignal>
#include <cstring>

#include "environment.h"
#include "file.h"
#include "instance.h"

namespace touchstone {

namespace {

Environment& environment_of(const Napi::CallbackInfo& info) { return *info.Env().GetInstanceData<Environment>(); }
uint64_t address(const Napi::CallbackInfo& info, size_t i) { return static_cast<uint64_t>(info[i].As<Napi::Number>().DoubleValue()); }
uint32_t u32(const Napi::CallbackInfo& info, size_t i) { return info[i].As<Napi::Number>().Uint32Value(); }
Napi::Value number(const Napi::CallbackInfo& info, uint64_t value) {
  return Napi::Number::New(info.Env(), static_cast<double>(value));
}
Napi::Value boolean(const Napi::CallbackInfo& info, bool value) { return Napi::Boolean::New(info.Env(), value); }
uint64_t of(void (*function)()) { return reinterpret_cast<uint64_t>(function); }
uint8_t* memory_at(uint64_t address) { return reinterpret_cast<uint8_t*>(address); }

// C functions that generated code calls on its own stack (INSTANCE.memmove, INSTANCE.memset).
void builtin_memmove(void* to, const void* from, size_t n) { std::memmove(to, from, n); }
void builtin_memset(void* to, int byte, size_t n) { std::memset(to, byte, n); }

Napi::Value CpuLevel(const Napi::CallbackInfo& info) {
  __builtin_cpu_init();
  return number(info, __builtin_cpu_supports("x86-64-v3") ? 3 : __builtin_cpu_supports("x86-64-v2") ? 2 : 1);
}

Napi::Value Stubs(const Napi::CallbackInfo& info) {
  auto stubs = Napi::Object::New(info.Env());
  stubs.Set("trapExit", number(info, of(ts_trap_exit)));
  stubs.Set("trapDetailExit", number(info, of(ts_trap_detail_exit)));
  stubs.Set("libcallExit", number(info, of(ts_libcall_exit)));
  stubs.Set("hostExit", number(info, of(ts_host_exit)));
  stubs.Set("memmove", number(info, reinterpret_cast<uint64_t>(&builtin_memmove)));
  stubs.Set("memset", number(info, reinterpret_cast<uint64_t>(&builtin_memset)));
  return stubs;
}

Napi::Value InstallHandlers(const Napi::CallbackInfo& info) {
  return boolean(info, environment_of(info).signal_stack.install() && install_handlers());
}

Napi::Value HandlersInstalled(const Napi::CallbackInfo& info) { return boolean(info, handlers_installed()); }

Napi::Value AddressOf(const Napi::CallbackInfo& info) {
  return number(info, reinterpret_cast<uint64_t>(info[0].As<Napi::ArrayBuffer>().Data()));
}

// view(address, length): an ArrayBuffer over mapped memory. Whoever unmaps it detaches it first.
Napi::Value View(const Napi::CallbackInfo& info) {
  return Napi::ArrayBuffer::New(info.Env(), memory_at(address(info, 0)), static_cast<size_t>(address(info, 1)));
}
void Detach(const Napi::CallbackInfo& info) { info[0].As<Napi::ArrayBuffer>().Detach(); }

// peek(address, into) and poke(address, from) copy bytes; the caller has checked the range.
void Peek(const Napi::CallbackInfo& info) {
  auto into = info[1].As<Napi::Uint8Array>();
  std::memcpy(into.Data(), memory_at(address(info, 0)), into.ByteLength());
}
void Poke(const Napi::CallbackInfo& info) {
  auto from = info[1].As<Napi::Uint8Array>();
  std::memmove(memory_at(address(info, 0)), from.Data(), from.ByteLength());
}
// move(to, from, length), fill(to, byte, length): between memories.
void Move(const Napi::CallbackInfo& info) { std::memmove(memory_at(address(info, 0)), memory_at(address(info, 1)), address(info, 2)); }

Napi::Value CreateRegion(const Napi::CallbackInfo& info) { return number(info, environment_of(info).regions.create()); }
void Discard(const Napi::CallbackInfo& info) { Regions::discard(address(info, 0), address(info, 1)); }

// read(fd, offset, into): whether the file had so many bytes there.
Napi::Value Read(const Napi::CallbackInfo& info) {
  auto into = info[2].As<Napi::Uint8Array>();
  auto offset = static_cast<off_t>(address(info, 1));
  return boolean(info, pread(info[0].As<Napi::Number>().Int32Value(), into.Data(), into.ByteLength(), offset) ==
                           static_cast<ssize_t>(into.ByteLength()));
}
// readFile(path, into, changed): a file's size, -1 where it cannot be read; its bytes, if `into` has room for all of them.
Napi::Value ReadFile(const Napi::CallbackInfo& info) {
  auto into = info[1].As<Napi::Uint8Array>();
  FileFacts facts = read_file(info[0].As<Napi::String>().Utf8Value().c_str(), {into.Data(), into.ByteLength()});
  info[2].As<Napi::Float64Array>()[0] = facts.changed;
  return Napi::Number::New(info.Env(), static_cast<double>(facts.size));
}
Napi::Value MemoryFile(const Napi::CallbackInfo& info) {
  auto bytes = info[0].As<Napi::Uint8Array>();
  return Napi::Number::New(info.Env(), environment_of(info).code.memory_file(bytes.Data(), bytes.ByteLength()));
}
void CloseMemoryFile(const Napi::CallbackInfo& info) { environment_of(info).code.close_memory_file(static_cast<int>(u32(info, 0))); }
Napi::Value MapFile(const Napi::CallbackInfo& info) {
  return number(info, environment_of(info).code.map_file(static_cast<int>(u32(info, 0)), address(info, 1)));
}
Napi::Value MapCopy(const Napi::CallbackInfo& info) {
  auto bytes = info[0].As<Napi::Uint8Array>();
  return number(info, environment_of(info).code.map_copy(bytes.Data(), bytes.ByteLength()));
}
Napi::Value MapCode(const Napi::CallbackInfo& info) {
  auto bytes = info[0].As<Napi::Uint8Array>();
  return number(info, environment_of(info).code.map_code(bytes.Data(), bytes.ByteLength(), address(info, 1)));
}
Napi::Value Unmap(const Napi::CallbackInfo& info) { return boolean(info, environment_of(info).code.unmap(address(info, 0))); }
Napi::Value AddCode(const Napi::CallbackInfo& info) {
  return boolean(info, environment_of(info).code.add_code(address(info, 0), address(info, 1), address(info, 2)));
}
Napi::Value Describe(const Napi::CallbackInfo& info) {
  auto bytes = info[1].As<Napi::Uint8Array>();
  return boolean(info, environment_of(info).code.describe(address(info, 0), bytes.Data(), bytes.ByteLength()));
}

template <typename T>
std::span<const T> elements_of(const Napi::CallbackInfo& info, size_t i) {
  auto array = info[i].As<Napi::TypedArrayOf<T>>();
  return {array.Data(), array.ElementLength()};
}
// writeRecords(records, instance, handle, text, imported, functions, types, canonical, escaping)
Napi::Value WriteRecords(const Napi::CallbackInfo& info) {
  FunctionSpace space{address(info, 3), u32(info, 4), elements_of<uint32_t>(info, 5), elements_of<uint32_t>(info, 6),
                      elements_of<int32_t>(info, 7)};
  return boolean(info, write_records(address(info, 0), address(info, 1), u32(info, 2), space, elements_of<uint32_t>(info, 8)));
}
// writeElements(to, own, imports, imported, escaping, functions)
Napi::Value WriteElements(const Napi::CallbackInfo& info) {
  RecordSpace space{address(info, 1), address(info, 2), u32(info, 3), elements_of<uint32_t>(info, 4)};
  return boolean(info, write_elements(address(info, 0), space, elements_of<uint32_t>(info, 5)));
}

Napi::Value CreateMemory(const Napi::CallbackInfo& info) {
  return number(info, environment_of(info).memories.create(address(info, 0), address(info, 1), address(info, 2)));
}
Napi::Value GrowMemory(const Napi::CallbackInfo& info) {
  return boolean(info, environment_of(info).memories.grow(address(info, 0), address(info, 1)));
}
Napi::Value MapImage(const Napi::CallbackInfo& info) {
  return boolean(info, environment_of(info).memories.map_image(address(info, 0), address(info, 1), static_cast<int>(u32(info, 2)),
                                                               address(info, 3), address(info, 4)));
}
Napi::Value ReleaseMemory(const Napi::CallbackInfo& info) {
  return boolean(info, environment_of(info).memories.release(address(info, 0)));
}

Napi::Value CreateBatch(const Napi::CallbackInfo& info) {
  Environment& environment = environment_of(info);
  auto buffer = info[0].As<Napi::ArrayBuffer>();
  auto* memory = static_cast<uint8_t*>(buffer.Data());
  auto reference = Napi::Reference<Napi::ArrayBuffer>::New(buffer, 1);
  reference.SuppressDestruct();
  environment.batches.push_back(std::make_unique<Batch>(environment, memory, u32(info, 1), std::move(reference)));
  return number(info, environment.batches.size() - 1);
}

Napi::Value MapProgress(const Napi::CallbackInfo& info) {
  return boolean(info, environment_of(info).progress.map(static_cast<int>(u32(info, 0))));
}
// A worker in an endless loop never hears that its parent is gone: the kernel ends it.
Napi::Value DieWithParent(const Napi::CallbackInfo& info) {
#ifdef __linux__
  return boolean(info, prctl(PR_SET_PDEATHSIG, SIGKILL) == 0);
#else
  return boolean(info, false);
#endif
}
Napi::Value LiveActivations(const Napi::CallbackInfo& info) { return number(info, environment_of(info).stacks.live()); }

// The hot functions take plain Node-API calls, which cost half of the wrapper's.
struct HotCall {
  Environment* environment;
  uint32_t arguments[3];

  HotCall(napi_env env, napi_callback_info info) {
    size_t count = 3;
    napi_value values[3];
    void* data = nullptr;
    napi_get_cb_info(env, info, &count, values, nullptr, &data);
    environment = static_cast<Environment*>(data);
    for (size_t i = 0; i < 3; i++) napi_get_value_uint32(env, values[i], &arguments[i]);
  }
  Batch& batch() const { return *environment->batches[arguments[0]]; }
};

napi_value uint32_value(napi_env env, uint32_t value) {
  napi_value result;
  napi_create_uint32(env, value, &result);
  return result;
}

napi_value Run(napi_env env, napi_callback_info info) {
  HotCall call(env, info);
  return uint32_value(env, call.batch().run(call.arguments[1], call.arguments[2]));
}
napi_value Resume(napi_env env, napi_callback_info info) {
  HotCall call(env, info);
  return uint32_value(env, call.batch().resume(call.arguments[1]));
}
napi_value Abandon(napi_env env, napi_callback_info info) {
  HotCall call(env, info);
  return uint32_value(env, call.batch().abandon(call.arguments[1], call.arguments[2]));
}

napi_value Land(napi_env env, napi_callback_info info) {
  HotCall call(env, info);
  return uint32_value(env, call.batch().land());
}

void set_hot(Napi::Object exports, const char* name, napi_callback function, Environment* environment) {
  napi_value value;
  napi_create_function(exports.Env(), name, NAPI_AUTO_LENGTH, function, environment, &value);
  exports.Set(name, value);
}

template <typename F>
void set(Napi::Object exports, const char* name, F function) {
  exports.Set(name, Napi::Function::New(exports.Env(), function, name));
}

}  // namespace

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  auto* environment = new Environment();
  env.SetInstanceData<Environment>(environment);
  set(exports, "cpuLevel", CpuLevel);
  set(exports, "stubs", Stubs);
  set(exports, "installHandlers", InstallHandlers);
  set(exports, "handlersInstalled", HandlersInstalled);
  set(exports, "addressOf", AddressOf);
  set(exports, "view", View);
  set(exports, "detach", Detach);
  set(exports, "peek", Peek);
  set(exports, "poke", Poke);
  set(exports, "move", Move);
  set(exports, "createRegion", CreateRegion);
  set(exports, "discard", Discard);
  set(exports, "read", Read);
  set(exports, "readFile", ReadFile);
  set(exports, "memoryFile", MemoryFile);
  set(exports, "closeMemoryFile", CloseMemoryFile);
  set(exports, "mapFile", MapFile);
  set(exports, "mapCopy", MapCopy);
  set(exports, "mapCode", MapCode);
  set(exports, "unmap", Unmap);
  set(exports, "addCode", AddCode);
  set(exports, "describe", Describe);
  set(exports, "writeRecords", WriteRecords);
  set(exports, "writeElements", WriteElements);
  set(exports, "createMemory", CreateMemory);
  set(exports, "growMemory", GrowMemory);
  set(exports, "mapImage", MapImage);
  set(exports, "releaseMemory", ReleaseMemory);
  set(exports, "createBatch", CreateBatch);
  set(exports, "mapProgress", MapProgress);
  set(exports, "dieWithParent", DieWithParent);
  set(exports, "liveActivations", LiveActivations);
  set_hot(exports, "run", Run, environment);
  set_hot(exports, "resume", Resume, environment);
  set_hot(exports, "abandon", Abandon, environment);
  set_hot(exports, "land", Land, environment);
  return exports;
}

NODE_API_MODULE(touchstone, Init)

}  // namespace touchstone
