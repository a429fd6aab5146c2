// C++ functions as functions of JavaScript, by their signatures: `uint64_t createMemory(Environment&, Address store, …)` takes a number and
// gives one. Every argument is checked while it is converted, which Node-API does in the same call: what does not fit is a TypeError.
#pragma once

#include <node_api.h>

#include <array>
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
  napi_value object;
  std::span<uint8_t> bytes;
};

// One kind of argument: `kWanted` for messages, and whether a value is one.
template <typename T>
struct Argument;

// Numbers that are exactly a T; of 64-bit ones those that a double counts in steps of one.
template <typename T>
  requires std::is_integral_v<T>
struct Argument<T> {
  static constexpr const char* kWanted = sizeof(T) == 8 ? "an integer from 0 to 2^53" : std::is_signed_v<T> ? "an int32" : "a uint32";
  static constexpr double kMin = static_cast<double>(std::numeric_limits<T>::min());
  static constexpr double kMax = sizeof(T) == 8 ? 0x1p53 : static_cast<double>(std::numeric_limits<T>::max());

  static bool read(napi_env env, Environment&, napi_value value, T& to) {
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

  static bool read(napi_env env, Environment&, napi_value value, double& to) { return napi_get_value_double(env, value, &to) == napi_ok; }
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

  static bool read(napi_env env, Environment&, napi_value value, std::span<T>& to) {
    napi_typedarray_type type;
    size_t length;
    void* data;
    if (napi_get_typedarray_info(env, value, &type, &length, &data, nullptr, nullptr) != napi_ok || type != kKind.type) return false;
    to = {static_cast<T*>(data), data == nullptr ? 0 : length};
    return true;
  }
};

template <>
struct Argument<Buffer> {
  static constexpr const char* kWanted = "an ArrayBuffer";

  static bool read(napi_env env, Environment&, napi_value value, Buffer& to) {
    void* data;
    size_t length;
    if (napi_get_arraybuffer_info(env, value, &data, &length) != napi_ok) return false;
    to = {value, {static_cast<uint8_t*>(data), length}};
    return true;
  }
};

template <>
struct Argument<std::string> {
  static constexpr const char* kWanted = "a string";

  static bool read(napi_env env, Environment&, napi_value value, std::string& to) {
    size_t length;
    if (napi_get_value_string_utf8(env, value, nullptr, 0, &length) != napi_ok) return false;
    to.resize(length);
    return napi_get_value_string_utf8(env, value, to.data(), length + 1, &length) == napi_ok;
  }
};

template <>
struct Argument<Batch*> {
  static constexpr const char* kWanted = "the number of a batch";

  static bool read(napi_env env, Environment& environment, napi_value value, Batch*& to) {
    uint32_t number;
    if (!Argument<uint32_t>::read(env, environment, value, number) || number >= environment.batches.size()) return false;
    to = environment.batches[number].get();
    return true;
  }
};

inline napi_value to_value(napi_env env, bool value) {
  napi_value result;
  napi_get_boolean(env, value, &result);
  return result;
}
inline napi_value to_value(napi_env env, uint32_t value) {
  napi_value result;
  napi_create_uint32(env, value, &result);
  return result;
}
inline napi_value to_value(napi_env env, double value) {
  napi_value result;
  napi_create_double(env, value, &result);
  return result;
}
inline napi_value to_value(napi_env env, int32_t value) { return to_value(env, static_cast<double>(value)); }
inline napi_value to_value(napi_env env, uint64_t value) { return to_value(env, static_cast<double>(value)); }
inline napi_value to_value(napi_env, napi_value value) { return value; }

// A function under the name that JavaScript knows.
struct NativeFunction {
  const char* name;
  napi_callback call;
};

template <auto F>
struct Bound;
template <typename R, typename... A, R (*F)(Environment&, A...)>
struct Bound<F> {
  static napi_value call(napi_env env, napi_callback_info info) {
    std::array<napi_value, sizeof...(A) + 1> values;
    size_t count = sizeof...(A);
    void* data;
    // Arguments that are missing are undefined.
    napi_get_cb_info(env, info, &count, values.data(), nullptr, &data);
    return call(env, *static_cast<Environment*>(data), values.data(), std::index_sequence_for<A...>());
  }

 private:
  template <size_t... I>
  static napi_value call(napi_env env, Environment& environment, [[maybe_unused]] napi_value* values, std::index_sequence<I...>) {
    std::tuple<A...> arguments;
    bool fit = ((Argument<A>::read(env, environment, values[I], std::get<I>(arguments)) || refuse(env, I, Argument<A>::kWanted)) && ...);
    if (!fit) return nullptr;
    if constexpr (std::is_void_v<R>) {
      F(environment, std::get<I>(arguments)...);
      return nullptr;
    } else {
      return to_value(env, F(environment, std::get<I>(arguments)...));
    }
  }
  static bool refuse(napi_env env, size_t index, const char* wanted) {
    std::string message = "argument " + std::to_string(index + 1) + " is not " + wanted;
    napi_throw_type_error(env, nullptr, message.c_str());
    return false;
  }
};

// The table's row of F.
template <auto F>
constexpr NativeFunction bound(const char* name) {
  return {name, Bound<F>::call};
}

}  // namespace touchstone
