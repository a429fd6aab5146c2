;;! opcodes threads
;;! features threads
(module
  (memory 1 2 shared)
  (func $memory.atomic.notify (param i32 i32) (result i32) (memory.atomic.notify offset=16 (local.get 0) (local.get 1)))
  (func $memory.atomic.wait32 (param i32 i32 i64) (result i32) (memory.atomic.wait32 offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $memory.atomic.wait64 (param i32 i64 i64) (result i32) (memory.atomic.wait64 offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $atomic.fence (atomic.fence))
  (func $i32.atomic.load (param i32) (result i32) (i32.atomic.load offset=16 (local.get 0)))
  (func $i64.atomic.load (param i32) (result i64) (i64.atomic.load offset=16 (local.get 0)))
  (func $i32.atomic.load8_u (param i32) (result i32) (i32.atomic.load8_u offset=16 (local.get 0)))
  (func $i32.atomic.load16_u (param i32) (result i32) (i32.atomic.load16_u offset=16 (local.get 0)))
  (func $i64.atomic.load8_u (param i32) (result i64) (i64.atomic.load8_u offset=16 (local.get 0)))
  (func $i64.atomic.load16_u (param i32) (result i64) (i64.atomic.load16_u offset=16 (local.get 0)))
  (func $i64.atomic.load32_u (param i32) (result i64) (i64.atomic.load32_u offset=16 (local.get 0)))
  (func $i32.atomic.store (param i32 i32) (i32.atomic.store offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store (param i32 i64) (i64.atomic.store offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.store8 (param i32 i32) (i32.atomic.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.store16 (param i32 i32) (i32.atomic.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store8 (param i32 i64) (i64.atomic.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store16 (param i32 i64) (i64.atomic.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store32 (param i32 i64) (i64.atomic.store32 offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.add (param i32 i32) (result i32) (i32.atomic.rmw.add offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.add (param i32 i64) (result i64) (i64.atomic.rmw.add offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.add_u (param i32 i32) (result i32) (i32.atomic.rmw8.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.add_u (param i32 i32) (result i32) (i32.atomic.rmw16.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.add_u (param i32 i64) (result i64) (i64.atomic.rmw8.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.add_u (param i32 i64) (result i64) (i64.atomic.rmw16.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.add_u (param i32 i64) (result i64) (i64.atomic.rmw32.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.sub (param i32 i32) (result i32) (i32.atomic.rmw.sub offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.sub (param i32 i64) (result i64) (i64.atomic.rmw.sub offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.sub_u (param i32 i32) (result i32) (i32.atomic.rmw8.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.sub_u (param i32 i32) (result i32) (i32.atomic.rmw16.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.sub_u (param i32 i64) (result i64) (i64.atomic.rmw8.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.sub_u (param i32 i64) (result i64) (i64.atomic.rmw16.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.sub_u (param i32 i64) (result i64) (i64.atomic.rmw32.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.and (param i32 i32) (result i32) (i32.atomic.rmw.and offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.and (param i32 i64) (result i64) (i64.atomic.rmw.and offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.and_u (param i32 i32) (result i32) (i32.atomic.rmw8.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.and_u (param i32 i32) (result i32) (i32.atomic.rmw16.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.and_u (param i32 i64) (result i64) (i64.atomic.rmw8.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.and_u (param i32 i64) (result i64) (i64.atomic.rmw16.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.and_u (param i32 i64) (result i64) (i64.atomic.rmw32.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.or (param i32 i32) (result i32) (i32.atomic.rmw.or offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.or (param i32 i64) (result i64) (i64.atomic.rmw.or offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.or_u (param i32 i32) (result i32) (i32.atomic.rmw8.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.or_u (param i32 i32) (result i32) (i32.atomic.rmw16.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.or_u (param i32 i64) (result i64) (i64.atomic.rmw8.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.or_u (param i32 i64) (result i64) (i64.atomic.rmw16.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.or_u (param i32 i64) (result i64) (i64.atomic.rmw32.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.xor (param i32 i32) (result i32) (i32.atomic.rmw.xor offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.xor (param i32 i64) (result i64) (i64.atomic.rmw.xor offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.xor_u (param i32 i32) (result i32) (i32.atomic.rmw8.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.xor_u (param i32 i32) (result i32) (i32.atomic.rmw16.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.xor_u (param i32 i64) (result i64) (i64.atomic.rmw8.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.xor_u (param i32 i64) (result i64) (i64.atomic.rmw16.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.xor_u (param i32 i64) (result i64) (i64.atomic.rmw32.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.xchg (param i32 i32) (result i32) (i32.atomic.rmw.xchg offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.xchg (param i32 i64) (result i64) (i64.atomic.rmw.xchg offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.xchg_u (param i32 i32) (result i32) (i32.atomic.rmw8.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.xchg_u (param i32 i32) (result i32) (i32.atomic.rmw16.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.xchg_u (param i32 i64) (result i64) (i64.atomic.rmw8.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.xchg_u (param i32 i64) (result i64) (i64.atomic.rmw16.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.xchg_u (param i32 i64) (result i64) (i64.atomic.rmw32.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.cmpxchg (param i32 i32 i32) (result i32) (i32.atomic.rmw.cmpxchg offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw.cmpxchg (param i32 i64 i64) (result i64) (i64.atomic.rmw.cmpxchg offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i32.atomic.rmw8.cmpxchg_u (param i32 i32 i32) (result i32) (i32.atomic.rmw8.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i32.atomic.rmw16.cmpxchg_u (param i32 i32 i32) (result i32) (i32.atomic.rmw16.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw8.cmpxchg_u (param i32 i64 i64) (result i64) (i64.atomic.rmw8.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw16.cmpxchg_u (param i32 i64 i64) (result i64) (i64.atomic.rmw16.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw32.cmpxchg_u (param i32 i64 i64) (result i64) (i64.atomic.rmw32.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
)

;; function 0 $memory.atomic.notify, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov rdx,rsi
;;        mov eax,edi
;;        xor edi,edi
;;        test al,3
;;        jne L2
;;        lea rcx,[rax+14h]
;;        cmp rcx,[r15+48h]
;;        ja L3
;;        lea rsi,[rax+10h]
;;        mov r11d,0Fh
;;        call qword ptr [r15+10h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;   L3:  push rcx
;;        push qword ptr [r15+48h]
;;        push 31h
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;
;; function 1 $memory.atomic.wait32, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov rcx,rdx
;;        mov rdx,rsi
;;        mov eax,edi
;;        xor edi,edi
;;        test al,3
;;        jne L2
;;        lea rsi,[rax+14h]
;;        cmp rsi,[r15+48h]
;;        ja L3
;;        lea rsi,[rax+10h]
;;        mov r11d,0Dh
;;        call qword ptr [r15+10h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;   L3:  push rsi
;;        push qword ptr [r15+48h]
;;        push 31h
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;
;; function 2 $memory.atomic.wait64, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        mov r11,[r15]
;;        cmp rsp,[r11+8]
;;        jb L1
;;        sub rsp,8
;;        mov rcx,rdx
;;        mov rdx,rsi
;;        mov eax,edi
;;        xor edi,edi
;;        test al,7
;;        jne L2
;;        lea rsi,[rax+18h]
;;        cmp rsi,[r15+48h]
;;        ja L3
;;        lea rsi,[rax+10h]
;;        mov r11d,0Eh
;;        call qword ptr [r15+10h]
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; stackExhausted
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;   L3:  push rsi
;;        push qword ptr [r15+48h]
;;        push 41h
;;        call qword ptr [r15+30h] ; memoryOutOfBounds
;;
;; function 3 $atomic.fence, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mfence
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $i32.atomic.load, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,3
;;        jne L1
;;        mov rcx,[r15+40h]
;;        mov edi,[rax+rcx+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 5 $i64.atomic.load, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,7
;;        jne L1
;;        mov rcx,[r15+40h]
;;        mov rdi,[rax+rcx+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 6 $i32.atomic.load8_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movzx edi,byte ptr [rax+rcx+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $i32.atomic.load16_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,1
;;        jne L1
;;        mov rcx,[r15+40h]
;;        movzx edi,word ptr [rax+rcx+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 8 $i64.atomic.load8_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movzx edi,byte ptr [rax+rcx+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $i64.atomic.load16_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,1
;;        jne L1
;;        mov rcx,[r15+40h]
;;        movzx edi,word ptr [rax+rcx+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 10 $i64.atomic.load32_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,3
;;        jne L1
;;        mov rcx,[r15+40h]
;;        mov edi,[rax+rcx+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 11 $i32.atomic.store, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,3
;;        jne L1
;;        mov rcx,[r15+40h]
;;        xchg [rax+rcx+10h],esi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 12 $i64.atomic.store, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,7
;;        jne L1
;;        mov rcx,[r15+40h]
;;        xchg [rax+rcx+10h],rsi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 13 $i32.atomic.store8, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        xchg [rax+rcx+10h],sil ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $i32.atomic.store16, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,1
;;        jne L1
;;        mov rcx,[r15+40h]
;;        xchg [rax+rcx+10h],si ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 15 $i64.atomic.store8, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        xchg [rax+rcx+10h],sil ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $i64.atomic.store16, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,1
;;        jne L1
;;        mov rcx,[r15+40h]
;;        xchg [rax+rcx+10h],si ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 17 $i64.atomic.store32, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,3
;;        jne L1
;;        mov rcx,[r15+40h]
;;        xchg [rax+rcx+10h],esi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 18 $i32.atomic.rmw.add, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,3
;;        jne L1
;;        mov rcx,[r15+40h]
;;        mov rdi,rsi
;;        lock xadd [rax+rcx+10h],edi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 19 $i64.atomic.rmw.add, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,7
;;        jne L1
;;        mov rcx,[r15+40h]
;;        mov rdi,rsi
;;        lock xadd [rax+rcx+10h],rdi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 20 $i32.atomic.rmw8.add_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        lock xadd [rax+rcx+10h],sil ; memoryOutOfBounds
;;        movzx edi,sil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 21 $i32.atomic.rmw16.add_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,1
;;        jne L1
;;        mov rcx,[r15+40h]
;;        lock xadd [rax+rcx+10h],si ; memoryOutOfBounds
;;        movzx edi,si
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 22 $i64.atomic.rmw8.add_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        lock xadd [rax+rcx+10h],sil ; memoryOutOfBounds
;;        movzx edi,sil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 23 $i64.atomic.rmw16.add_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,1
;;        jne L1
;;        mov rcx,[r15+40h]
;;        lock xadd [rax+rcx+10h],si ; memoryOutOfBounds
;;        movzx edi,si
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 24 $i64.atomic.rmw32.add_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,3
;;        jne L1
;;        mov rcx,[r15+40h]
;;        mov rdi,rsi
;;        lock xadd [rax+rcx+10h],edi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 25 $i32.atomic.rmw.sub, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,3
;;        jne L1
;;        mov rcx,[r15+40h]
;;        neg esi
;;        mov rdi,rsi
;;        lock xadd [rax+rcx+10h],edi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 26 $i64.atomic.rmw.sub, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,7
;;        jne L1
;;        mov rcx,[r15+40h]
;;        neg rsi
;;        mov rdi,rsi
;;        lock xadd [rax+rcx+10h],rdi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 27 $i32.atomic.rmw8.sub_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        neg esi
;;        lock xadd [rax+rcx+10h],sil ; memoryOutOfBounds
;;        movzx edi,sil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 28 $i32.atomic.rmw16.sub_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,1
;;        jne L1
;;        mov rcx,[r15+40h]
;;        neg esi
;;        lock xadd [rax+rcx+10h],si ; memoryOutOfBounds
;;        movzx edi,si
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 29 $i64.atomic.rmw8.sub_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        neg rsi
;;        lock xadd [rax+rcx+10h],sil ; memoryOutOfBounds
;;        movzx edi,sil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 30 $i64.atomic.rmw16.sub_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,1
;;        jne L1
;;        mov rcx,[r15+40h]
;;        neg rsi
;;        lock xadd [rax+rcx+10h],si ; memoryOutOfBounds
;;        movzx edi,si
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 31 $i64.atomic.rmw32.sub_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,3
;;        jne L1
;;        mov rcx,[r15+40h]
;;        neg rsi
;;        mov rdi,rsi
;;        lock xadd [rax+rcx+10h],edi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 32 $i32.atomic.rmw.and, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,3
;;        jne L2
;;        mov rdx,[r15+40h]
;;        mov eax,[rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        and r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11d
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 33 $i64.atomic.rmw.and, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,7
;;        jne L2
;;        mov rdx,[r15+40h]
;;        mov rax,[rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11,rax
;;        and r11,rsi
;;        lock cmpxchg [rcx+rdx+10h],r11
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 34 $i32.atomic.rmw8.and_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        mov rdx,[r15+40h]
;;        movzx eax,byte ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        and r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11b
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 35 $i32.atomic.rmw16.and_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,1
;;        jne L2
;;        mov rdx,[r15+40h]
;;        movzx eax,word ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        and r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11w
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 36 $i64.atomic.rmw8.and_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        mov rdx,[r15+40h]
;;        movzx eax,byte ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        and r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11b
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 37 $i64.atomic.rmw16.and_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,1
;;        jne L2
;;        mov rdx,[r15+40h]
;;        movzx eax,word ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        and r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11w
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 38 $i64.atomic.rmw32.and_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,3
;;        jne L2
;;        mov rdx,[r15+40h]
;;        mov eax,[rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        and r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11d
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 39 $i32.atomic.rmw.or, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,3
;;        jne L2
;;        mov rdx,[r15+40h]
;;        mov eax,[rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        or r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11d
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 40 $i64.atomic.rmw.or, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,7
;;        jne L2
;;        mov rdx,[r15+40h]
;;        mov rax,[rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11,rax
;;        or r11,rsi
;;        lock cmpxchg [rcx+rdx+10h],r11
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 41 $i32.atomic.rmw8.or_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        mov rdx,[r15+40h]
;;        movzx eax,byte ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        or r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11b
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 42 $i32.atomic.rmw16.or_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,1
;;        jne L2
;;        mov rdx,[r15+40h]
;;        movzx eax,word ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        or r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11w
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 43 $i64.atomic.rmw8.or_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        mov rdx,[r15+40h]
;;        movzx eax,byte ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        or r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11b
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 44 $i64.atomic.rmw16.or_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,1
;;        jne L2
;;        mov rdx,[r15+40h]
;;        movzx eax,word ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        or r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11w
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 45 $i64.atomic.rmw32.or_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,3
;;        jne L2
;;        mov rdx,[r15+40h]
;;        mov eax,[rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        or r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11d
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 46 $i32.atomic.rmw.xor, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,3
;;        jne L2
;;        mov rdx,[r15+40h]
;;        mov eax,[rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        xor r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11d
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 47 $i64.atomic.rmw.xor, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,7
;;        jne L2
;;        mov rdx,[r15+40h]
;;        mov rax,[rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11,rax
;;        xor r11,rsi
;;        lock cmpxchg [rcx+rdx+10h],r11
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 48 $i32.atomic.rmw8.xor_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        mov rdx,[r15+40h]
;;        movzx eax,byte ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        xor r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11b
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 49 $i32.atomic.rmw16.xor_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,1
;;        jne L2
;;        mov rdx,[r15+40h]
;;        movzx eax,word ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        xor r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11w
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 50 $i64.atomic.rmw8.xor_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        mov rdx,[r15+40h]
;;        movzx eax,byte ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        xor r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11b
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 51 $i64.atomic.rmw16.xor_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,1
;;        jne L2
;;        mov rdx,[r15+40h]
;;        movzx eax,word ptr [rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        xor r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11w
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 52 $i64.atomic.rmw32.xor_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov ecx,edi
;;        test cl,3
;;        jne L2
;;        mov rdx,[r15+40h]
;;        mov eax,[rcx+rdx+10h] ; memoryOutOfBounds
;;   L1:  mov r11d,eax
;;        xor r11d,esi
;;        lock cmpxchg [rcx+rdx+10h],r11d
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 53 $i32.atomic.rmw.xchg, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,3
;;        jne L1
;;        mov rcx,[r15+40h]
;;        mov rdi,rsi
;;        xchg [rax+rcx+10h],edi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 54 $i64.atomic.rmw.xchg, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,7
;;        jne L1
;;        mov rcx,[r15+40h]
;;        mov rdi,rsi
;;        xchg [rax+rcx+10h],rdi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 55 $i32.atomic.rmw8.xchg_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        xchg [rax+rcx+10h],sil ; memoryOutOfBounds
;;        movzx edi,sil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 56 $i32.atomic.rmw16.xchg_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,1
;;        jne L1
;;        mov rcx,[r15+40h]
;;        xchg [rax+rcx+10h],si ; memoryOutOfBounds
;;        movzx edi,si
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 57 $i64.atomic.rmw8.xchg_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        xchg [rax+rcx+10h],sil ; memoryOutOfBounds
;;        movzx edi,sil
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 58 $i64.atomic.rmw16.xchg_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,1
;;        jne L1
;;        mov rcx,[r15+40h]
;;        xchg [rax+rcx+10h],si ; memoryOutOfBounds
;;        movzx edi,si
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 59 $i64.atomic.rmw32.xchg_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        test al,3
;;        jne L1
;;        mov rcx,[r15+40h]
;;        mov rdi,rsi
;;        xchg [rax+rcx+10h],edi ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 60 $i32.atomic.rmw.cmpxchg, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rsi
;;        mov ecx,edi
;;        test cl,3
;;        jne L1
;;        mov rsi,[r15+40h]
;;        lock cmpxchg [rcx+rsi+10h],edx ; memoryOutOfBounds
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 61 $i64.atomic.rmw.cmpxchg, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rsi
;;        mov ecx,edi
;;        test cl,7
;;        jne L1
;;        mov rsi,[r15+40h]
;;        lock cmpxchg [rcx+rsi+10h],rdx ; memoryOutOfBounds
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 62 $i32.atomic.rmw8.cmpxchg_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rsi
;;        mov ecx,edi
;;        mov rsi,[r15+40h]
;;        lock cmpxchg [rcx+rsi+10h],dl ; memoryOutOfBounds
;;        movzx edi,al
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 63 $i32.atomic.rmw16.cmpxchg_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rsi
;;        mov ecx,edi
;;        test cl,1
;;        jne L1
;;        mov rsi,[r15+40h]
;;        lock cmpxchg [rcx+rsi+10h],dx ; memoryOutOfBounds
;;        movzx edi,ax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 64 $i64.atomic.rmw8.cmpxchg_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rsi
;;        mov ecx,edi
;;        mov rsi,[r15+40h]
;;        lock cmpxchg [rcx+rsi+10h],dl ; memoryOutOfBounds
;;        movzx edi,al
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 65 $i64.atomic.rmw16.cmpxchg_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rsi
;;        mov ecx,edi
;;        test cl,1
;;        jne L1
;;        mov rsi,[r15+40h]
;;        lock cmpxchg [rcx+rsi+10h],dx ; memoryOutOfBounds
;;        movzx edi,ax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
;;
;; function 66 $i64.atomic.rmw32.cmpxchg_u, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,rsi
;;        mov ecx,edi
;;        test cl,3
;;        jne L1
;;        mov rsi,[r15+40h]
;;        lock cmpxchg [rcx+rsi+10h],edx ; memoryOutOfBounds
;;        mov edi,eax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unalignedAtomic
