;;! opcodes memory
(module
  (memory 1)
  (func $i32.load (param i32) (result i32) (i32.load offset=16 (local.get 0)))
  (func $i64.load (param i32) (result i64) (i64.load offset=16 (local.get 0)))
  (func $f32.load (param i32) (result f32) (f32.load offset=16 (local.get 0)))
  (func $f64.load (param i32) (result f64) (f64.load offset=16 (local.get 0)))
  (func $i32.load8_s (param i32) (result i32) (i32.load8_s offset=16 (local.get 0)))
  (func $i32.load8_u (param i32) (result i32) (i32.load8_u offset=16 (local.get 0)))
  (func $i32.load16_s (param i32) (result i32) (i32.load16_s offset=16 (local.get 0)))
  (func $i32.load16_u (param i32) (result i32) (i32.load16_u offset=16 (local.get 0)))
  (func $i64.load8_s (param i32) (result i64) (i64.load8_s offset=16 (local.get 0)))
  (func $i64.load8_u (param i32) (result i64) (i64.load8_u offset=16 (local.get 0)))
  (func $i64.load16_s (param i32) (result i64) (i64.load16_s offset=16 (local.get 0)))
  (func $i64.load16_u (param i32) (result i64) (i64.load16_u offset=16 (local.get 0)))
  (func $i64.load32_s (param i32) (result i64) (i64.load32_s offset=16 (local.get 0)))
  (func $i64.load32_u (param i32) (result i64) (i64.load32_u offset=16 (local.get 0)))
  (func $i32.store (param i32 i32) (i32.store offset=16 (local.get 0) (local.get 1)))
  (func $i64.store (param i32 i64) (i64.store offset=16 (local.get 0) (local.get 1)))
  (func $f32.store (param i32 f32) (f32.store offset=16 (local.get 0) (local.get 1)))
  (func $f64.store (param i32 f64) (f64.store offset=16 (local.get 0) (local.get 1)))
  (func $i32.store8 (param i32 i32) (i32.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i32.store16 (param i32 i32) (i32.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.store8 (param i32 i64) (i64.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i64.store16 (param i32 i64) (i64.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.store32 (param i32 i64) (i64.store32 offset=16 (local.get 0) (local.get 1)))
  (func $memory.size (result i32) (memory.size))
  (func $memory.grow (param i32) (result i32) (memory.grow (local.get 0)))
)

;; function 0 $i32.load, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        mov edi,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $i64.load, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        mov rdi,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $f32.load, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movss xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $f32.load, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vmovss xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $f64.load, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movsd xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $f64.load, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vmovsd xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i32.load8_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movsx edi,byte ptr [rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $i32.load8_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movzx edi,byte ptr [rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $i32.load16_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movsx edi,word ptr [rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $i32.load16_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movzx edi,word ptr [rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $i64.load8_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movsx rdi,byte ptr [rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $i64.load8_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movzx edi,byte ptr [rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $i64.load16_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movsx rdi,word ptr [rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $i64.load16_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movzx edi,word ptr [rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $i64.load32_s, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movsxd rdi,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $i64.load32_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        mov edi,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $i32.store, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        mov [rcx+rax+10h],esi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $i64.store, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        mov [rcx+rax+10h],rsi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $f32.store, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movss [rcx+rax+10h],xmm0 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $f32.store, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vmovss [rcx+rax+10h],xmm0 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $f64.store, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movsd [rcx+rax+10h],xmm0 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $f64.store, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vmovsd [rcx+rax+10h],xmm0 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $i32.store8, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        mov [rcx+rax+10h],sil ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $i32.store16, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        mov [rcx+rax+10h],si ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $i64.store8, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        mov [rcx+rax+10h],sil ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $i64.store16, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        mov [rcx+rax+10h],si ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 22 $i64.store32, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        mov [rcx+rax+10h],esi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $memory.size, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,[r15+48h]
;;        mov rdi,rax
;;        shr rdi,10h
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 24 $memory.grow, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov esi,edi
;;        xor edi,edi
;;        mov r11d,0
;;        call qword ptr [r15+10h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
