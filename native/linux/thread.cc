#include "thread.h"

#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>

#include "context.h"
#include "faults.h"

namespace touchstone {

namespace {

// A real-time signal, which nothing else of Node's uses.
int stop_signal() { return SIGRTMIN + 5; }

void handle_stop(int, siginfo_t*, void* where) {
  auto* context = static_cast<ucontext_t*>(where);
  if (running().take_interrupt(stopped(context))) leave(context, running().activation);
}

}  // namespace

struct Thread::Handle {
  pthread_t thread = pthread_self();
};

Thread::Thread() : handle_(std::make_unique<Handle>()) {}
Thread::~Thread() = default;

bool Thread::allow_stops() {
  struct sigaction action = {};
  action.sa_sigaction = handle_stop;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  sigemptyset(&action.sa_mask);
  return sigaction(stop_signal(), &action, nullptr) == 0;
}

void Thread::stop() const { pthread_kill(handle_->thread, stop_signal()); }

// The kernel lets a stack be anywhere.
OnStack::OnStack(const Activation&) {}
OnStack::~OnStack() {}

bool die_with_parent() { return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0; }

}  // namespace touchstone
