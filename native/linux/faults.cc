#include "faults.h"

#include <signal.h>

#include <atomic>
#include <mutex>

#include "context.h"
#include "pages.h"

namespace touchstone {

namespace {

constexpr uint64_t kHandlerStackBytes = 64 << 10;

struct sigaction previous_segv;
struct sigaction previous_bus;
std::atomic<bool> installed = false;

// Whether the instruction runs again or the thread leaves.
bool is_ours(siginfo_t* info, ucontext_t* context) {
  // Sent by kill(): no address.
  if (info->si_code <= 0) return false;
  Fault fault = running().take_fault(stopped(context), reinterpret_cast<uint64_t>(info->si_addr));
  if (fault == Fault::trap) leave(context, running().activation);
  return fault != Fault::foreign;
}

void handle(int signal, siginfo_t* info, void* context) {
  if (is_ours(info, static_cast<ucontext_t*>(context))) return;
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

bool handlers_installed() { return installed; }

HandlerStack::~HandlerStack() {
  if (mapping_ == 0) return;
  stack_t now = {};
  if (sigaltstack(nullptr, &now) == 0 && now.ss_sp == pointer(mapping_)) {
    stack_t off = {};
    off.ss_flags = SS_DISABLE;
    sigaltstack(&off, nullptr);
  }
  unmap_pages(mapping_, kHandlerStackBytes);
}

bool HandlerStack::install() {
  stack_t now = {};
  if (sigaltstack(nullptr, &now) != 0) return false;
  if ((now.ss_flags & SS_DISABLE) == 0) return true;
  if (mapping_ == 0) mapping_ = map_pages(kHandlerStackBytes, Access::write);
  if (mapping_ == 0) return false;
  stack_t stack = {};
  stack.ss_sp = pointer(mapping_);
  stack.ss_size = kHandlerStackBytes;
  return sigaltstack(&stack, nullptr) == 0;
}

}  // namespace touchstone
