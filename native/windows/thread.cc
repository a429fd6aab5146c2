#include "thread.h"

#include <windows.h>

#include <cstdint>
#include <cstring>

#include "activation.h"
#include "context.h"
#include "faults.h"
#include "handles.h"

namespace touchstone {

namespace {

// A handle of this thread that is good on others.
HANDLE this_thread_everywhere() {
  HANDLE self = nullptr;
  HANDLE process = GetCurrentProcess();
  DuplicateHandle(process, GetCurrentThread(), process, &self, 0, FALSE, DUPLICATE_SAME_ACCESS);
  return self;
}

// Where the thread environment block has the bounds of the thread's stack: highest address, lowest that may be touched, lowest.
uint64_t* stack_bound(size_t which) {
  constexpr size_t kPlaces[] = {offsetof(NT_TIB, StackBase), offsetof(NT_TIB, StackLimit), 0x1478 /* DeallocationStack */};
  return reinterpret_cast<uint64_t*>(reinterpret_cast<uint8_t*>(NtCurrentTeb()) + kPlaces[which]);
}

// More than the stubs take of the host's stack when they leave it.
constexpr size_t kStubBytes = 1024;

}  // namespace

struct Thread::Handle {
  touchstone::Handle thread = touchstone::Handle(this_thread_everywhere());
  // What it runs, for who has stopped it.
  const Running* running = &touchstone::running();
};

Thread::Thread() : handle_(std::make_unique<Handle>()) {}
Thread::~Thread() = default;

bool Thread::allow_stops() { return true; }

void Thread::stop() const {
  HANDLE thread = handle_->thread.get();
  if (SuspendThread(thread) == static_cast<DWORD>(-1)) return;
  // Nothing may be allocated until it goes on: it may hold the allocator's lock.
  CONTEXT context = {};
  context.ContextFlags = CONTEXT_CONTROL | CONTEXT_INTEGER;
  if (GetThreadContext(thread, &context) != 0 && handle_->running->take_interrupt(stopped(&context))) {
    leave(&context, handle_->running->activation);
    SetThreadContext(thread, &context);
  }
  ResumeThread(thread);
}

// The system delivers no exception on a stack that it does not take for the thread's.
OnStack::OnStack(const Activation& activation) {
  // What is left of the host's stack grows by faults on a page that guards it, as long as it is the thread's.
  [[maybe_unused]] volatile uint8_t touched[kStubBytes];
  touched[0] = 0;
  const uint64_t bounds[] = {activation.top() + TS_ACTIVATION_SIZE, activation.guard_end(),
                             reinterpret_cast<uint64_t>(activation.mapping)};
  for (size_t i = 0; i < 3; i++) before_[i] = std::exchange(*stack_bound(i), bounds[i]);
}

OnStack::~OnStack() {
  for (size_t i = 0; i < 3; i++) *stack_bound(i) = before_[i];
}

// libuv puts processes that it starts into a job, whose end is that of the process that has it.
bool die_with_parent() { return true; }

}  // namespace touchstone
