import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much of JSON as requests have: objects, lists, texts, whole numbers. */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(String text) {
    return (Map<String, Object>) new Json(text).value();
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(Object list) {
    return (List<Map<String, Object>>) list;
  }

  @SuppressWarnings("unchecked")
  static List<String> strings(Object list) {
    return (List<String>) list;
  }

  /** A text as JSON has it, in ASCII. */
  static String text(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c < ' ' || c > '~' || c == '"' || c == '\\') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  private Object value() {
    switch (text.charAt(at)) {
      case '{':
        Map<String, Object> object = new LinkedHashMap<>();
        for (at++; text.charAt(at) != '}'; skip(',')) {
          String key = string();
          skip(':');
          object.put(key, value());
        }
        at++;
        return object;
      case '[':
        List<Object> list = new ArrayList<>();
        for (at++; text.charAt(at) != ']'; skip(',')) list.add(value());
        at++;
        return list;
      case '"':
        return string();
      default:
        int from = at;
        while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) at++;
        return Long.parseLong(text.substring(from, at));
    }
  }

  private void skip(char c) {
    if (text.charAt(at) == c) at++;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    for (at++; text.charAt(at) != '"'; at++) {
      char c = text.charAt(at);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escape = text.charAt(++at);
      if (escape == 'u') {
        out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
        at += 4;
      } else {
        int known = "bfnrt".indexOf(escape);
        out.append(known < 0 ? escape : "\b\f\n\r\t".charAt(known));
      }
    }
    at++;
    return out.toString();
  }
}
