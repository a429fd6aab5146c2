#include "batch.h"

#include <cstring>

#include "environment.h"
#include "pages.h"

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

static_assert(TS_SLOT_VECS - TS_SLOT_INTS == TS_REGISTERS_VECS && TS_SLOT_SIZE >= TS_SLOT_INTS + TS_REGISTERS_SIZE);
static_assert(TS_BATCH_VECS - TS_BATCH_INTS == TS_REGISTERS_VECS && TS_BATCH_SIZE >= TS_BATCH_INTS + TS_REGISTERS_SIZE);

}  // namespace

Progress::~Progress() {
  if (cell_ != nullptr) unmap_pages(reinterpret_cast<uint64_t>(cell_), TS_PROGRESS_SIZE);
}

bool Progress::map(int fd) {
  uint64_t at = map_shared_file(fd, TS_PROGRESS_SIZE);
  if (at == 0) return false;
  if (cell_ != nullptr) unmap_pages(reinterpret_cast<uint64_t>(cell_), TS_PROGRESS_SIZE);
  cell_ = static_cast<uint32_t*>(pointer(at));
  return true;
}

const char* Batch::step() {
  uint32_t exit;
  auto command = get<uint32_t>(memory_, TS_BATCH_COMMAND);
  if (command == TS_COMMAND_RUN) {
    auto first = get<uint32_t>(memory_, TS_BATCH_FIRST);
    auto count = get<uint32_t>(memory_, TS_BATCH_COUNT);
    if (first > slots_ || count > slots_ - first) return "the batch has fewer slots";
    exit = run(first, count);
  } else {
    if (parked_ == nullptr) return "no invocation of the batch is parked";
    if (command == TS_COMMAND_RESUME) {
      exit = resume();
    } else {
      exit = command == TS_COMMAND_LAND ? land() : abandon();
    }
  }
  put<uint32_t>(memory_, TS_BATCH_EXIT, exit);
  return nullptr;
}

uint32_t Batch::run(uint32_t first, uint32_t count) {
  index_ = first;
  end_ = first + count;
  // A request that came while nothing ran is about nothing.
  if (environment_.stacks.live() == 0) environment_.interrupt.served();
  return advance();
}

// Runs what waits. One stack serves one invocation after another: all are of one store.
uint32_t Batch::advance() {
  Activation* a = nullptr;
  for (; index_ < end_; index_++) {
    if (a == nullptr) {
      a = acquire();
      if (a == nullptr) {
        put<uint32_t>(slot(index_), TS_SLOT_FRAME_COUNT, 0);
        finish(environment_.stacks.full() ? TS_SLOT_STATUS_EXHAUSTED : TS_SLOT_STATUS_NO_STACK);
        continue;
      }
    }
    a->slot = address_of(index_);
    if (!go(a, ts_enter)) return a->exit;
  }
  if (a != nullptr) environment_.stacks.release(a);
  // What a request was about has ended with the outermost call.
  if (environment_.stacks.live() == 0) environment_.interrupt.served();
  return TS_EXIT_DONE;
}

// A stack as the store of what runs next wants it.
Activation* Batch::acquire() {
  uint64_t instance = get<uint64_t>(slot(index_), TS_SLOT_INSTANCE);
  uint64_t store = get<uint64_t>(memory_at(instance), TS_INSTANCE_STORE);
  Activation* a = environment_.stacks.acquire(get<uint64_t>(memory_at(store), TS_STORE_STACK_BYTES));
  if (a == nullptr) return nullptr;
  a->store = store;
  a->exit_registers = reinterpret_cast<uint64_t>(memory_) + TS_BATCH_INTS;
  return a;
}

uint32_t Batch::resume() {
  parked_->pop = get<uint32_t>(memory_, TS_BATCH_POP);
  return go_on(ts_resume);
}

uint32_t Batch::land() {
  parked_->pc = get<uint64_t>(memory_, TS_BATCH_PC);
  parked_->sp = get<uint64_t>(memory_, TS_BATCH_SP);
  parked_->fp = get<uint64_t>(memory_, TS_BATCH_FP);
  parked_->instance = get<uint64_t>(memory_, TS_BATCH_LAND_INSTANCE);
  return go_on(ts_land);
}

// Runs an activation by `stub` until it comes back; false when it waits for the host.
bool Batch::go(Activation* a, Stub stub) {
  if (environment_.interrupt.due()) {
    a->exit = TS_EXIT_INTERRUPTED;
    // What has been called last: a parked activation's return address, or the code that does not begin.
    if (stub == ts_resume) a->pc = get<uint64_t>(memory_at(a->sp), 0);
    if (stub == ts_enter) {
      a->pc = get<uint64_t>(slot(index_), TS_SLOT_CODE);
      a->fp = 0;
    }
    return settle(a);
  }
  // Who is told of each invocation is told here.
  a->last_slot = address_of(environment_.progress.watched() ? index_ : end_ - 1);
  // Others of its store have left their own there.
  put<uint64_t>(memory_at(a->store), TS_STORE_ACTIVATION, a->top());
  put<uint64_t>(memory_at(a->store), TS_STORE_STACK_LIMIT, a->stack_limit());
  environment_.progress.enter(get<uint32_t>(slot(index_), TS_SLOT_TAG));
  {
    InWasm guard(&environment_, a);
    stub(a);
  }
  environment_.progress.leave();
  index_ = static_cast<uint32_t>((a->slot - address_of(0)) / TS_SLOT_SIZE);
  return settle(a);
}

// The parked activation, then the invocations behind it.
uint32_t Batch::go_on(Stub stub) {
  Activation* a = parked_;
  parked_ = nullptr;
  if (!go(a, stub)) return a->exit;
  return ended(a);
}

// What follows when a parked activation has ended.
uint32_t Batch::ended(Activation* a) {
  environment_.stacks.release(a);
  index_++;
  return advance();
}

uint32_t Batch::abandon() {
  Activation* a = parked_;
  parked_ = nullptr;
  put<uint32_t>(slot(index_), TS_SLOT_TRAP_CODE, get<uint32_t>(memory_, TS_BATCH_TRAP_CODE));
  copy_frames(a, get<uint64_t>(memory_at(a->sp), 0));
  finish(get<uint32_t>(memory_, TS_BATCH_STATUS));
  return ended(a);
}

void Batch::finish(uint32_t status) { put<uint32_t>(slot(index_), TS_SLOT_STATUS, status); }

// Takes an activation that came back; false when it waits for the host.
bool Batch::settle(Activation* a) {
  switch (a->exit) {
    case TS_EXIT_DONE:
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
    case TS_EXIT_INTERRUPTED:
      copy_frames(a, a->pc);
      finish(TS_SLOT_STATUS_INTERRUPTED);
      break;
    default:
      put<uint32_t>(memory_, TS_BATCH_INDEX, index_);
      if (a->exit == TS_EXIT_HOST) {
        put<uint32_t>(memory_, TS_BATCH_NUMBER, get<uint32_t>(memory_at(a->instance), TS_HOST_FUNC_OWNER));
      } else {
        put<uint32_t>(memory_, TS_BATCH_NUMBER, a->number);
        put<uint32_t>(memory_, TS_BATCH_INSTANCE, get<uint32_t>(memory_at(a->instance), TS_INSTANCE_ID));
      }
      put<uint64_t>(memory_, TS_BATCH_SP, a->sp);
      put<uint64_t>(memory_, TS_BATCH_FP, a->fp);
      parked_ = a;
      return false;
  }
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
