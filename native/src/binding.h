// C++ functions as functions of JavaScript, by their signatures: `uint64_t createMemory(Environment&, Address store, …)` takes a
// number and gives one. Every argument is checked: what does not fit is a TypeError. Conversions ask Node-API itself, which says
// in one call whether a value is what it is converted to; node-addon-api would ask for the type first.
#pragma once

#include <napi.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "environment.h"

namespace touchstone {

// The whole of an ArrayBuffer, and the object itself.
struct Buffer {
  Napi::ArrayBuffer object;
  std::span<uint8_t> bytes;
};

// One kind of argument: `kWanted` for messages, and whether a value is one.
template <typename T>
struct Argument;

// Numbers that are exactly a T; of 64-bit ones those that a double counts in steps of one.
template <typename T>
  requires std::is_integral_v<T>
struct Argument<T> {
  static constexpr const char* kWanted = sizeof(T) == 8           ? "an integer from 0 to 2^53"
                                         : std::is_signed_v<T> ? "an int32"
                                                               : "a uint32";
  static constexpr double kMin = static_cast<double>(std::numeric_limits<T>::min());
  static constexpr double kMax = sizeof(T) == 8 ? 0x1p53 : static_cast<double>(std::numeric_limits<T>::max());

  static bool read(Napi::Env env, Environment&, Napi::Value value, T& to) {
    double number;
    // The comparison is false for NaN.
    if (napi_get_value_double(env, value, &number) != napi_ok || !(number >= kMin && number <= kMax)) return false;
    to = static_cast<T>(number);
    return static_cast<double>(to) == number;
  }
};

template <>
struct Argument<double> {
  static constexpr const char* kWanted = "a number";

  static bool read(Napi::Env env, Environment&, Napi::Value value, double& to) {
    return napi_get_value_double(env, value, &to) == napi_ok;
  }
};

// The typed array whose elements a C++ type has.
struct ArrayKind {
  napi_typedarray_type type;
  const char* name;
};
template <typename T>
inline constexpr ArrayKind kArrayOf = {};
template <>
inline constexpr ArrayKind kArrayOf<uint8_t> = {napi_uint8_array, "a Uint8Array"};
template <>
inline constexpr ArrayKind kArrayOf<int32_t> = {napi_int32_array, "an Int32Array"};
template <>
inline constexpr ArrayKind kArrayOf<uint32_t> = {napi_uint32_array, "a Uint32Array"};
template <>
inline constexpr ArrayKind kArrayOf<double> = {napi_float64_array, "a Float64Array"};

template <typename T>
struct Argument<std::span<T>> {
  static constexpr ArrayKind kKind = kArrayOf<std::remove_const_t<T>>;
  static constexpr const char* kWanted = kKind.name;

  static bool read(Napi::Env env, Environment&, Napi::Value value, std::span<T>& to) {
    napi_typedarray_type type;
    size_t length;
    void* data;
    if (napi_get_typedarray_info(env, value, &type, &length, &data, nullptr, nullptr) != napi_ok) return false;
    if (type != kKind.type) return false;
    to = {static_cast<T*>(data), data == nullptr ? 0 : length};
    return true;
  }
};

template <>
struct Argument<Buffer> {
  static constexpr const char* kWanted = "an ArrayBuffer";

  static bool read(Napi::Env env, Environment&, Napi::Value value, Buffer& to) {
    void* data;
    size_t length;
    if (napi_get_arraybuffer_info(env, value, &data, &length) != napi_ok) return false;
    to = {Napi::ArrayBuffer(env, value), {static_cast<uint8_t*>(data), length}};
    return true;
  }
};

template <>
struct Argument<std::string> {
  static constexpr const char* kWanted = "a string";

  static bool read(Napi::Env env, Environment&, Napi::Value value, std::string& to) {
    size_t length;
    if (napi_get_value_string_utf8(env, value, nullptr, 0, &length) != napi_ok) return false;
    to.resize(length);
    return napi_get_value_string_utf8(env, value, to.data(), length + 1, &length) == napi_ok;
  }
};

inline Napi::Value to_value(Napi::Env env, bool value) { return Napi::Boolean::New(env, value); }
inline Napi::Value to_value(Napi::Env env, double value) { return Napi::Number::New(env, value); }
inline Napi::Value to_value(Napi::Env env, uint32_t value) { return to_value(env, static_cast<double>(value)); }
inline Napi::Value to_value(Napi::Env env, int32_t value) { return to_value(env, static_cast<double>(value)); }
inline Napi::Value to_value(Napi::Env env, uint64_t value) { return to_value(env, static_cast<double>(value)); }
inline Napi::Value to_value(Napi::Env, Napi::Value value) { return value; }

// A function under the name that JavaScript knows.
struct NativeFunction {
  const char* name;
  Napi::Function (*make)(Napi::Env env, const char* name, void* environment);
};

template <auto F>
struct Bound;
template <typename R, typename... A, R (*F)(Environment&, A...)>
struct Bound<F> {
  static Napi::Function make(Napi::Env env, const char* name, void* environment) {
    return Napi::Function::New<call>(env, name, environment);
  }
  static Napi::Value call(const Napi::CallbackInfo& info) { return call(info, std::index_sequence_for<A...>()); }

 private:
  template <size_t... I>
  static Napi::Value call(const Napi::CallbackInfo& info, std::index_sequence<I...>) {
    Napi::Env env = info.Env();
    auto& environment = *static_cast<Environment*>(info.Data());
    std::tuple<A...> arguments;
    // Arguments that are missing are undefined.
    bool fit =
        ((Argument<A>::read(env, environment, info[I], std::get<I>(arguments)) || refuse(env, I, Argument<A>::kWanted)) && ...);
    if (!fit) return {};
    if constexpr (std::is_void_v<R>) {
      F(environment, std::get<I>(arguments)...);
      return {};
    } else {
      return to_value(env, F(environment, std::get<I>(arguments)...));
    }
  }
  static bool refuse(Napi::Env env, size_t index, const char* wanted) {
    Napi::TypeError::New(env, "argument " + std::to_string(index + 1) + " is not " + wanted).ThrowAsJavaScriptException();
    return false;
  }
};

// The table's row of F.
template <auto F>
constexpr NativeFunction bound(const char* name) {
  return {name, Bound<F>::make};
}

}  // namespace touchstone
