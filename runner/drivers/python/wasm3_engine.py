"""wasm3 by its Python package, which links functions alone, looks into a function when it is first called, and runs a start
function when one is first looked for: that of a module without exported functions does not run."""
import wasm3
from driver import Failure

# More of it, and endless recursion ends the process.
STACK = 1 << 16
LETTERS = {0x7F: "i", 0x7E: "I", 0x7D: "f", 0x7C: "F"}
NAMES = {1: "i32", 2: "i64"}
NUMBERED = "_iIfF"


class Driver:
    def __init__(self):
        self.reset()

    def reset(self):
        self.environment = wasm3.Environment()
        self.modules = {}
        self.instances = {}

    def compile(self, module, bytes):
        try:
            self.environment.parse_module(bytes)
        except RuntimeError as error:
            raise Failure("rejected", str(error)) from None
        self.modules[module] = bytes

    def instantiate(self, module, instance, imports):
        bytes = self.modules[module]
        given = {(i["module"], i["name"]): (i["instance"], i["export"]) for i in imports}
        wanted, exported = linked(bytes)
        runtime = self.environment.new_runtime(STACK)
        made = self.environment.parse_module(bytes)
        for name, field, signature in wanted:
            if (name, field) not in given:
                raise Failure("unlinkable", f"no import {name} {field}")
            if signature is None:
                raise Failure("unlinkable", "functions of numbers can be imported, nothing else", "unsupported")
        try:
            runtime.load(made)
            for name, field, signature in wanted:
                function = self.find(*given[name, field])
                if typed(function) != signature:
                    raise Failure("unlinkable", f"{typed(function)} for {signature}")
                # It belongs to another instance, whose runtime is its own.
                made.link_function(name, field, signature, function)
            self.instances[instance] = runtime
            # The start function runs when some function is looked for.
            for name in exported[:1]:
                runtime.find_function(name)
        except RuntimeError as error:
            raise failure(error) from None

    def find(self, instance, name):
        return self.instances[instance].find_function(name)

    def invoke(self, instance, name, args):
        try:
            function = self.find(instance, name)
            values = function(*[signed(*arg) for arg in args])
            types = function.ret_types
        except RuntimeError as error:
            raise failure(error) from None
        values = values if isinstance(values, tuple) else () if values is None else (values,)
        return [(NAMES[type], value) for type, value in zip(types, values)]


def typed(function):
    """A function's type as link_function wants it, `i(If)`."""
    params, results = ("".join(NUMBERED[type] for type in types) for types in (function.arg_types, function.ret_types))
    return f"{results or 'v'}({params})"


def signed(type, value):
    bits = 32 if type == "i32" else 64
    return value - (1 << bits) if value >> (bits - 1) else value


def failure(error):
    text = str(error)
    if "stack overflow" in text:
        return Failure("exhaustion", text)
    if text.startswith("[trap]"):
        return Failure("trap", text)
    return Failure("rejected", text)


def linked(bytes):
    """What a module imports, as (module, name, signature or None), and the names of the functions it exports."""
    at = 8

    def number():
        nonlocal at
        value = shift = 0
        while True:
            byte = bytes[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def name():
        nonlocal at
        size = number()
        at += size
        return bytes[at - size : at].decode()

    def signature():
        """A function type as link_function wants it, `i(If)`; None of what is no function of numbers."""
        number()
        params = [LETTERS.get(number()) for _ in range(number())]
        results = [LETTERS.get(number()) for _ in range(number())]
        known = None not in params + results and len(results) < 2
        return f"{results[0] if results else 'v'}({''.join(params)})" if known else None

    def described():
        """The kind of an import and the number of a function's type; limits are read over."""
        kind = number()
        if kind == 0:
            return kind, number()
        if kind == 1 or kind == 3:
            number()
        if kind == 3:
            return kind, number()
        for _ in range(1 + number() % 2):
            number()
        return kind, None

    types, imports, exports = [], [], []
    while at < len(bytes):
        section, size = number(), number()
        end = at + size
        if section == 1:
            types = [signature() for _ in range(number())]
        elif section == 2:
            for _ in range(number()):
                module, field = name(), name()
                kind, index = described()
                imports.append((module, field, types[index] if kind == 0 else None))
        elif section == 7:
            exports = [(name(), number(), number()) for _ in range(number())]
        at = end
    return imports, [name for name, kind, _ in exports if kind == 0]
