import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;

/** Calls of Chicory: references are numbers. */
final class Calls {
  private static final long NULL = -1;

  static void compile(Instance.Builder builder, WasmModule module) {
    builder.withMachineFactory(MachineFactoryCompiler.compile(module));
  }

  static ImportFunction imported(String module, String name, Instance instance, String export) {
    return ImportFunction.exportAsImport(module, name, instance, export);
  }

  static List<String> call(ExportFunction function, List<String> args, List<String> results) {
    long[] given = args.stream().mapToLong(Calls::read).toArray();
    long[] found = function.apply(given);
    List<String> values = new ArrayList<>();
    for (int i = 0; found != null && i < found.length; i++) values.add(write(results.get(i), found[i]));
    return values;
  }

  private static long read(String text) {
    String[] parts = text.split(":");
    return switch (parts[0]) {
      case "i32" -> Integer.parseUnsignedInt(parts[1], 16);
      case "i64" -> Long.parseUnsignedLong(parts[1], 16);
      case "null" -> NULL;
      default -> Long.parseLong(parts[1]);
    };
  }

  private static String write(String type, long value) {
    if (type.equals("i32")) return String.format("i32:%08x", (int) value);
    if (type.equals("i64")) return String.format("i64:%016x", value);
    return value == NULL ? "null:extern" : value >= 0 && value < 1L << 32 ? "extern:" + value : "ref:extern";
  }
}
