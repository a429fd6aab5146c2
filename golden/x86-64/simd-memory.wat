;;! opcodes simd-memory
(module
  (memory 1)
  (func $v128.load (param i32) (result v128) (v128.load offset=16 (local.get 0)))
  (func $v128.load8x8_s (param i32) (result v128) (v128.load8x8_s offset=16 (local.get 0)))
  (func $v128.load8x8_u (param i32) (result v128) (v128.load8x8_u offset=16 (local.get 0)))
  (func $v128.load16x4_s (param i32) (result v128) (v128.load16x4_s offset=16 (local.get 0)))
  (func $v128.load16x4_u (param i32) (result v128) (v128.load16x4_u offset=16 (local.get 0)))
  (func $v128.load32x2_s (param i32) (result v128) (v128.load32x2_s offset=16 (local.get 0)))
  (func $v128.load32x2_u (param i32) (result v128) (v128.load32x2_u offset=16 (local.get 0)))
  (func $v128.load8_splat (param i32) (result v128) (v128.load8_splat offset=16 (local.get 0)))
  (func $v128.load16_splat (param i32) (result v128) (v128.load16_splat offset=16 (local.get 0)))
  (func $v128.load32_splat (param i32) (result v128) (v128.load32_splat offset=16 (local.get 0)))
  (func $v128.load64_splat (param i32) (result v128) (v128.load64_splat offset=16 (local.get 0)))
  (func $v128.store (param i32 v128) (v128.store offset=16 (local.get 0) (local.get 1)))
  (func $v128.load8_lane (param i32 v128) (result v128) (v128.load8_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load16_lane (param i32 v128) (result v128) (v128.load16_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load32_lane (param i32 v128) (result v128) (v128.load32_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load64_lane (param i32 v128) (result v128) (v128.load64_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store8_lane (param i32 v128) (v128.store8_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store16_lane (param i32 v128) (v128.store16_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store32_lane (param i32 v128) (v128.store32_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store64_lane (param i32 v128) (v128.store64_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load32_zero (param i32) (result v128) (v128.load32_zero offset=16 (local.get 0)))
  (func $v128.load64_zero (param i32) (result v128) (v128.load64_zero offset=16 (local.get 0)))
)

;; function 0 $v128.load, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movups xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 0 $v128.load, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vmovups xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $v128.load8x8_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pmovsxbw xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 1 $v128.load8x8_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpmovsxbw xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $v128.load8x8_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pmovzxbw xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 2 $v128.load8x8_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpmovzxbw xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $v128.load16x4_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pmovsxwd xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $v128.load16x4_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpmovsxwd xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $v128.load16x4_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pmovzxwd xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 4 $v128.load16x4_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpmovzxwd xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $v128.load32x2_s, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pmovsxdq xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 5 $v128.load32x2_s, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpmovsxdq xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $v128.load32x2_u, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pmovzxdq xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 6 $v128.load32x2_u, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpmovzxdq xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $v128.load8_splat, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movzx eax,byte ptr [rcx+rax+10h] ; memoryOutOfBounds
;;        movd xmm0,eax
;;        xorps xmm1,xmm1
;;        pshufb xmm0,xmm1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 7 $v128.load8_splat, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpbroadcastb xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $v128.load16_splat, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movzx eax,word ptr [rcx+rax+10h] ; memoryOutOfBounds
;;        movd xmm0,eax
;;        pshuflw xmm0,xmm0,0
;;        pshufd xmm0,xmm0,0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 8 $v128.load16_splat, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpbroadcastw xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $v128.load32_splat, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movd xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        pshufd xmm0,xmm0,0
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 9 $v128.load32_splat, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vbroadcastss xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $v128.load64_splat, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movddup xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 10 $v128.load64_splat, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vmovddup xmm0,[rcx+rax+10h] ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $v128.store, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movups [rcx+rax+10h],xmm0 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 11 $v128.store, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vmovups [rcx+rax+10h],xmm0 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $v128.load8_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pinsrb xmm0,[rcx+rax+10h],1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 12 $v128.load8_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpinsrb xmm0,xmm0,[rcx+rax+10h],1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $v128.load16_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pinsrw xmm0,[rcx+rax+10h],1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 13 $v128.load16_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpinsrw xmm0,xmm0,[rcx+rax+10h],1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $v128.load32_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pinsrd xmm0,[rcx+rax+10h],1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 14 $v128.load32_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpinsrd xmm0,xmm0,[rcx+rax+10h],1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $v128.load64_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pinsrq xmm0,[rcx+rax+10h],1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 15 $v128.load64_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpinsrq xmm0,xmm0,[rcx+rax+10h],1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $v128.store8_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pextrb [rcx+rax+10h],xmm0,1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 16 $v128.store8_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpextrb [rcx+rax+10h],xmm0,1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $v128.store16_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pextrw [rcx+rax+10h],xmm0,1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 17 $v128.store16_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpextrw [rcx+rax+10h],xmm0,1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $v128.store32_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        pextrd [rcx+rax+10h],xmm0,1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 18 $v128.store32_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vpextrd [rcx+rax+10h],xmm0,1 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $v128.store64_lane, x86-64-v2:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        movhps [rcx+rax+10h],xmm0 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 19 $v128.store64_lane, x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov eax,edi
;;        mov rcx,[r15+40h]
;;        vmovhps [rcx+rax+10h],xmm0 ; memoryOutOfBounds
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 20 $v128.load32_zero, x86-64-v2:
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
;; function 20 $v128.load32_zero, x86-64-v3:
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
;; function 21 $v128.load64_zero, x86-64-v2:
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
;; function 21 $v128.load64_zero, x86-64-v3:
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
