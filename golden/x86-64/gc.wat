;;! opcodes gc
(module
  (type $sig (func (param i32) (result i32)))
  (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64)))
  (type $bytes (array (mut i8)))
  (type $funcs (array (mut funcref)))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (elem $el func $callee)
  (data $d "data")
  (func $ref.eq (param eqref eqref) (result i32) (ref.eq (local.get 0) (local.get 1)))
  (func $struct.new (param i32 f64) (result (ref $point)) (struct.new $point (local.get 0) (i32.const 1) (local.get 1)))
  (func $struct.new_default (result (ref $point)) (struct.new_default $point))
  (func $struct.get (param (ref null $point)) (result f64) (struct.get $point $z (local.get 0)))
  (func $struct.get_s (param (ref null $point)) (result i32) (struct.get_s $point $y (local.get 0)))
  (func $struct.get_u (param (ref null $point)) (result i32) (struct.get_u $point $y (local.get 0)))
  (func $struct.set (param (ref null $point) i32) (struct.set $point $x (local.get 0) (local.get 1)))
  (func $array.new (param i32 i32) (result (ref $bytes)) (array.new $bytes (local.get 0) (local.get 1)))
  (func $array.new_default (param i32) (result (ref $bytes)) (array.new_default $bytes (local.get 0)))
  (func $array.new_fixed (param i32 i32) (result (ref $bytes)) (array.new_fixed $bytes 2 (local.get 0) (local.get 1)))
  (func $array.new_data (param i32 i32) (result (ref $bytes)) (array.new_data $bytes $d (local.get 0) (local.get 1)))
  (func $array.new_elem (param i32 i32) (result (ref $funcs)) (array.new_elem $funcs $el (local.get 0) (local.get 1)))
  (func $array.get (param (ref null $funcs) i32) (result funcref) (array.get $funcs (local.get 0) (local.get 1)))
  (func $array.get_s (param (ref null $bytes) i32) (result i32) (array.get_s $bytes (local.get 0) (local.get 1)))
  (func $array.get_u (param (ref null $bytes) i32) (result i32) (array.get_u $bytes (local.get 0) (local.get 1)))
  (func $array.set (param (ref null $bytes) i32 i32) (array.set $bytes (local.get 0) (local.get 1) (local.get 2)))
  (func $array.len (param arrayref) (result i32) (array.len (local.get 0)))
  (func $array.fill (param (ref null $bytes) i32 i32 i32) (array.fill $bytes (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $array.copy (param (ref null $bytes) i32 i32) (array.copy $bytes $bytes (local.get 0) (local.get 1) (local.get 0) (local.get 2) (i32.const 4)))
  (func $array.init_data (param (ref null $bytes) i32 i32 i32) (array.init_data $bytes $d (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $array.init_elem (param (ref null $funcs) i32 i32 i32) (array.init_elem $funcs $el (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $ref.test (param anyref) (result i32) (ref.test (ref $point) (local.get 0)))
  (func $ref.test_null (param anyref) (result i32) (ref.test (ref null $point) (local.get 0)))
  (func $ref.cast (param anyref) (result (ref $point)) (ref.cast (ref $point) (local.get 0)))
  (func $ref.cast_null (param anyref) (result (ref null $point)) (ref.cast (ref null $point) (local.get 0)))
  (func $br_on_cast (param anyref) (result i31ref) (br_on_cast 0 anyref i31ref (local.get 0)) (unreachable))
  (func $br_on_cast_fail (param anyref) (result anyref) (br_on_cast_fail 0 anyref (ref $point) (local.get 0)) (drop) (ref.null any))
  (func $any.convert_extern (param externref) (result anyref) (any.convert_extern (local.get 0)))
  (func $extern.convert_any (param anyref) (result externref) (extern.convert_any (local.get 0)))
  (func $ref.i31 (param i32) (result (ref i31)) (ref.i31 (local.get 0)))
  (func $i31.get_s (param i31ref) (result i32) (i31.get_s (local.get 0)))
  (func $i31.get_u (param i31ref) (result i32) (i31.get_u (local.get 0)))
)

;; function 0 $callee, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $ref.eq, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        cmp rdi,rsi
;;        mov rdi,rax
;;        sete dil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $struct.new, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L3
;;        sub rsp,18h
;;        mov eax,18h
;;        mov rcx,[r15]
;;        mov edx,[rcx+30h]
;;        mov esi,[rcx+34h]
;;        lea rbx,[rdx+18h]
;;        cmp rsi,rbx
;;        jb L2
;;   L1:  lea rax,[rdx+18h]
;;        mov [rcx+30h],eax
;;        mov rax,[r15+38h]
;;        mov ecx,[r15+8Ch]
;;        mov [rax+rdx],ecx
;;        mov [rax+rdx+4],edi
;;        mov byte ptr [rax+rdx+8],1
;;        movsd [rax+rdx+10h],xmm0
;;        mov rdi,rdx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  movsd [rbp-18h],xmm0
;;        mov [rbp-20h],rdi
;;        mov rdi,rax
;;        mov r11d,0Ah
;;        call qword ptr [r15+10h]
;;        mov rcx,[r15]
;;        mov edx,[rcx+30h]
;;        movsd xmm0,[rbp-18h]
;;        mov rdi,[rbp-20h]
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 2 $struct.new, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L3
;;        sub rsp,18h
;;        mov eax,18h
;;        mov rcx,[r15]
;;        mov edx,[rcx+30h]
;;        mov esi,[rcx+34h]
;;        lea rbx,[rdx+18h]
;;        cmp rsi,rbx
;;        jb L2
;;   L1:  lea rax,[rdx+18h]
;;        mov [rcx+30h],eax
;;        mov rax,[r15+38h]
;;        mov ecx,[r15+8Ch]
;;        mov [rax+rdx],ecx
;;        mov [rax+rdx+4],edi
;;        mov byte ptr [rax+rdx+8],1
;;        vmovsd [rax+rdx+10h],xmm0
;;        mov rdi,rdx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  vmovsd [rbp-18h],xmm0
;;        mov [rbp-20h],rdi
;;        mov rdi,rax
;;        mov r11d,0Ah
;;        call qword ptr [r15+10h]
;;        mov rcx,[r15]
;;        mov edx,[rcx+30h]
;;        vmovsd xmm0,[rbp-18h]
;;        mov rdi,[rbp-20h]
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 3 $struct.new_default, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L3
;;        sub rsp,8
;;        mov edi,18h
;;        mov rax,[r15]
;;        mov ecx,[rax+30h]
;;        mov edx,[rax+34h]
;;        lea rsi,[rcx+18h]
;;        cmp rdx,rsi
;;        jb L2
;;   L1:  lea rdx,[rcx+18h]
;;        mov [rax+30h],edx
;;        mov rax,[r15+38h]
;;        mov edx,[r15+8Ch]
;;        mov [rax+rcx],edx
;;        mov dword ptr [rax+rcx+4],0
;;        mov byte ptr [rax+rcx+8],0
;;        xorps xmm0,xmm0
;;        movsd [rax+rcx+10h],xmm0
;;        mov rdi,rcx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov r11d,0Ah
;;        call qword ptr [r15+10h]
;;        mov rax,[r15]
;;        mov ecx,[rax+30h]
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 3 $struct.new_default, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L3
;;        sub rsp,8
;;        mov edi,18h
;;        mov rax,[r15]
;;        mov ecx,[rax+30h]
;;        mov edx,[rax+34h]
;;        lea rsi,[rcx+18h]
;;        cmp rdx,rsi
;;        jb L2
;;   L1:  lea rdx,[rcx+18h]
;;        mov [rax+30h],edx
;;        mov rax,[r15+38h]
;;        mov edx,[r15+8Ch]
;;        mov [rax+rcx],edx
;;        mov dword ptr [rax+rcx+4],0
;;        mov byte ptr [rax+rcx+8],0
;;        vxorps xmm0,xmm0,xmm0
;;        vmovsd [rax+rcx+10h],xmm0
;;        mov rdi,rcx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov r11d,0Ah
;;        call qword ptr [r15+10h]
;;        mov rax,[r15]
;;        mov ecx,[rax+30h]
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 4 $struct.get, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,[r15+38h]
;;        movsd xmm0,[rax+rdi+10h] ; nullStructReference
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $struct.get, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,[r15+38h]
;;        vmovsd xmm0,[rax+rdi+10h] ; nullStructReference
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $struct.get_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,[r15+38h]
;;        movsx edi,byte ptr [rax+rdi+8] ; nullStructReference
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $struct.get_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,[r15+38h]
;;        movzx edi,byte ptr [rax+rdi+8] ; nullStructReference
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $struct.set, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,[r15+38h]
;;        mov [rax+rdi+4],esi ; nullStructReference
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $array.new, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L3
;;        sub rsp,28h
;;        mov rax,rsi
;;        mov rsi,rdi
;;        mov edx,eax
;;        lea rax,[rdx+0Fh]
;;        mov rdi,rax
;;        and rdi,0FFFFFFFFFFFFFFF8h
;;        mov rax,[r15]
;;        mov ecx,[rax+30h]
;;        mov ebx,[rax+34h]
;;        lea r8,[rdi+rcx]
;;        cmp rbx,r8
;;        jb L2
;;        mov rbx,rcx
;;   L1:  lea rcx,[rdi+rbx]
;;        mov [rax+30h],ecx
;;        mov rax,[r15+38h]
;;        mov ecx,[r15+90h]
;;        mov [rax+rbx],ecx
;;        mov [rax+rbx+4],edx
;;        add rax,rbx
;;        lea rdi,[rax+8]
;;        call qword ptr [r15+20h]
;;        mov rdi,rbx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov [rbp-18h],rsi
;;        mov [rbp-20h],rdx
;;        mov [rbp-28h],rdi
;;        mov r11d,0Ah
;;        call qword ptr [r15+10h]
;;        mov rax,[r15]
;;        mov ecx,[rax+30h]
;;        mov rsi,[rbp-18h]
;;        mov rdx,[rbp-20h]
;;        mov rdi,[rbp-28h]
;;        mov rbx,rcx
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 9 $array.new_default, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L3
;;        sub rsp,18h
;;        mov edx,edi
;;        xor esi,esi
;;        lea rax,[rdx+0Fh]
;;        mov rdi,rax
;;        and rdi,0FFFFFFFFFFFFFFF8h
;;        mov rax,[r15]
;;        mov ecx,[rax+30h]
;;        mov ebx,[rax+34h]
;;        lea r8,[rdi+rcx]
;;        cmp rbx,r8
;;        jb L2
;;        mov rbx,rcx
;;   L1:  lea rcx,[rdi+rbx]
;;        mov [rax+30h],ecx
;;        mov rax,[r15+38h]
;;        mov ecx,[r15+90h]
;;        mov [rax+rbx],ecx
;;        mov [rax+rbx+4],edx
;;        add rax,rbx
;;        lea rdi,[rax+8]
;;        call qword ptr [r15+20h]
;;        mov rdi,rbx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov [rbp-18h],rdx
;;        mov [rbp-20h],rdi
;;        mov r11d,0Ah
;;        call qword ptr [r15+10h]
;;        mov rax,[r15]
;;        mov ecx,[rax+30h]
;;        xor esi,esi
;;        mov rdx,[rbp-18h]
;;        mov rdi,[rbp-20h]
;;        mov rbx,rcx
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 10 $array.new_fixed, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L3
;;        sub rsp,18h
;;        mov eax,10h
;;        mov rcx,[r15]
;;        mov edx,[rcx+30h]
;;        mov ebx,[rcx+34h]
;;        lea r8,[rdx+10h]
;;        cmp rbx,r8
;;        jb L2
;;   L1:  lea rax,[rdx+10h]
;;        mov [rcx+30h],eax
;;        mov rax,[r15+38h]
;;        mov ecx,[r15+90h]
;;        mov [rax+rdx],ecx
;;        mov dword ptr [rax+rdx+4],2
;;        mov [rax+rdx+8],dil
;;        mov [rax+rdx+9],sil
;;        mov rdi,rdx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov [rbp-18h],rsi
;;        mov [rbp-20h],rdi
;;        mov rdi,rax
;;        mov r11d,0Ah
;;        call qword ptr [r15+10h]
;;        mov rcx,[r15]
;;        mov edx,[rcx+30h]
;;        mov rsi,[rbp-18h]
;;        mov rdi,[rbp-20h]
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 11 $array.new_data, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L3
;;        sub rsp,28h
;;        mov eax,edi
;;        mov edx,esi
;;        lea rcx,[rax+rdx]
;;        cmp rcx,[r15+68h]
;;        ja L4
;;        lea rcx,[rdx+0Fh]
;;        mov rdi,rcx
;;        and rdi,0FFFFFFFFFFFFFFF8h
;;        mov rcx,[r15]
;;        mov esi,[rcx+30h]
;;        mov ebx,[rcx+34h]
;;        lea r8,[rdi+rsi]
;;        cmp rbx,r8
;;        jb L2
;;        mov rbx,rsi
;;   L1:  lea rsi,[rdi+rbx]
;;        mov [rcx+30h],esi
;;        mov rcx,[r15+38h]
;;        mov esi,[r15+90h]
;;        mov [rcx+rbx],esi
;;        mov [rcx+rbx+4],edx
;;        add rcx,rbx
;;        lea rdi,[rcx+8]
;;        mov rsi,rax
;;        add rsi,[r15+60h]
;;        call qword ptr [r15+18h]
;;        mov rdi,rbx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov [rbp-18h],rdx
;;        mov [rbp-20h],rax
;;        mov [rbp-28h],rdi
;;        mov r11d,0Ah
;;        call qword ptr [r15+10h]
;;        mov rcx,[r15]
;;        mov esi,[rcx+30h]
;;        mov rdx,[rbp-18h]
;;        mov rax,[rbp-20h]
;;        mov rdi,[rbp-28h]
;;        mov rbx,rsi
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; stackExhausted
;;   L4:  push rax
;;        push qword ptr [r15+68h]
;;        push 2
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;
;; function 12 $array.new_elem, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L3
;;        sub rsp,28h
;;        mov ecx,edi
;;        mov r8d,esi
;;        lea rax,[rcx+r8]
;;        cmp rax,[r15+58h]
;;        ja L4
;;        lea rax,[r8*8]
;;        lea rdi,[rax+8]
;;        mov rax,[r15]
;;        mov edx,[rax+30h]
;;        mov esi,[rax+34h]
;;        lea rbx,[rdi+rdx]
;;        cmp rsi,rbx
;;        jb L2
;;        mov rsi,rdx
;;   L1:  mov [rbp-30h],rsi
;;        lea rdx,[rdi+rsi]
;;        mov [rax+30h],edx
;;        mov rax,[r15+38h]
;;        mov edx,[r15+94h]
;;        mov [rax+rsi],edx
;;        mov [rax+rsi+4],r8d
;;        mov edi,1
;;        xor edx,edx
;;        mov r11d,0Ch
;;        call qword ptr [r15+10h]
;;        mov rdi,[rbp-30h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov [rbp-18h],rcx
;;        mov [rbp-20h],r8
;;        mov [rbp-28h],rdi
;;        mov r11d,0Ah
;;        call qword ptr [r15+10h]
;;        mov rax,[r15]
;;        mov edx,[rax+30h]
;;        mov rcx,[rbp-18h]
;;        mov r8,[rbp-20h]
;;        mov rdi,[rbp-28h]
;;        mov rsi,rdx
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; stackExhausted
;;   L4:  call qword ptr [r15+8] ; tableOutOfBounds
;;
;; function 13 $array.get, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,esi
;;        mov rcx,[r15+38h]
;;        cmp eax,[rcx+rdi+4] ; nullArrayReference
;;        jae L1
;;        lea rax,[rdi+rax*8]
;;        mov rdi,[rcx+rax+8]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; arrayOutOfBounds
;;
;; function 14 $array.get_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,esi
;;        mov rcx,[r15+38h]
;;        cmp eax,[rcx+rdi+4] ; nullArrayReference
;;        jae L1
;;        add rax,rdi
;;        movsx edi,byte ptr [rcx+rax+8]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; arrayOutOfBounds
;;
;; function 15 $array.get_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,esi
;;        mov rcx,[r15+38h]
;;        cmp eax,[rcx+rdi+4] ; nullArrayReference
;;        jae L1
;;        add rax,rdi
;;        movzx edi,byte ptr [rcx+rax+8]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; arrayOutOfBounds
;;
;; function 16 $array.set, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,esi
;;        mov rcx,[r15+38h]
;;        cmp eax,[rcx+rdi+4] ; nullArrayReference
;;        jae L1
;;        add rax,rdi
;;        mov [rcx+rax+8],dl
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; arrayOutOfBounds
;;
;; function 17 $array.len, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,[r15+38h]
;;        mov edi,[rax+rdi+4] ; nullArrayReference
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $array.fill, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov eax,esi
;;        mov ecx,ecx
;;        mov rsi,[r15+38h]
;;        mov ebx,[rsi+rdi+4] ; nullArrayReference
;;        lea r8,[rax+rcx]
;;        cmp r8,rbx
;;        ja L2
;;        add rax,rdi
;;        add rax,rsi
;;        lea rdi,[rax+8]
;;        mov rsi,rdx
;;        mov rdx,rcx
;;        call qword ptr [r15+20h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  call qword ptr [r15+8] ; arrayOutOfBounds
;;
;; function 19 $array.copy, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov eax,esi
;;        mov ecx,edx
;;        mov rdx,[r15+38h]
;;        mov esi,[rdx+rdi+4] ; nullArrayReference
;;        mov ebx,4
;;        lea r8,[rax+4]
;;        cmp r8,rsi
;;        ja L2
;;        lea r8,[rcx+4]
;;        cmp rsi,r8
;;        jb L3
;;        add rax,rdi
;;        add rax,rdx
;;        add rax,8
;;        add rcx,rdi
;;        add rcx,rdx
;;        lea rsi,[rcx+8]
;;        mov rdi,rax
;;        mov rdx,rbx
;;        call qword ptr [r15+18h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  call qword ptr [r15+8] ; arrayOutOfBounds
;;   L3:  call qword ptr [r15+8] ; arrayOutOfBounds
;;
;; function 20 $array.init_data, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov eax,esi
;;        mov edx,edx
;;        mov ecx,ecx
;;        mov rsi,[r15+38h]
;;        mov ebx,[rsi+rdi+4] ; nullArrayReference
;;        lea r8,[rax+rcx]
;;        cmp r8,rbx
;;        ja L2
;;        lea rbx,[rcx+rdx]
;;        cmp rbx,[r15+68h]
;;        ja L3
;;        add rax,rdi
;;        add rax,rsi
;;        lea rdi,[rax+8]
;;        mov rsi,rdx
;;        add rsi,[r15+60h]
;;        mov rdx,rcx
;;        call qword ptr [r15+18h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  call qword ptr [r15+8] ; arrayOutOfBounds
;;   L3:  push rdx
;;        push qword ptr [r15+68h]
;;        push 2
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;
;; function 21 $array.init_elem, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov rax,rsi
;;        mov rsi,rdi
;;        mov eax,eax
;;        mov edx,edx
;;        mov r8d,ecx
;;        mov rcx,[r15+38h]
;;        mov ecx,[rcx+rsi+4] ; nullArrayReference
;;        lea rdi,[rax+r8]
;;        cmp rdi,rcx
;;        ja L2
;;        lea rcx,[r8+rdx]
;;        cmp rcx,[r15+58h]
;;        ja L3
;;        mov edi,1
;;        mov rcx,rdx
;;        mov rdx,rax
;;        mov r11d,0Ch
;;        call qword ptr [r15+10h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  call qword ptr [r15+8] ; arrayOutOfBounds
;;   L3:  call qword ptr [r15+8] ; tableOutOfBounds
;;
;; function 22 $ref.test, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        test rdi,rdi
;;        je L1
;;        test dil,3
;;        jne L1
;;        mov rax,[r15+38h]
;;        mov eax,[rax+rdi]
;;        xor ecx,ecx
;;        cmp eax,[r15+8Ch]
;;        mov rax,rcx
;;        sete al
;;   L1:  mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $ref.test_null, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,1
;;        test rdi,rdi
;;        je L1
;;        xor eax,eax
;;        test dil,3
;;        jne L1
;;        mov rax,[r15+38h]
;;        mov eax,[rax+rdi]
;;        xor ecx,ecx
;;        cmp eax,[r15+8Ch]
;;        mov rax,rcx
;;        sete al
;;   L1:  mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $ref.cast, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test dil,3
;;        jne L1
;;        mov rax,[r15+38h]
;;        mov eax,[rax+rdi] ; castFailure
;;        cmp eax,[r15+8Ch]
;;        jne L2
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; castFailure
;;   L2:  call qword ptr [r15+8] ; castFailure
;;
;; function 25 $ref.cast_null, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rdi,rdi
;;        je L1
;;        test dil,3
;;        jne L2
;;        mov rax,[r15+38h]
;;        mov eax,[rax+rdi]
;;        cmp eax,[r15+8Ch]
;;        jne L3
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; castFailure
;;   L3:  call qword ptr [r15+8] ; castFailure
;;
;; function 26 $br_on_cast, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rdi,rdi
;;        je L1
;;        test dil,1
;;        je L2
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unreachable
;;
;; function 27 $br_on_cast_fail, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        test rdi,rdi
;;        je L1
;;        test dil,3
;;        jne L1
;;        mov rcx,[r15+38h]
;;        mov ecx,[rcx+rdi]
;;        cmp ecx,[r15+8Ch]
;;        je L2
;;   L1:  mov rax,rdi
;;   L2:  mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 28 $any.convert_extern, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 29 $extern.convert_any, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 30 $ref.i31, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        lea eax,[rdi+rdi]
;;        or eax,1
;;        mov edi,eax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 31 $i31.get_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rdi,rdi
;;        je L1
;;        sar edi,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; nullI31Reference
;;
;; function 32 $i31.get_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rdi,rdi
;;        je L1
;;        shr edi,1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; nullI31Reference
