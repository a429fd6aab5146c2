(module
  (memory 1)
  (global $scale (mut f64) (f64.const 2))
  (func $sum (param $at i32) (param $end i32) (result f64)
    (local $sum f64)
    (loop $again
      (if (i32.lt_u (local.get $at) (local.get $end))
        (then
          (local.set $sum (f64.add (local.get $sum) (f64.mul (f64.load (local.get $at)) (global.get $scale))))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (br $again))))
    (local.get $sum))
  (func $hash (param $n i32) (result i32)
    (local $h i32)
    (loop $again
      (local.set $h (i32.add (i32.add (i32.rotl (local.get $h) (i32.const 5)) (local.get $n)) (i32.const 0x5bd1e995)))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $h))
)

;; function 0 $sum, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        xorps xmm0,xmm0
;;        mov rcx,[r15+40h]
;;        movsd xmm1,[r15+50h]
;;        nop [rax]
;;   L1:  cmp esi,eax
;;        jbe L2
;;        movaps xmm2,xmm1
;;        mulsd xmm2,[rcx+rax] ; memoryOutOfBounds
;;        addsd xmm2,xmm0
;;        add eax,8
;;        movaps xmm0,xmm2
;;        jmp L1
;;   L2:  mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 0 $sum, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        vxorps xmm0,xmm0,xmm0
;;        mov rcx,[r15+40h]
;;        vmovsd xmm1,[r15+50h]
;;        nop [rax+rax]
;;   L1:  cmp esi,eax
;;        jbe L2
;;        vmulsd xmm2,xmm1,[rcx+rax] ; memoryOutOfBounds
;;        vaddsd xmm0,xmm0,xmm2
;;        add eax,8
;;        jmp L1
;;   L2:  mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $hash, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        nop [rax+rax]
;;        nop [rax+rax]
;;        xchg ax,ax
;;   L1:  rol eax,5
;;        add eax,edi
;;        add eax,5BD1E995h
;;        add edi,0FFFFFFFFh
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $hash, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        xor eax,eax
;;        nop [rax+rax]
;;        nop [rax+rax]
;;        xchg ax,ax
;;   L1:  rorx eax,eax,1Bh
;;        add eax,edi
;;        add eax,5BD1E995h
;;        add edi,0FFFFFFFFh
;;        jne L1
;;        mov rdi,rax
;;        mov rsp,rbp
;;        pop rbp
;;        ret
