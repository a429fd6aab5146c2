// wazero behind protocol 2 of docs/engine-protocol.md: `wazero`, or `wazero interpreter`.
//
// wazero resolves imports by the name of a module, so each instance has a name of its own, and the imports of a module are
// rewritten to these names before it is instantiated.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const version = "1.12.0"

const features = api.CoreFeaturesV2 | experimental.CoreFeaturesThreads | experimental.CoreFeaturesTailCall |
	experimental.CoreFeaturesExtendedConst | experimental.CoreFeaturesExceptionHandling |
	experimental.CoreFeaturesTypedFunctionReferences

type request struct {
	Op, Bytes, Name  string
	Module, Instance int
	Args, Results    []string
	Imports          []struct {
		Module, Name, Export string
		Instance             int
	}
}

// failure is an error of the protocol: a class and what the engine says.
type failure struct {
	Class   string `json:"class"`
	Kind    string `json:"kind,omitempty"`
	Message string `json:"message"`
}

func fail(class string, err error) *failure {
	kind := map[bool]string{true: "limit"}[strings.Contains(err.Error(), "must be at most")]
	return &failure{class, kind, err.Error()}
}

type engine struct {
	ctx       context.Context
	config    wazero.RuntimeConfig
	runtime   wazero.Runtime
	binaries  map[int][]byte
	instances map[int]api.Module
}

func (e *engine) reset() {
	if e.runtime != nil {
		e.runtime.Close(e.ctx)
	}
	e.runtime = wazero.NewRuntimeWithConfig(e.ctx, e.config)
	e.binaries, e.instances = map[int][]byte{}, map[int]api.Module{}
}

func nameOf(instance int) string { return "#" + strconv.Itoa(instance) }

func (e *engine) compile(r request) *failure {
	binary, err := base64.StdEncoding.DecodeString(r.Bytes)
	if err != nil {
		return fail("fault", err)
	}
	compiled, err := e.runtime.CompileModule(e.ctx, binary)
	if err != nil {
		return fail("rejected", err)
	}
	compiled.Close(e.ctx)
	e.binaries[r.Module] = binary
	return nil
}

func (e *engine) instantiate(r request) *failure {
	binary, there := e.binaries[r.Module]
	if !there {
		return fail("fault", fmt.Errorf("no module %d", r.Module))
	}
	targets := map[[2]string][2]string{}
	for _, i := range r.Imports {
		targets[[2]string{i.Module, i.Name}] = [2]string{nameOf(i.Instance), i.Export}
	}
	compiled, err := e.runtime.CompileModule(e.ctx, renamed(binary, targets))
	if err != nil {
		return fail("fault", err)
	}
	// Without start functions: those of WASI would be called by their names.
	config := wazero.NewModuleConfig().WithName(nameOf(r.Instance)).WithStartFunctions()
	instance, err := e.runtime.InstantiateModule(e.ctx, compiled, config)
	if err != nil {
		return said(err, "unlinkable")
	}
	e.instances[r.Instance] = instance
	return nil
}

func (e *engine) invoke(r request) ([]string, *failure) {
	instance, there := e.instances[r.Instance]
	if !there {
		return nil, fail("fault", fmt.Errorf("no instance %d", r.Instance))
	}
	function := instance.ExportedFunction(r.Name)
	if function == nil {
		return nil, fail("fault", fmt.Errorf("no function %q", r.Name))
	}
	args := make([]uint64, len(r.Args))
	for i, text := range r.Args {
		kind, what, _ := strings.Cut(text, ":")
		base := map[string]int{"extern": 10}[kind]
		if base == 0 {
			base = 16
		}
		// A reference is a number that is not 0.
		if kind != "null" {
			args[i], _ = strconv.ParseUint(what, base, 64)
		}
		if kind == "extern" {
			args[i]++
		}
	}
	found, err := function.Call(e.ctx, args...)
	if err != nil {
		return nil, said(err, "trap")
	}
	values := make([]string, len(found))
	for i, value := range found {
		switch {
		case r.Results[i] == "i32":
			values[i] = fmt.Sprintf("i32:%08x", uint32(value))
		case r.Results[i] == "i64":
			values[i] = fmt.Sprintf("i64:%016x", value)
		case value == 0:
			values[i] = "null:extern"
		default:
			values[i] = fmt.Sprintf("extern:%d", value-1)
		}
	}
	return values, nil
}

// said tells the class of an error by its words: wazero has no types for it.
func said(err error, otherwise string) *failure {
	message := err.Error()
	for _, row := range [][2]string{
		{"stack overflow", "exhaustion"}, {"wasm error: uncaught exception", "exception"}, {"uncaught wasm exception", "exception"},
		{"wasm error", "trap"}, {"out of bounds", "trap"},
	} {
		if strings.Contains(message, row[0]) {
			return fail(row[1], err)
		}
	}
	return fail(otherwise, err)
}

// reader reads what a binary is made of.
type reader struct {
	bytes []byte
	at    int
}

func (r *reader) number() (n uint64) {
	for shift := 0; ; shift += 7 {
		b := r.bytes[r.at]
		r.at++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}
func (r *reader) name() string {
	n := int(r.number())
	r.at += n
	return string(r.bytes[r.at-n : r.at])
}

// valueType passes over a value type: one byte, but for references with a heap type behind.
func (r *reader) valueType() {
	if b := r.number(); b == 0x63 || b == 0x64 {
		r.number()
	}
}
func (r *reader) limits() {
	flags := r.number()
	r.number()
	if flags&1 != 0 {
		r.number()
	}
}

func number(n uint64) (bytes []byte) {
	for ; n >= 0x80; n >>= 7 {
		bytes = append(bytes, byte(n)|0x80)
	}
	return append(bytes, byte(n))
}
func text(s string) []byte { return append(number(uint64(len(s))), s...) }

// renamed gives a valid binary other import names; one without a target gets a name that nothing has.
func renamed(binary []byte, targets map[[2]string][2]string) []byte {
	r := &reader{binary, 8}
	out := bytes.NewBuffer(append([]byte{}, binary[:8]...))
	for r.at < len(binary) {
		id := binary[r.at]
		r.at++
		end := int(r.number())
		end += r.at
		body := binary[r.at:end]
		if id == 2 {
			body = imports(r, targets)
		}
		r.at = end
		out.WriteByte(id)
		out.Write(number(uint64(len(body))))
		out.Write(body)
	}
	return out.Bytes()
}

func imports(r *reader, targets map[[2]string][2]string) []byte {
	count := r.number()
	out := number(count)
	for ; count > 0; count-- {
		target, there := targets[[2]string{r.name(), r.name()}]
		if !there {
			target = [2]string{"#nothing", ""}
		}
		begin := r.at
		switch r.number() {
		case 0:
			r.number()
		case 1:
			r.valueType()
			r.limits()
		case 2:
			r.limits()
		case 3:
			r.valueType()
			r.number()
		case 4:
			r.number()
			r.number()
		}
		out = append(append(append(out, text(target[0])...), text(target[1])...), r.bytes[begin:r.at]...)
	}
	return out
}

func main() {
	e := &engine{ctx: context.Background(), config: wazero.NewRuntimeConfig()}
	if len(os.Args) > 1 && os.Args[1] == "interpreter" {
		e.config = wazero.NewRuntimeConfigInterpreter()
	}
	e.config = e.config.WithCoreFeatures(features)
	e.reset()
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var r request
		answer := map[string]any{}
		var failed *failure
		if err := json.Unmarshal(line, &r); err != nil {
			failed = fail("fault", err)
		}
		switch r.Op {
		case "hello":
			answer = map[string]any{"protocol": 2, "name": "wazero", "version": version, "level": "directive"}
		case "reset":
			e.reset()
		case "compile":
			failed = e.compile(r)
		case "instantiate":
			failed = e.instantiate(r)
		case "invoke":
			answer["values"], failed = e.invoke(r)
		}
		if failed != nil {
			answer = map[string]any{"error": failed}
		}
		encoded, _ := json.Marshal(answer)
		out.Write(append(encoded, '\n'))
		if lines.Buffered() == 0 {
			out.Flush()
		}
	}
}
