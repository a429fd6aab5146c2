//! tinywasm behind protocol 2 of docs/engine-protocol.md.

use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead, Write};
use tinywasm::parser::ParseError;
use tinywasm::types::{ExternRef, WasmValue};
use tinywasm::{Error, Extern, ExternItem, Imports, Module, ModuleInstance, Store, Trap};

const VERSION: &str = "0.10.0";

/// What a request ends with that has no answer: a class of the protocol, a kind where there is one, and words.
struct Failure {
    class: &'static str,
    kind: Option<&'static str>,
    message: String,
}

fn fault(message: impl Into<String>) -> Failure {
    Failure {
        class: "fault",
        kind: None,
        message: message.into(),
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        let (class, kind) = match &error {
            Error::Parser(ParseError::UnsupportedOperator(_) | ParseError::UnsupportedSection(_)) => {
                ("rejected", Some("unsupported"))
            }
            Error::UnsupportedFeature(_) => ("rejected", Some("unsupported")),
            Error::Parser(_) => ("rejected", None),
            Error::Linker(_) => ("unlinkable", None),
            Error::Trap(Trap::CallStackOverflow | Trap::ValueStackOverflow) => ("exhaustion", None),
            Error::Trap(Trap::OutOfMemory) => ("trap", Some("limit")),
            Error::Trap(_) => ("trap", None),
            _ => ("fault", None),
        };
        Failure { class, kind, message }
    }
}

/// What lives from one `reset` to the next.
#[derive(Default)]
struct Driver {
    store: Store,
    modules: HashMap<u64, Module>,
    instances: HashMap<u64, ModuleInstance>,
}

impl Driver {
    fn answer(&mut self, request: &Value) -> Result<Value, Failure> {
        let text = |name: &str| request[name].as_str().unwrap_or_default();
        let number = |name: &str| request[name].as_u64().unwrap_or_default();
        match text("op") {
            "hello" => return Ok(json!({ "protocol": 2, "name": "tinywasm", "version": VERSION, "level": "directive" })),
            "reset" => *self = Driver::default(),
            "compile" => {
                let bytes = BASE64_STANDARD.decode(text("bytes")).map_err(|e| fault(e.to_string()))?;
                self.modules
                    .insert(number("module"), tinywasm::parse_bytes(&bytes).map_err(Error::Parser)?);
            }
            "instantiate" => {
                let mut imports = Imports::new();
                for each in request["imports"].as_array().into_iter().flatten() {
                    let given = self.exported(
                        each["instance"].as_u64().unwrap_or_default(),
                        each["export"].as_str().unwrap_or_default(),
                    )?;
                    imports.define(
                        each["module"].as_str().unwrap_or_default(),
                        each["name"].as_str().unwrap_or_default(),
                        given,
                    );
                }
                let module = self.modules.get(&number("module")).ok_or_else(|| fault("no such module"))?;
                let instance = ModuleInstance::instantiate(&mut self.store, module, Some(imports))?;
                self.instances.insert(number("instance"), instance);
            }
            "invoke" => {
                let instance = self
                    .instances
                    .get(&number("instance"))
                    .ok_or_else(|| fault("no such instance"))?;
                let function = instance.func_untyped(&self.store, text("name"))?;
                let args = request["args"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(read)
                    .collect::<Result<Vec<_>, _>>()?;
                let values = function.call(&mut self.store, &args)?;
                return Ok(json!({ "values": values.iter().map(write).collect::<Result<Vec<_>, _>>()? }));
            }
            other => return Err(fault(format!("no request {other}"))),
        }
        Ok(json!({}))
    }

    fn exported(&self, instance: u64, name: &str) -> Result<Extern, Failure> {
        let instance = self.instances.get(&instance).ok_or_else(|| fault("no such instance"))?;
        Ok(match instance.extern_item(name)? {
            ExternItem::Func(function) => function.into(),
            ExternItem::Memory(memory) => memory.into(),
            ExternItem::Table(table) => table.into(),
            ExternItem::Global(global) => global.into(),
        })
    }
}

fn read(value: &Value) -> Result<WasmValue, Failure> {
    let text = value.as_str().unwrap_or_default();
    let (kind, what) = text.split_once(':').unwrap_or_default();
    let hex = |what| u64::from_str_radix(what, 16).map_err(|e| fault(e.to_string()));
    Ok(match kind {
        "i32" => WasmValue::I32(hex(what)? as i32),
        "i64" => WasmValue::I64(hex(what)? as i64),
        "null" => WasmValue::RefExtern(ExternRef::null()),
        "extern" => WasmValue::RefExtern(ExternRef::new(Some(what.parse().map_err(|_| fault(text))?))),
        _ => return Err(fault(format!("no value {text}"))),
    })
}

fn write(value: &WasmValue) -> Result<String, Failure> {
    Ok(match value {
        WasmValue::I32(bits) => format!("i32:{bits:08x}"),
        WasmValue::I64(bits) => format!("i64:{bits:016x}"),
        WasmValue::RefExtern(reference) => match reference.addr() {
            Some(number) => format!("extern:{number}"),
            None => "null:extern".into(),
        },
        other => return Err(fault(format!("a result that the protocol has no word for: {other:?}"))),
    })
}

fn main() -> std::io::Result<()> {
    let mut driver = Driver::default();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let said = serde_json::from_str(&line?)
            .map_err(|e| fault(e.to_string()))
            .and_then(|request| driver.answer(&request));
        let answer = said.unwrap_or_else(|Failure { class, kind, message }| match kind {
            Some(kind) => json!({ "error": { "class": class, "kind": kind, "message": message } }),
            None => json!({ "error": { "class": class, "message": message } }),
        });
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}
