-------------------------------- MODULE Job --------------------------------
(* A job in a queue: it is tried until it succeeds, three times at most. *)
EXTENDS Naturals

VARIABLES status, tries

Init == status = "new" /\ tries = 0

Submit == status = "new" /\ status' = "queued" /\ UNCHANGED tries
Start == status = "queued" /\ status' = "running" /\ tries' = tries + 1
Fail == status = "running" /\ status' = "queued" /\ UNCHANGED tries
Finish == status = "running" /\ status' = "done" /\ UNCHANGED tries

Next == Submit \/ Start \/ Fail \/ Finish

TypeOK == status \in {"new", "queued", "running", "done"} /\ tries \in 0..5
FewTries == tries <= 3
=============================================================================
