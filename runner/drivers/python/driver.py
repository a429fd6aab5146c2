"""Engines that are Python packages, behind protocol 2 of docs/engine-protocol.md: driver.py ENGINE VERSION FOLDER.

FOLDER is where the package is. An engine is a module beside this one with a class Driver: `reset`, `compile`, `instantiate` and
`invoke` as the protocol has them; values are pairs of a type and a number, None for null. What they raise is a Failure.
"""
import base64
import importlib
import json
import sys


class Failure(Exception):
    """How a request ends that has no answer: a class of the protocol, and a kind where there is one."""

    def __init__(self, name, message, kind=None):
        super().__init__(message)
        self.said = {"class": name, "message": message} | ({"kind": kind} if kind else {})


DIGITS = {"i32": 8, "i64": 16}


def read(text):
    type, _, what = text.partition(":")
    if type in DIGITS:
        return type, int(what, 16)
    return "extern", None if type == "null" else int(what)


def write(type, value):
    if type in DIGITS:
        return f"{type}:{value % (1 << 4 * DIGITS[type]):0{DIGITS[type]}x}"
    return "null:extern" if value is None else f"extern:{value}"


def answer(driver, name, version, request):
    match request["op"]:
        case "hello":
            return {"protocol": 2, "name": name, "version": version, "level": "directive", "validates": False}
        case "reset":
            driver.reset()
        case "compile":
            driver.compile(request["module"], base64.b64decode(request["bytes"]))
        case "instantiate":
            driver.instantiate(request["module"], request["instance"], request["imports"])
        case "invoke":
            values = driver.invoke(request["instance"], request["name"], [read(arg) for arg in request["args"]])
            return {"values": [write(type, value) for type, value in values]}
    return {}


def main(name, version, folder):
    sys.path.insert(0, folder)
    driver = importlib.import_module(f"{name}_engine").Driver()
    for line in sys.stdin:
        try:
            said = answer(driver, name, version, json.loads(line))
        except Failure as failure:
            said = {"error": failure.said}
        except Exception as error:  # A fault of the driver's, which its author wants to read.
            said = {"error": {"class": "fault", "message": f"{type(error).__name__}: {error}"}}
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    # Modules of engines find Failure under this name.
    sys.modules["driver"] = sys.modules["__main__"]
    main(*sys.argv[1:])
