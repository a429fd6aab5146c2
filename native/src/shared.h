// Memories that several threads share. Each is known to the whole process, by its base; an environment opens it for each of its
// stores. Whoever grows one writes its new length into every instance that sees it, of whatever thread: code reads it there.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace touchstone {

class SharedMemory;

// A store that has a memory open.
struct SharedOpening {
  uint64_t store;
  std::shared_ptr<SharedMemory> memory;
};

// The shared memories of one environment.
class SharedMemories {
 public:
  // What cannot be: a length, the number of those that were woken.
  static constexpr uint64_t kNone = UINT64_C(1) << 53;

  SharedMemories() = default;
  SharedMemories(const SharedMemories&) = delete;
  SharedMemories& operator=(const SharedMemories&) = delete;
  ~SharedMemories();

  // Opens memory at `base` that somebody else keeps and grows, of `length` bytes or more by now.
  void adopt(uint64_t store, uint64_t base, uint64_t reserved, uint64_t length);
  // Makes and opens a zeroed memory, which lives as long as somebody has it open; 0 when the system refuses.
  uint64_t create(uint64_t store, uint64_t reserve, uint64_t length);
  // Opens one that somebody has open; false: nobody has.
  bool open(uint64_t store, uint64_t base);
  // Closes it; where the store has not opened it once more, forgets the words that were shown it for that store.
  bool close(uint64_t store, uint64_t base);

  // From now on the word at `word` is the memory's length in bytes.
  bool show(uint64_t store, uint64_t base, uint64_t word);
  // The word is not written any more. False: nobody has the memory open here.
  bool hide(uint64_t base, uint64_t word);
  uint64_t length(uint64_t base) const;
  // An adopted memory has been grown to `length` bytes, or further.
  bool note_growth(uint64_t base, uint64_t length);
  // Grows a memory that `create` made by so many bytes, to `most` at most: its length before, or kNone.
  uint64_t grow(uint64_t base, uint64_t by, uint64_t most);

  // Of a memory that `create` made: queues this thread at byte `at` if the value of `size` bytes there is `expected`.
  bool begin_wait(uint64_t base, uint64_t at, uint32_t size, uint64_t expected);
  // Whether this thread has been woken within that time. It stays queued otherwise.
  bool wait(double milliseconds);
  // Leaves the queue; whether this thread has been woken before.
  bool end_wait();
  // Wakes those that have waited longest at byte `at`, `count` at most: how many.
  uint64_t wake(uint64_t base, uint64_t at, uint32_t count);

  // The memory that address belongs to, if the store has it open. Async-signal-safe as Memories::find.
  const SharedMemory* find(uint64_t store, uint64_t address) const;

 private:
  SharedMemory* opened(uint64_t base) const;

  std::vector<SharedOpening> openings_;
  // Where this thread waits.
  std::shared_ptr<SharedMemory> waiting_;
};

// One memory of the process.
class SharedMemory {
 public:
  // Of address space that `own` says is to be unmapped.
  SharedMemory(uint64_t base, uint64_t reserved, uint64_t length, bool own)
      : base(base), reserved(reserved), own_(own), length_(length) {}
  SharedMemory(const SharedMemory&) = delete;
  SharedMemory& operator=(const SharedMemory&) = delete;
  ~SharedMemory();

  const uint64_t base;
  const uint64_t reserved;
  uint64_t length() const { return length_.load(); }
  bool owns() const { return own_; }

  void show(uint64_t store, uint64_t* word);
  void hide(const uint64_t* word);
  void forget(uint64_t store);
  void note_growth(uint64_t length);
  uint64_t grow(uint64_t by, uint64_t most);

  bool begin_wait(uint64_t at, uint32_t size, uint64_t expected, const void* who);
  bool wait(double milliseconds, const void* who);
  bool end_wait(const void* who);
  uint64_t wake(uint64_t at, uint32_t count);

 private:
  struct Word {
    uint64_t store;
    uint64_t* word;
  };
  struct Waiter {
    const void* who;
    uint64_t at;
    bool woken;
  };
  // Under the lock.
  void set_length(uint64_t length);
  std::vector<Waiter>::iterator waiter(const void* who);

  const bool own_;
  std::mutex lock_;
  std::condition_variable woken_;
  std::atomic<uint64_t> length_;
  std::vector<Word> words_;
  std::vector<Waiter> waiters_;
};

}  // namespace touchstone
