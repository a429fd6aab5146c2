;;! opcodes custom-descriptors
;;! features custom-descriptors
(module
  (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct)))
  (func $struct.new_desc (param i32 (ref (exact $desc))) (result (ref $object)) (struct.new_desc $object (local.get 0) (local.get 1)))
  (func $struct.new_default_desc (param (ref (exact $desc))) (result (ref $object)) (struct.new_default_desc $object (local.get 0)))
  (func $ref.get_desc (param (ref null $object)) (result (ref $desc)) (ref.get_desc $object (local.get 0)))
  (func $ref.cast_desc_eq (param anyref (ref null $desc)) (result (ref $object)) (ref.cast_desc_eq (ref $object) (local.get 0) (local.get 1)))
  (func $ref.cast_desc_eq_null (param anyref (ref null $desc)) (result (ref null $object)) (ref.cast_desc_eq (ref null $object) (local.get 0) (local.get 1)))
  (func $br_on_cast_desc_eq (param anyref (ref null $desc)) (result (ref $object)) (br_on_cast_desc_eq 0 anyref (ref $object) (local.get 0) (local.get 1)) (unreachable))
  (func $br_on_cast_desc_eq_fail (param anyref (ref null $desc)) (result anyref) (br_on_cast_desc_eq_fail 0 anyref (ref $object) (local.get 0) (local.get 1)))
)

;; function 0 $struct.new_desc, x86-64-v2 and x86-64-v3:
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
;;        mov ecx,[r15+40h]
;;        mov [rax+rdx],ecx
;;        mov [rax+rdx+4],esi
;;        mov [rax+rdx+8],edi
;;        mov rdi,rdx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov [rbp-18h],rdi
;;        mov [rbp-20h],rsi
;;        mov rdi,rax
;;        mov r11d,0Ah
;;        call qword ptr [r15+10h]
;;        mov rcx,[r15]
;;        mov edx,[rcx+30h]
;;        mov rdi,[rbp-18h]
;;        mov rsi,[rbp-20h]
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 1 $struct.new_default_desc, x86-64-v2 and x86-64-v3:
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
;;        mov esi,[rcx+34h]
;;        lea rbx,[rdx+10h]
;;        cmp rsi,rbx
;;        jb L2
;;   L1:  lea rax,[rdx+10h]
;;        mov [rcx+30h],eax
;;        mov rax,[r15+38h]
;;        mov ecx,[r15+40h]
;;        mov [rax+rdx],ecx
;;        mov [rax+rdx+4],edi
;;        mov dword ptr [rax+rdx+8],0
;;        mov rdi,rdx
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  mov [rbp-18h],rdi
;;        mov rdi,rax
;;        mov r11d,0Ah
;;        call qword ptr [r15+10h]
;;        mov rcx,[r15]
;;        mov edx,[rcx+30h]
;;        mov rdi,[rbp-18h]
;;        jmp L1
;;   L3:  call qword ptr [r15+8] ; stackExhausted
;;
;; function 2 $ref.get_desc, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        mov rax,[r15+38h]
;;        mov edi,[rax+rdi+4] ; nullReference
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;
;; function 3 $ref.cast_desc_eq, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rsi,rsi
;;        je L1
;;        test dil,3
;;        jne L2
;;        mov rax,[r15+38h]
;;        mov ecx,[rax+rdi] ; descriptorCastFailure
;;        mov ecx,[rax+rcx]
;;        add rcx,rdi
;;        mov eax,[rax+rcx]
;;        cmp rsi,rax
;;        jne L3
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; nullDescriptorReference
;;   L2:  call qword ptr [r15+8] ; descriptorCastFailure
;;   L3:  call qword ptr [r15+8] ; descriptorCastFailure
;;
;; function 4 $ref.cast_desc_eq_null, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rsi,rsi
;;        je L2
;;        test rdi,rdi
;;        je L1
;;        test dil,3
;;        jne L3
;;        mov rax,[r15+38h]
;;        mov ecx,[rax+rdi]
;;        mov ecx,[rax+rcx]
;;        add rcx,rdi
;;        mov eax,[rax+rcx]
;;        cmp rsi,rax
;;        jne L4
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; nullDescriptorReference
;;   L3:  call qword ptr [r15+8] ; descriptorCastFailure
;;   L4:  call qword ptr [r15+8] ; descriptorCastFailure
;;
;; function 5 $br_on_cast_desc_eq, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rsi,rsi
;;        je L2
;;        test rdi,rdi
;;        je L1
;;        test dil,3
;;        jne L1
;;        mov rax,[r15+38h]
;;        mov ecx,[rax+rdi]
;;        mov ecx,[rax+rcx]
;;        add rcx,rdi
;;        mov eax,[rax+rcx]
;;        cmp rsi,rax
;;        jne L1
;;        mov rsp,rbp
;;        pop rbp
;;        ret
;;   L1:  call qword ptr [r15+8] ; unreachable
;;   L2:  call qword ptr [r15+8] ; nullDescriptorReference
;;
;; function 6 $br_on_cast_desc_eq_fail, x86-64-v2 and x86-64-v3:
;;        push rbp
;;        mov rbp,rsp
;;        push r15
;;        sub rsp,8
;;        test rsi,rsi
;;        je L2
;;        test rdi,rdi
;;        je L1
;;        test dil,3
;;   L1:  mov rsp,rbp
;;        pop rbp
;;        ret
;;   L2:  call qword ptr [r15+8] ; nullDescriptorReference
