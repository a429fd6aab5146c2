#include "signals.h"

#include <signal.h>
#include <sys/mman.h>

#include <atomic>
#include <mutex>

#include "environment.h"
#include "machine.h"

namespace touchstone {

namespace {

thread_local Environment* current_environment = nullptr;
thread_local Activation* current_activation = nullptr;

struct sigaction previous_segv;
struct sigaction previous_bus;
std::atomic<bool> installed = false;

// Decides whether the fault is a trap, and if so sends the thread to ts_leave on its way out of the handler.
bool take_fault(siginfo_t* info, ucontext_t* context) {
  Environment* environment = current_environment;
  Activation* a = current_activation;
  // Sent by kill(): no address.
  if (environment == nullptr || a == nullptr || info->si_code <= 0) return false;
  auto [pc, sp, fp] = machine::stopped(context);
  if (!environment->code.contains(pc)) return false;
  auto address = reinterpret_cast<uint64_t>(info->si_addr);
  auto stack = reinterpret_cast<uint64_t>(a->mapping);
  if (address >= stack && address < a->guard_end()) {
    a->exit = TS_EXIT_STACK_GUARD;
  } else if (environment->heaps.is_null(address, a->store)) {
    a->exit = TS_EXIT_FAULT;
    a->number = TS_DETAIL_NONE;
  } else {
    uint64_t base;
    // Code relies on faults only where pages of the memory are whole pages of the machine.
    uint64_t length;
    if (const MemorySlot* memory = environment->memories.find(address); memory != nullptr) {
      base = memory->base;
      length = memory->accessible;
      if (memory->store != a->store || address - base < length) return false;
    } else {
      const SharedMemory* shared = environment->shared.find(a->store, address);
      if (shared == nullptr) return false;
      base = shared->base;
      length = shared->length();
      // Another thread has grown it meanwhile: the instruction runs again.
      if (address - base < length) return true;
    }
    a->exit = TS_EXIT_FAULT;
    a->number = TS_DETAIL_MEMORY;
    a->asked = address - base;
    a->limit = length;
  }
  a->pc = pc;
  a->sp = sp;
  a->fp = fp;
  machine::leave(context, a);
  return true;
}

void handle(int signal, siginfo_t* info, void* context) {
  if (take_fault(info, static_cast<ucontext_t*>(context))) return;
  const struct sigaction& previous = signal == SIGBUS ? previous_bus : previous_segv;
  if ((previous.sa_flags & SA_SIGINFO) != 0 && previous.sa_sigaction != nullptr) {
    previous.sa_sigaction(signal, info, context);
  } else if (previous.sa_handler == SIG_DFL || previous.sa_handler == SIG_IGN) {
    // Returning runs the instruction again, which now kills the process with the right signal and a useful core.
    struct sigaction standard = {};
    standard.sa_handler = SIG_DFL;
    sigaction(signal, &standard, nullptr);
    // A signal that no instruction caused would not come again by itself.
    if (info->si_code <= 0) raise(signal);
  } else {
    previous.sa_handler(signal);
  }
}

void handle_interrupt(int, siginfo_t*, void* where) {
  Environment* environment = current_environment;
  Activation* a = current_activation;
  if (environment == nullptr || a == nullptr || !environment->interrupt.pending()) return;
  auto* context = static_cast<ucontext_t*>(where);
  auto [pc, sp, fp] = machine::stopped(context);
  if (!environment->code.contains(pc)) return;
  a->exit = TS_EXIT_INTERRUPTED;
  a->pc = pc;
  a->sp = sp;
  a->fp = fp;
  machine::leave(context, a);
}

bool install(int signal, struct sigaction* previous) {
  struct sigaction action = {};
  action.sa_sigaction = handle;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  // Saved first: the new handler may run before the second call returns.
  return sigaction(signal, nullptr, previous) == 0 && sigaction(signal, &action, nullptr) == 0;
}

}  // namespace

bool install_handlers() {
  static std::once_flag once;
  std::call_once(once, [] { installed = install(SIGSEGV, &previous_segv) && install(SIGBUS, &previous_bus); });
  return installed;
}

Activation* interrupted_activation() {
  Environment* environment = current_environment;
  return environment != nullptr && environment->interrupt.pending() ? current_activation : nullptr;
}

bool install_interrupt_handler() {
  struct sigaction action = {};
  action.sa_sigaction = handle_interrupt;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  sigemptyset(&action.sa_mask);
  return sigaction(interrupt_signal(), &action, nullptr) == 0;
}
// A real-time signal, which nothing else of Node's uses.
int interrupt_signal() { return SIGRTMIN + 5; }

bool handlers_installed() { return installed; }

SignalStack::~SignalStack() {
  if (mapping_ == nullptr) return;
  stack_t now = {};
  if (sigaltstack(nullptr, &now) == 0 && now.ss_sp == mapping_) {
    stack_t off = {};
    off.ss_flags = SS_DISABLE;
    sigaltstack(&off, nullptr);
  }
  munmap(mapping_, kBytes);
}

bool SignalStack::install() {
  stack_t now = {};
  if (sigaltstack(nullptr, &now) != 0) return false;
  if ((now.ss_flags & SS_DISABLE) == 0) return true;
  if (mapping_ == nullptr) {
    void* at = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (at == MAP_FAILED) return false;
    mapping_ = at;
  }
  stack_t stack = {};
  stack.ss_sp = mapping_;
  stack.ss_size = kBytes;
  return sigaltstack(&stack, nullptr) == 0;
}

InWasm::InWasm(Environment* environment, Activation* activation) {
  current_activation = activation;
  current_environment = environment;
  environment->interrupt.entered(true);
}

InWasm::~InWasm() {
  current_environment->interrupt.entered(false);
  current_environment = nullptr;
  current_activation = nullptr;
}

}  // namespace touchstone
