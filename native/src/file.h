// Files: the cache's entries, each by a single call from TypeScript, and descriptors that loaded code needs.
//
// What others may change is not believed: a folder or a file counts where its owner is this user or the administrator, and nobody
// else may write to it. Entries are looked up in a folder that is held open, follow no link, and are looked at when they are
// open.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace touchstone {

struct FileFacts {
  // In bytes; -1 where the file cannot be read whole, or may have been changed by others.
  int64_t size;
  // When it was changed last, in milliseconds since 1970.
  double changed;
  // Its number in the file system: another file of that name has another one.
  double inode;
};

// Descriptors of one environment. They are closed with it at the latest.
class Files {
 public:
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  ~Files();

  // A folder; -1 where there is none, or others may write to it.
  int open_folder(const char* path);
  // The entry with that name and inode; -1 where there is none.
  int open_entry(int folder, const char* name, double inode);
  // An anonymous file with these bytes, sealed against every change; -1 when the system has no such thing.
  int memory_file(std::span<const uint8_t> bytes);
  // Only descriptors of these.
  void close(int fd);

 private:
  // Takes a descriptor and gives it back.
  int keep(int fd);

  std::vector<int> open_;
};

// Of a descriptor that Files has opened.
void close_descriptor(int fd);

bool remove_entry(int folder, const char* name);
// Marks an entry as changed now.
bool touch_entry(int folder, const char* name);
// Whether the file had so many bytes at that offset, which stand in `to` then.
bool read_at(int fd, uint64_t offset, std::span<uint8_t> to);
// Reads an entry if `to` has room for all of it; gives its facts in any case.
FileFacts read_entry(int folder, const char* name, std::span<uint8_t> to);
// Writes an entry under another name first, so that it appears whole; its inode, -1 where that was not possible.
double write_entry(int folder, const char* name, const char* temporary, std::span<const uint8_t> bytes);

}  // namespace touchstone
