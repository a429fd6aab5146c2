#include "file.h"

#include <windows.h>
// Behind the headers that it wants.
#include <aclapi.h>
#include <io.h>
#include <winternl.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>

#include "handles.h"

namespace touchstone {

namespace {

constexpr FileFacts kUnreadable = {-1, 0, 0};
constexpr DWORD kShareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

std::wstring wide(const char* utf8) {
  int length = MultiByteToWideChar(CP_UTF8, 0, utf8, -1, nullptr, 0);
  std::wstring text(static_cast<size_t>(length), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, utf8, -1, text.data(), length);
  // Its own zero.
  if (!text.empty()) text.pop_back();
  return text;
}

// An account's number, of whatever length.
using Sid = std::vector<uint8_t>;

Sid user() {
  HANDLE opened = nullptr;
  if (OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &opened) == 0) return {};
  Handle token(opened);
  alignas(TOKEN_USER) uint8_t bytes[sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE];
  DWORD length = 0;
  if (GetTokenInformation(token.get(), TokenUser, bytes, sizeof bytes, &length) == 0) return {};
  PSID sid = reinterpret_cast<const TOKEN_USER*>(bytes)->User.Sid;
  auto* first = static_cast<uint8_t*>(sid);
  return {first, first + GetLengthSid(sid)};
}

Sid well_known(WELL_KNOWN_SID_TYPE type) {
  Sid sid(SECURITY_MAX_SID_SIZE);
  auto length = static_cast<DWORD>(sid.size());
  return CreateWellKnownSid(type, nullptr, sid.data(), &length) == 0 ? Sid() : sid;
}

// Whether an account is this user, the administrators, or the system itself.
bool is_trusted(PSID sid) {
  static const Sid trusted[] = {user(), well_known(WinBuiltinAdministratorsSid), well_known(WinLocalSystemSid),
                                well_known(WinCreatorOwnerRightsSid)};
  return std::any_of(std::begin(trusted), std::end(trusted),
                     [=](const Sid& each) { return !each.empty() && EqualSid(sid, const_cast<uint8_t*>(each.data())) != 0; });
}

// Whether an entry of an access list lets an account change what the list is of.
bool lets_change(const ACE_HEADER* header) {
  constexpr DWORD kChanging = FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_DELETE_CHILD | DELETE | WRITE_DAC | WRITE_OWNER |
                              GENERIC_WRITE | GENERIC_ALL;
  if (header->AceType != ACCESS_ALLOWED_ACE_TYPE || (header->AceFlags & INHERIT_ONLY_ACE) != 0) return false;
  return (reinterpret_cast<const ACCESS_ALLOWED_ACE*>(header)->Mask & kChanging) != 0;
}

// Whether nobody but those may change a file.
bool is_ours(HANDLE file) {
  PSID owner = nullptr;
  PACL list = nullptr;
  PSECURITY_DESCRIPTOR descriptor = nullptr;
  constexpr SECURITY_INFORMATION kWanted = OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION;
  if (GetSecurityInfo(file, SE_FILE_OBJECT, kWanted, &owner, nullptr, &list, nullptr, &descriptor) != ERROR_SUCCESS) return false;
  // No list: everybody may do everything.
  bool ours = owner != nullptr && list != nullptr && is_trusted(owner);
  for (DWORD i = 0; ours && i < list->AceCount; i++) {
    void* entry = nullptr;
    if (GetAce(list, i, &entry) == 0) continue;
    const auto* header = static_cast<const ACE_HEADER*>(entry);
    if (lets_change(header)) ours = is_trusted(&static_cast<ACCESS_ALLOWED_ACE*>(entry)->SidStart);
  }
  LocalFree(descriptor);
  return ours;
}

HANDLE handle_of(int folder) { return reinterpret_cast<HANDLE>(_get_osfhandle(folder)); }

// A file of a folder by its name, no link and no folder.
Handle open_in(int folder, const char* name, ACCESS_MASK access, ULONG disposition, ULONG options = 0) {
  std::wstring text = wide(name);
  auto bytes = static_cast<USHORT>(text.size() * sizeof(wchar_t));
  UNICODE_STRING path = {bytes, bytes, text.data()};
  OBJECT_ATTRIBUTES attributes = {};
  attributes.Length = sizeof attributes;
  attributes.RootDirectory = handle_of(folder);
  attributes.ObjectName = &path;
  constexpr ULONG kOptions = FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE | FILE_OPEN_REPARSE_POINT;
  HANDLE file = nullptr;
  IO_STATUS_BLOCK status;
  NTSTATUS result = NtCreateFile(&file, access | SYNCHRONIZE, &attributes, &status, nullptr, FILE_ATTRIBUTE_NORMAL, kShareAll,
                                 disposition, kOptions | options, nullptr, 0);
  return Handle(result >= 0 ? file : nullptr);
}

double milliseconds(FILETIME time) {
  // In 100 ns since 1601.
  constexpr double kUnix = 11644473600000.0;
  return static_cast<double>(uint64_t{time.dwHighDateTime} << 32 | time.dwLowDateTime) / 1e4 - kUnix;
}

double inode_of(const BY_HANDLE_FILE_INFORMATION& facts) {
  return static_cast<double>(uint64_t{facts.nFileIndexHigh} << 32 | facts.nFileIndexLow);
}

// Reads or writes all of it, as Windows' functions do, in parts.
template <auto F, typename T>
bool whole(HANDLE file, std::span<T> bytes) {
  constexpr size_t kPart = 1 << 30;
  while (!bytes.empty()) {
    DWORD done = 0;
    if (F(file, bytes.data(), static_cast<DWORD>(std::min(bytes.size(), kPart)), &done, nullptr) == 0 || done == 0) return false;
    bytes = bytes.subspan(done);
  }
  return true;
}

// Gives a file another name in its folder, whatever has that name.
bool rename_in(int folder, HANDLE file, const char* name) {
  std::wstring text = wide(name);
  size_t length = text.size() * sizeof(wchar_t);
  std::vector<uint8_t> bytes(sizeof(FILE_RENAME_INFO) + length);
  auto* wish = reinterpret_cast<FILE_RENAME_INFO*>(bytes.data());
  wish->ReplaceIfExists = TRUE;
  wish->RootDirectory = handle_of(folder);
  wish->FileNameLength = static_cast<DWORD>(length);
  std::memcpy(wish->FileName, text.data(), length);
  constexpr auto kRename = static_cast<FILE_INFORMATION_CLASS>(10);
  IO_STATUS_BLOCK status;
  return NtSetInformationFile(file, &status, wish, static_cast<ULONG>(bytes.size()), kRename) >= 0;
}

}  // namespace

void close_descriptor(int fd) { _close(fd); }

// A descriptor of this library's own, which Node's does not know.
int Files::open_folder(const char* path) {
  constexpr DWORD kAccess = FILE_LIST_DIRECTORY | FILE_TRAVERSE | FILE_READ_ATTRIBUTES | READ_CONTROL;
  constexpr DWORD kFolders = FILE_FLAG_BACKUP_SEMANTICS;
  Handle folder(CreateFileW(wide(path).c_str(), kAccess, kShareAll, nullptr, OPEN_EXISTING, kFolders, nullptr));
  BY_HANDLE_FILE_INFORMATION facts;
  if (!folder.is_open() || GetFileInformationByHandle(folder.get(), &facts) == 0) return -1;
  if ((facts.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) == 0 || !is_ours(folder.get())) return -1;
  int fd = _open_osfhandle(reinterpret_cast<intptr_t>(folder.get()), 0);
  if (fd < 0) return -1;
  folder.release();
  return keep(fd);
}

// Nothing maps a file in place (map_file_pages), and nobody needs a descriptor of one.
int Files::open_entry(int, const char*, double) { return -1; }
int Files::memory_file(std::span<const uint8_t>) { return -1; }

FileFacts read_entry(int folder, const char* name, std::span<uint8_t> to) {
  Handle file = open_in(folder, name, FILE_GENERIC_READ, FILE_OPEN);
  BY_HANDLE_FILE_INFORMATION facts;
  if (!file.is_open() || GetFileInformationByHandle(file.get(), &facts) == 0) return kUnreadable;
  if ((facts.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 || !is_ours(file.get())) return kUnreadable;
  uint64_t size = uint64_t{facts.nFileSizeHigh} << 32 | facts.nFileSizeLow;
  if (size <= to.size() && !whole<ReadFile>(file.get(), to.first(size))) return kUnreadable;
  return {static_cast<int64_t>(size), milliseconds(facts.ftLastWriteTime), inode_of(facts)};
}

double write_entry(int folder, const char* name, const char* temporary, std::span<const uint8_t> bytes) {
  Handle file = open_in(folder, temporary, FILE_GENERIC_WRITE | FILE_READ_ATTRIBUTES | DELETE, FILE_CREATE);
  if (!file.is_open()) return -1;
  BY_HANDLE_FILE_INFORMATION facts;
  bool written = whole<WriteFile>(file.get(), bytes) && GetFileInformationByHandle(file.get(), &facts) != 0 &&
                 (uint64_t{facts.nFileSizeHigh} << 32 | facts.nFileSizeLow) == bytes.size();
  if (written && rename_in(folder, file.get(), name)) return inode_of(facts);
  file = Handle();
  remove_entry(folder, temporary);
  return -1;
}

bool remove_entry(int folder, const char* name) {
  return open_in(folder, name, DELETE, FILE_OPEN, FILE_DELETE_ON_CLOSE).is_open();
}

bool touch_entry(int folder, const char* name) {
  Handle file = open_in(folder, name, FILE_WRITE_ATTRIBUTES, FILE_OPEN);
  FILETIME now;
  GetSystemTimeAsFileTime(&now);
  return file.is_open() && SetFileTime(file.get(), nullptr, nullptr, &now) != 0;
}

bool read_at(int fd, uint64_t offset, std::span<uint8_t> to) {
  OVERLAPPED at = {};
  at.Offset = static_cast<DWORD>(offset);
  at.OffsetHigh = static_cast<DWORD>(offset >> 32);
  DWORD done = 0;
  return ReadFile(file_of(fd), to.data(), static_cast<DWORD>(to.size()), &done, &at) != 0 && done == to.size();
}

}  // namespace touchstone
