import com.dylibso.chicory.runtime.CallResult;
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;

/** Calls of Endive: references are objects, beside the numbers. */
final class Calls {
  static void compile(Instance.Builder builder, WasmModule module) {
    throw new UnsupportedOperationException("no compiler");
  }

  /** An import that passes references on, as those of `exportAsImport` do not. */
  static ImportFunction imported(String module, String name, Instance instance, String export) {
    ExportFunction function = instance.export(export);
    var handle =
        new WasmFunctionHandle() {
          @Override
          public long[] apply(Instance caller, long... args) {
            return function.apply(args);
          }

          @Override
          public CallResult applyWithRefs(Instance caller, long[] args, Object[] refs) {
            return function.applyWithRefs(args, refs);
          }
        };
    return new ImportFunction(module, name, instance.exportType(export), handle, instance);
  }

  /** A reference of the script's own. */
  private record Reference(long number) {}

  static List<String> call(ExportFunction function, List<String> args, List<String> results) {
    long[] longs = new long[args.size()];
    Object[] refs = new Object[args.size()];
    for (int i = 0; i < longs.length; i++) {
      String[] parts = args.get(i).split(":");
      switch (parts[0]) {
        case "i32" -> longs[i] = Integer.parseUnsignedInt(parts[1], 16);
        case "i64" -> longs[i] = Long.parseUnsignedLong(parts[1], 16);
        case "extern" -> refs[i] = new Reference(Long.parseLong(parts[1]));
        default -> {}
      }
    }
    var found = function.applyWithRefs(longs, refs);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).equals("i32")) values.add(String.format("i32:%08x", (int) found.longResult(i)));
      else if (results.get(i).equals("i64")) values.add(String.format("i64:%016x", found.longResult(i)));
      else values.add(reference(found.refResult(i)));
    }
    return values;
  }

  private static String reference(Object object) {
    if (object == null) return "null:extern";
    return object instanceof Reference known ? "extern:" + known.number() : "ref:extern";
  }
}
