"""pywasm, an interpreter in Python. Its words for what is wrong are assertions: where one is raised says what it means."""
import io
import traceback

import pywasm
from driver import Failure

EXTERN = pywasm.ValType.ref_extern()


class Driver:
    def __init__(self):
        self.reset()

    def reset(self):
        self.runtime = pywasm.Runtime()
        self.modules = {}
        self.instances = {}

    def compile(self, module, bytes):
        try:
            self.modules[module] = pywasm.ModuleDesc.from_reader(io.BytesIO(bytes))
        except Exception as error:
            raise Failure("rejected", words(error)) from None

    def instantiate(self, module, instance, imports):
        given = {(i["module"], i["name"]): self.export(i["instance"], i["export"]) for i in imports}
        description = self.modules[module]
        try:
            externs = [given[each.module, each.name] for each in description.imps]
        except KeyError as error:
            raise Failure("unlinkable", f"no import {error}") from None
        self.instances[instance] = self.run(lambda: self.runtime.machine.instance(description, externs))

    def invoke(self, instance, name, args):
        address = self.export(instance, name).data
        values = self.run(lambda: self.runtime.machine.invocate(address, [given(*arg) for arg in args]))
        return [taken(value) for value in values]

    def export(self, instance, name):
        return next(each.data for each in self.instances[instance].exps if each.name == name)

    def run(self, action):
        """Runs code of a module; the stack of one that failed goes."""
        try:
            return action()
        except Exception as error:
            self.runtime.machine.stack = pywasm.core.Stack()
            where = traceback.extract_tb(error.__traceback__)[-1]
            if isinstance(error, (RecursionError, MemoryError)) or "len(self.stack.frame) <" in where.line:
                raise Failure("exhaustion", words(error)) from None
            # Imports are compared in `instance` itself; whatever is raised deeper is raised by an instruction.
            linking = where.name in ("instance", "suit")
            raise Failure("unlinkable" if linking else "trap", words(error)) from None


def given(type, value):
    if type == "extern":
        return pywasm.ValInst.zero(EXTERN) if value is None else pywasm.ValInst.from_ref(EXTERN, value)
    return pywasm.ValInst.from_u32(value) if type == "i32" else pywasm.ValInst.from_u64(value)


def taken(value):
    match value.type.data:
        case 0x7F:
            return "i32", value.into_u32()
        case 0x7E:
            return "i64", value.into_u64()
        case 0x6F:
            return "extern", value.into_ref() if value.data[4] else None
    raise Failure("fault", f"a result that the protocol has no word for: {value}")


def words(error):
    """What was raised and where: assertions say no more."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {str(error) or where.line}"
