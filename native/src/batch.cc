#include "batch.h"

#include <sys/mman.h>

#include <cstring>

#include "environment.h"

namespace touchstone {

namespace {

template <typename T>
T get(const uint8_t* base, size_t at) {
  T value;
  std::memcpy(&value, base + at, sizeof value);
  return value;
}
template <typename T>
void put(uint8_t* base, size_t at, T value) {
  std::memcpy(base + at, &value, sizeof value);
}
uint8_t* memory_at(uint64_t address) { return reinterpret_cast<uint8_t*>(address); }

constexpr size_t kIntBytes = TS_INT_ARG_REGS * 8;
constexpr size_t kVecBytes = TS_VEC_ARG_REGS * 16;
static_assert(TS_SLOT_VECS == TS_SLOT_INTS + kIntBytes && TS_SLOT_SIZE >= TS_SLOT_VECS + kVecBytes);
static_assert(TS_BATCH_VECS == TS_BATCH_INTS + kIntBytes && TS_BATCH_SIZE >= TS_BATCH_VECS + kVecBytes);
static_assert(TS_ACTIVATION_VECS == TS_ACTIVATION_INTS + kIntBytes);

}  // namespace

Progress::~Progress() {
  if (cell_ != nullptr) munmap(const_cast<uint32_t*>(cell_), TS_PROGRESS_SIZE);
}

bool Progress::map(int fd) {
  void* at = mmap(nullptr, TS_PROGRESS_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (at == MAP_FAILED) return false;
  if (cell_ != nullptr) munmap(const_cast<uint32_t*>(cell_), TS_PROGRESS_SIZE);
  cell_ = static_cast<uint32_t*>(at);
  return true;
}

uint32_t Batch::run(uint32_t first, uint32_t count) {
  index_ = first;
  end_ = first + count;
  return advance();
}

uint32_t Batch::advance() {
  for (; index_ < end_; index_++) {
    uint8_t* s = slot(index_);
    uint64_t instance = get<uint64_t>(s, TS_SLOT_INSTANCE);
    uint64_t store = get<uint64_t>(memory_at(instance), TS_INSTANCE_STORE);
    Activation* a = environment_.stacks.acquire(get<uint64_t>(memory_at(store), TS_STORE_STACK_BYTES));
    if (a == nullptr) {
      put<uint32_t>(s, TS_SLOT_FRAME_COUNT, 0);
      put<uint32_t>(s, TS_SLOT_STATUS, environment_.stacks.full() ? TS_SLOT_STATUS_EXHAUSTED : TS_SLOT_STATUS_NO_STACK);
      continue;
    }
    a->sp = a->top();
    a->pc = get<uint64_t>(s, TS_SLOT_CODE);
    a->instance = instance;
    a->store = store;
    a->stack_args = get<uint64_t>(s, TS_SLOT_STACK_ARGS);
    a->stack_arg_bytes = get<uint32_t>(s, TS_SLOT_STACK_ARG_BYTES);
    std::memcpy(a->ints, s + TS_SLOT_INTS, kIntBytes + kVecBytes);
    put<uint64_t>(memory_at(store), TS_STORE_ACTIVATION, a->top());
    put<uint64_t>(memory_at(store), TS_STORE_STACK_LIMIT, a->stack_limit());
    environment_.progress.enter(get<uint32_t>(s, TS_SLOT_TAG));
    {
      InWasm guard(&environment_, a);
      ts_enter(a);
    }
    environment_.progress.leave();
    if (!settle(a)) return a->exit;
  }
  return TS_EXIT_DONE;
}

uint32_t Batch::resume(uint32_t pop) {
  Activation* a = parked_;
  parked_ = nullptr;
  a->pop = pop;
  std::memcpy(a->ints, memory_ + TS_BATCH_INTS, kIntBytes + kVecBytes);
  return go_on(a, ts_resume);
}

uint32_t Batch::land() {
  Activation* a = parked_;
  parked_ = nullptr;
  a->pc = get<uint64_t>(memory_, TS_BATCH_PC);
  a->sp = get<uint64_t>(memory_, TS_BATCH_SP);
  a->fp = get<uint64_t>(memory_, TS_BATCH_FP);
  a->instance = get<uint64_t>(memory_, TS_BATCH_LAND_INSTANCE);
  return go_on(a, ts_land);
}

// Runs the parked activation by `stub` until it comes back, then the invocations behind it.
uint32_t Batch::go_on(Activation* a, void (*stub)(Activation*)) {
  // Nested runs have left their own activation in the store block.
  put<uint64_t>(memory_at(a->store), TS_STORE_ACTIVATION, a->top());
  put<uint64_t>(memory_at(a->store), TS_STORE_STACK_LIMIT, a->stack_limit());
  environment_.progress.enter(get<uint32_t>(slot(index_), TS_SLOT_TAG));
  {
    InWasm guard(&environment_, a);
    stub(a);
  }
  environment_.progress.leave();
  if (!settle(a)) return a->exit;
  index_++;
  return advance();
}

uint32_t Batch::abandon(uint32_t status, uint32_t trap_code) {
  Activation* a = parked_;
  parked_ = nullptr;
  put<uint32_t>(slot(index_), TS_SLOT_TRAP_CODE, trap_code);
  copy_frames(a, get<uint64_t>(memory_at(a->sp), 0));
  finish(status);
  environment_.stacks.release(a);
  index_++;
  return advance();
}

void Batch::finish(uint32_t status) { put<uint32_t>(slot(index_), TS_SLOT_STATUS, status); }

// Takes an activation that came back; false when it waits for the host.
bool Batch::settle(Activation* a) {
  uint8_t* s = slot(index_);
  switch (a->exit) {
    case TS_EXIT_DONE:
      std::memcpy(s + TS_SLOT_INTS, a->ints, kIntBytes + kVecBytes);
      finish(TS_SLOT_STATUS_DONE);
      break;
    case TS_EXIT_TRAP:
      copy_detail(a);
      copy_frames(a, a->pc);
      finish(TS_SLOT_STATUS_TRAP);
      break;
    case TS_EXIT_FAULT:
      copy_detail(a);
      copy_frames(a, a->pc);
      finish(TS_SLOT_STATUS_FAULT);
      break;
    case TS_EXIT_STACK_GUARD:
      copy_frames(a, a->pc);
      finish(TS_SLOT_STATUS_EXHAUSTED);
      break;
    default:
      put<uint32_t>(memory_, TS_BATCH_INDEX, index_);
      put<uint32_t>(memory_, TS_BATCH_EXIT, a->exit);
      if (a->exit == TS_EXIT_HOST) {
        put<uint32_t>(memory_, TS_BATCH_NUMBER, get<uint32_t>(memory_at(a->instance), TS_HOST_FUNC_HANDLE));
      } else {
        put<uint32_t>(memory_, TS_BATCH_NUMBER, a->number);
        put<uint32_t>(memory_, TS_BATCH_INSTANCE, get<uint32_t>(memory_at(a->instance), TS_INSTANCE_ID));
      }
      put<uint64_t>(memory_, TS_BATCH_SP, a->sp);
      put<uint64_t>(memory_, TS_BATCH_FP, a->fp);
      std::memcpy(memory_ + TS_BATCH_INTS, a->ints, kIntBytes + kVecBytes);
      parked_ = a;
      return false;
  }
  environment_.stacks.release(a);
  return true;
}

void Batch::copy_detail(const Activation* a) {
  uint8_t* s = slot(index_);
  put<uint32_t>(s, TS_SLOT_DETAIL, a->number);
  put<uint64_t>(s, TS_SLOT_ASKED, a->asked);
  put<uint64_t>(s, TS_SLOT_LIMIT, a->limit);
}

// Copies up to MAX_FRAMES pcs: `first`, then return addresses by frame pointers, as long as they lie in generated code. Counts
// all.
void Batch::copy_frames(const Activation* a, uint64_t first) {
  uint8_t* s = slot(index_);
  uint8_t* frames = slot(slots_) + size_t{index_} * TS_MAX_FRAMES * 8;
  uint32_t count = 1;
  put<uint64_t>(s, TS_SLOT_PC, first);
  put<uint64_t>(frames, 0, first);
  uint64_t low = a->guard_end();
  uint64_t high = a->top() - 16;
  uint64_t fp = a->fp;
  // Mostly one frame calls from the code that the last one did.
  CodeRange code;
  while (fp >= low && fp <= high && (fp & 7) == 0) {
    uint64_t pc = get<uint64_t>(memory_at(fp), TS_FRAME_RETURN_ADDRESS);
    if (!code.contains(pc)) code = environment_.code.code_around(pc);
    if (!code.contains(pc)) break;
    if (count < TS_MAX_FRAMES) put<uint64_t>(frames, count * 8, pc);
    count++;
    uint64_t caller = get<uint64_t>(memory_at(fp), TS_FRAME_CALLER_FP);
    if (caller <= fp) break;
    fp = caller;
  }
  put<uint32_t>(s, TS_SLOT_FRAME_COUNT, count);
}

}  // namespace touchstone
