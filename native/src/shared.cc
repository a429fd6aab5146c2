#include "shared.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <map>

#include "pages.h"

namespace touchstone {

namespace {

// What is open anywhere in the process, by base. An entry whose memory is gone is as good as none.
struct Process {
  std::mutex lock;
  std::map<uint64_t, std::weak_ptr<SharedMemory>> memories;

  std::shared_ptr<SharedMemory> find(uint64_t base) {
    auto it = memories.find(base);
    return it == memories.end() ? nullptr : it->second.lock();
  }
};
// Never destroyed: threads may end after the main one.
Process& process() {
  static auto* instance = new Process();
  return *instance;
}

}  // namespace

SharedMemory::~SharedMemory() {
  if (own_) unmap_pages(base, reserved);
}

void SharedMemory::set_length(uint64_t length) {
  // First what may be touched, then what code believes.
  length_.store(length);
  for (const Word& w : words_) std::atomic_ref<uint64_t>(*w.word).store(length);
}

void SharedMemory::show(uint64_t store, uint64_t* word) {
  std::lock_guard guard(lock_);
  words_.push_back({store, word});
  std::atomic_ref<uint64_t>(*word).store(length());
}

void SharedMemory::hide(const uint64_t* word) {
  std::lock_guard guard(lock_);
  std::erase_if(words_, [word](const Word& w) { return w.word == word; });
}

void SharedMemory::forget(uint64_t store) {
  std::lock_guard guard(lock_);
  std::erase_if(words_, [store](const Word& w) { return w.store == store; });
}

void SharedMemory::note_growth(uint64_t length) {
  std::lock_guard guard(lock_);
  if (length > this->length()) set_length(length);
}

uint64_t SharedMemory::grow(uint64_t by, uint64_t most) {
  std::lock_guard guard(lock_);
  uint64_t old = length();
  most = std::min(most, reserved);
  if (!own_ || old > most || by > most - old) return SharedMemories::kNone;
  uint64_t open = page_round_up(old);
  uint64_t end = page_round_up(old + by);
  if (end > open && !allow(base + open, end - open, Access::write)) return SharedMemories::kNone;
  set_length(old + by);
  return old;
}

std::vector<SharedMemory::Waiter>::iterator SharedMemory::waiter(const void* who) {
  return std::find_if(waiters_.begin(), waiters_.end(), [who](const Waiter& w) { return w.who == who; });
}

bool SharedMemory::begin_wait(uint64_t at, uint32_t size, uint64_t expected, const void* who) {
  std::lock_guard guard(lock_);
  // A notification takes the lock, too: between this look and the queue nobody is missed.
  bool equal = size == 4 ? std::atomic_ref<uint32_t>(*static_cast<uint32_t*>(pointer(base + at))).load() == expected
                         : std::atomic_ref<uint64_t>(*static_cast<uint64_t*>(pointer(base + at))).load() == expected;
  if (equal) waiters_.push_back({who, at, false});
  return equal;
}

bool SharedMemory::wait(double milliseconds, const void* who) {
  std::unique_lock guard(lock_);
  auto limit = std::chrono::steady_clock::now() + std::chrono::duration<double, std::milli>(milliseconds);
  auto end = std::chrono::time_point_cast<std::chrono::steady_clock::duration>(limit);
  return woken_.wait_until(guard, end, [&] { return waiter(who)->woken; });
}

bool SharedMemory::end_wait(const void* who) {
  std::lock_guard guard(lock_);
  auto it = waiter(who);
  bool woken = it->woken;
  waiters_.erase(it);
  return woken;
}

uint64_t SharedMemory::wake(uint64_t at, uint32_t count) {
  std::lock_guard guard(lock_);
  uint64_t woken = 0;
  for (Waiter& w : waiters_) {
    if (woken == count) break;
    if (w.at != at || w.woken) continue;
    w.woken = true;
    woken++;
  }
  if (woken > 0) woken_.notify_all();
  return woken;
}

SharedMemories::~SharedMemories() {
  if (waiting_ != nullptr) waiting_->end_wait(this);
  for (const SharedOpening& o : openings_) o.memory->forget(o.store);
}

void SharedMemories::adopt(uint64_t store, uint64_t base, uint64_t reserved, uint64_t length) {
  std::lock_guard guard(process().lock);
  auto memory = process().find(base);
  if (memory == nullptr) {
    memory = std::make_shared<SharedMemory>(base, reserved, length, false);
    process().memories[base] = memory;
  }
  memory->note_growth(length);
  openings_.push_back({store, std::move(memory)});
}

uint64_t SharedMemories::create(uint64_t store, uint64_t reserve, uint64_t length) {
  reserve = page_round_up(reserve);
  uint64_t base = map_pages(reserve, Access::none);
  if (base == 0) return 0;
  auto memory = std::make_shared<SharedMemory>(base, reserve, 0, true);
  if (memory->grow(length, reserve) == kNone) return 0;
  std::lock_guard guard(process().lock);
  process().memories[base] = memory;
  openings_.push_back({store, std::move(memory)});
  return base;
}

bool SharedMemories::open(uint64_t store, uint64_t base) {
  std::lock_guard guard(process().lock);
  auto memory = process().find(base);
  if (memory == nullptr || !memory->owns()) return false;
  openings_.push_back({store, std::move(memory)});
  return true;
}

bool SharedMemories::close(uint64_t store, uint64_t base) {
  auto is_it = [&](const SharedOpening& o) { return o.store == store && o.memory->base == base; };
  auto it = std::find_if(openings_.begin(), openings_.end(), is_it);
  if (it == openings_.end()) return false;
  std::shared_ptr<SharedMemory> memory = std::move(it->memory);
  openings_.erase(it);
  if (std::none_of(openings_.begin(), openings_.end(), is_it)) memory->forget(store);
  // The last one to have it open unmaps it while nobody can look for it: its base may be another's right afterwards.
  std::lock_guard guard(process().lock);
  memory.reset();
  std::erase_if(process().memories, [](const auto& entry) { return entry.second.expired(); });
  return true;
}

SharedMemory* SharedMemories::opened(uint64_t base) const {
  for (const SharedOpening& o : openings_) {
    if (o.memory->base == base) return o.memory.get();
  }
  return nullptr;
}

bool SharedMemories::show(uint64_t store, uint64_t base, uint64_t word) {
  SharedMemory* memory = opened(base);
  if (memory == nullptr) return false;
  memory->show(store, static_cast<uint64_t*>(pointer(word)));
  return true;
}

bool SharedMemories::hide(uint64_t base, uint64_t word) {
  SharedMemory* memory = opened(base);
  if (memory == nullptr) return false;
  memory->hide(static_cast<uint64_t*>(pointer(word)));
  return true;
}

uint64_t SharedMemories::length(uint64_t base) const {
  const SharedMemory* memory = opened(base);
  return memory == nullptr ? kNone : memory->length();
}

bool SharedMemories::note_growth(uint64_t base, uint64_t length) {
  SharedMemory* memory = opened(base);
  if (memory == nullptr) return false;
  memory->note_growth(length);
  return true;
}

uint64_t SharedMemories::grow(uint64_t base, uint64_t by, uint64_t most) {
  SharedMemory* memory = opened(base);
  return memory == nullptr ? kNone : memory->grow(by, most);
}

bool SharedMemories::begin_wait(uint64_t base, uint64_t at, uint32_t size, uint64_t expected) {
  for (const SharedOpening& o : openings_) {
    if (o.memory->base != base || waiting_ != nullptr) continue;
    if (!o.memory->begin_wait(at, size, expected, this)) return false;
    waiting_ = o.memory;
    return true;
  }
  return false;
}

bool SharedMemories::wait(double milliseconds) { return waiting_ != nullptr && waiting_->wait(milliseconds, this); }

bool SharedMemories::end_wait() {
  if (waiting_ == nullptr) return false;
  bool woken = waiting_->end_wait(this);
  waiting_ = nullptr;
  return woken;
}

uint64_t SharedMemories::wake(uint64_t base, uint64_t at, uint32_t count) {
  SharedMemory* memory = opened(base);
  return memory == nullptr ? 0 : memory->wake(at, count);
}

const SharedMemory* SharedMemories::find(uint64_t store, uint64_t address) const {
  for (const SharedOpening& o : openings_) {
    if (o.store == store && address - o.memory->base < o.memory->reserved) return o.memory.get();
  }
  return nullptr;
}

}  // namespace touchstone
