#include "file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <utility>

namespace touchstone {

namespace {

constexpr FileFacts kUnreadable = {-1, 0, 0};

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

// Whether nobody but this user and the administrator may change what has these facts.
bool is_ours(const struct stat& stat) {
  return (stat.st_uid == geteuid() || stat.st_uid == 0) && (stat.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

// An entry that is ours, and its facts; not open otherwise. Waits for nobody, as a FIFO would have it.
Descriptor open_ours(int folder, const char* name, struct stat& stat) {
  Descriptor file(openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  bool good = file.get() >= 0 && fstat(file.get(), &stat) == 0 && S_ISREG(stat.st_mode) && is_ours(stat);
  return Descriptor(good ? file.release() : -1);
}

bool read_whole(int fd, std::span<uint8_t> to) {
  while (!to.empty()) {
    ssize_t n = read(fd, to.data(), to.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    to = to.subspan(static_cast<size_t>(n));
  }
  return true;
}
bool write_whole(int fd, std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes = bytes.subspan(static_cast<size_t>(n));
  }
  return true;
}

}  // namespace

void close_descriptor(int fd) { close(fd); }

int Files::open_folder(const char* path) {
  Descriptor folder(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  struct stat stat;
  if (folder.get() < 0 || fstat(folder.get(), &stat) != 0 || !is_ours(stat)) return -1;
  return keep(folder.release());
}

int Files::open_entry(int folder, const char* name, double inode) {
  struct stat stat;
  Descriptor file = open_ours(folder, name, stat);
  if (file.get() < 0 || static_cast<double>(stat.st_ino) != inode) return -1;
  return keep(file.release());
}

int Files::memory_file(std::span<const uint8_t> bytes) {
  Descriptor file(memfd_create("touchstone", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (file.get() < 0 || !write_whole(file.get(), bytes)) return -1;
  if (fcntl(file.get(), F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) != 0) return -1;
  return keep(file.release());
}

FileFacts read_entry(int folder, const char* name, std::span<uint8_t> to) {
  struct stat stat;
  Descriptor file = open_ours(folder, name, stat);
  if (file.get() < 0) return kUnreadable;
  auto size = static_cast<uint64_t>(stat.st_size);
  if (size <= to.size() && !read_whole(file.get(), to.first(size))) return kUnreadable;
  double changed = static_cast<double>(stat.st_mtim.tv_sec) * 1e3 + static_cast<double>(stat.st_mtim.tv_nsec) / 1e6;
  return {stat.st_size, changed, static_cast<double>(stat.st_ino)};
}

double write_entry(int folder, const char* name, const char* temporary, std::span<const uint8_t> bytes) {
  struct stat stat;
  int fd = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR);
  if (fd < 0) return -1;
  // A full disk may say so as late as when the file is closed.
  bool written = write_whole(fd, bytes) && fstat(fd, &stat) == 0 && static_cast<uint64_t>(stat.st_size) == bytes.size();
  if (close(fd) == 0 && written && renameat(folder, temporary, folder, name) == 0) return static_cast<double>(stat.st_ino);
  unlinkat(folder, temporary, 0);
  return -1;
}

bool remove_entry(int folder, const char* name) { return unlinkat(folder, name, 0) == 0; }

bool touch_entry(int folder, const char* name) { return utimensat(folder, name, nullptr, AT_SYMLINK_NOFOLLOW) == 0; }

bool read_at(int fd, uint64_t offset, std::span<uint8_t> to) {
  return pread(fd, to.data(), to.size(), static_cast<off_t>(offset)) == static_cast<ssize_t>(to.size());
}

}  // namespace touchstone
