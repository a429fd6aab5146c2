/*
 * Chicory and Endive behind protocol 2 of docs/engine-protocol.md: Endive has Chicory's API under another name, which the build
 * puts in the place of this one. `java -cp … Driver NAME VERSION MODE`: MODE is `interpreter`, or `compiler`.
 */
import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.ImportGlobal;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportTable;
import com.dylibso.chicory.runtime.ImportTag;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.InvalidException;
import com.dylibso.chicory.wasm.MalformedException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.UnlinkableException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class Driver {
  private static final Map<Long, WasmModule> modules = new HashMap<>();
  private static final Map<Long, Instance> instances = new HashMap<>();
  private static boolean compiling;

  /** The driver's own failure, and not the engine's. */
  private static final class Fault extends RuntimeException {
    Fault(String message) {
      super(message);
    }
  }

  private static <T> T there(Map<Long, T> map, Object id) {
    T found = map.get(id);
    if (found == null) throw new Fault("there is no " + id);
    return found;
  }

  private static Export export(Instance instance, String name) {
    var exports = instance.module().exportSection();
    for (int i = 0; i < exports.exportCount(); i++) if (exports.getExport(i).name().equals(name)) return exports.getExport(i);
    throw new Fault("nothing is exported as " + name);
  }

  private static void addImport(ImportValues.Builder values, Map<String, Object> i) {
    String module = (String) i.get("module");
    String name = (String) i.get("name");
    String from = (String) i.get("export");
    Instance instance = there(instances, i.get("instance"));
    Export export = export(instance, from);
    switch (export.exportType().name()) {
      case "FUNCTION" -> values.addFunction(Calls.imported(module, name, instance, from));
      case "GLOBAL" -> values.addGlobal(new ImportGlobal(module, name, instance.exports().global(from)));
      case "TABLE" -> values.addTable(new ImportTable(module, name, instance.exports().table(from)));
      case "MEMORY" -> values.addMemory(new ImportMemory(module, name, instance.exports().memory(from)));
      default -> values.addTag(new ImportTag(module, name, instance.tag(export.index())));
    }
  }

  private static void instantiate(Map<String, Object> request) throws Exception {
    WasmModule module = there(modules, request.get("module"));
    ImportValues.Builder values = ImportValues.builder();
    for (Map<String, Object> i : Json.objects(request.get("imports"))) addImport(values, i);
    // A function of this name is no start function to us.
    Instance.Builder builder = Instance.builder(module).withImportValues(values.build()).withStart(false);
    if (compiling) Calls.compile(builder, module);
    instances.put((Long) request.get("instance"), builder.build());
  }

  private static List<String> invoke(Map<String, Object> request) {
    ExportFunction function = there(instances, request.get("instance")).export((String) request.get("name"));
    List<String> args = Json.strings(request.get("args"));
    List<String> results = Json.strings(request.get("results"));
    return Calls.call(function, args, results);
  }

  /** The class of what was thrown. What is malformed and what is invalid is told apart by no rule that holds. */
  private static String classOf(Throwable e, String op) {
    if (e instanceof Fault) return "fault";
    if (op.equals("compile")) return "rejected";
    if (e instanceof UnlinkableException) return "unlinkable";
    if (e instanceof WasmException) return "exception";
    if (e instanceof StackOverflowError || String.valueOf(e.getMessage()).contains("call stack exhausted")) return "exhaustion";
    boolean refused = e instanceof InvalidException || e instanceof MalformedException;
    return refused && op.equals("instantiate") ? "rejected" : "trap";
  }

  private static String error(Throwable e, String op) {
    String cls = classOf(e, op);
    String message = e.getClass().getSimpleName() + ": " + e.getMessage();
    String kind = e instanceof OutOfMemoryError || e instanceof NegativeArraySizeException ? ",\"kind\":\"limit\"" : "";
    // Vectors are a package of their own: without it their instructions are valid, and nobody executes them.
    if (message.contains("doesn't recognize Instruction")) kind = ",\"kind\":\"unsupported\"";
    return "{\"error\":{\"class\":\"" + cls + "\"" + kind + ",\"message\":" + Json.text(message) + "}}";
  }

  private static String answer(Map<String, Object> request, String[] who) throws Exception {
    switch ((String) request.get("op")) {
      case "hello":
        return "{\"protocol\":2,\"name\":\"" + who[0] + "\",\"version\":\"" + who[1] + "\",\"level\":\"directive\"}";
      case "reset":
        modules.clear();
        instances.clear();
        return "{}";
      case "compile":
        byte[] bytes = Base64.getDecoder().decode((String) request.get("bytes"));
        modules.put((Long) request.get("module"), Parser.parse(bytes));
        return "{}";
      case "instantiate":
        instantiate(request);
        return "{}";
      case "invoke":
        List<String> values = new ArrayList<>();
        for (String value : invoke(request)) values.add("\"" + value + "\"");
        return "{\"values\":[" + String.join(",", values) + "]}";
      default:
        throw new Fault("no such request");
    }
  }

  public static void main(String[] who) throws Exception {
    compiling = who[2].equals("compiler");
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII), 1 << 20);
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Map<String, Object> request = Json.object(line);
      String said;
      try {
        said = answer(request, who);
      } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
        said = error(e, (String) request.get("op"));
      }
      out.print(said + "\n");
      if (!lines.ready()) out.flush();
    }
  }
}
