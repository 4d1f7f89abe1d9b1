---- MODULE Doubling ----
EXTENDS Naturals
(* --algorithm Doubling
variables x = 0;
process p \in {1,2}
begin
 a: x := x + 1;
 b: x := x * 2;
end process
end algorithm *)
\* BEGIN TRANSLATION (chksum(pcal) = "68320404" /\ chksum(tla) = "90ed8520")
VARIABLES x, pc

vars == << x, pc >>

ProcSet == ({1,2})

Init == (* Global variables *)
        /\ x = 0
        /\ pc = [self \in ProcSet |-> "a"]

a(self) == /\ pc[self] = "a"
           /\ x' = x + 1
           /\ pc' = [pc EXCEPT ![self] = "b"]

b(self) == /\ pc[self] = "b"
           /\ x' = x * 2
           /\ pc' = [pc EXCEPT ![self] = "Done"]

p(self) == a(self) \/ b(self)

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == /\ \A self \in ProcSet: pc[self] = "Done"
               /\ UNCHANGED vars

Next == (\E self \in {1,2}: p(self))
           \/ Terminating

Spec == Init /\ [][Next]_vars

Termination == <>(\A self \in ProcSet: pc[self] = "Done")

\* END TRANSLATION 
Inv == x < 20
====
