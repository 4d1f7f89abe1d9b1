------------------------------ MODULE TwoPhase ------------------------------
(* A transaction manager asks resource managers to prepare, and commits when   *)
(* all of them did.                                                            *)
CONSTANT RM
VARIABLES rmState, tmState, prepared, msgs

vars == <<rmState, tmState, prepared, msgs>>

TypeOK ==
  /\ rmState \in [RM -> {"working", "prepared", "committed", "aborted"}]
  /\ tmState \in {"init", "done"}
  /\ prepared \subseteq RM
  /\ msgs \subseteq ([type: {"Prepared"}, rm: RM] \cup [type: {"Commit", "Abort"}])

Init ==
  /\ rmState = [rm \in RM |-> "working"]
  /\ tmState = "init"
  /\ prepared = {}
  /\ msgs = {}

Send(m) == msgs' = msgs \cup {m}

RMPrepare(rm) ==
  /\ rmState[rm] = "working"
  /\ rmState' = [rmState EXCEPT ![rm] = "prepared"]
  /\ Send([type |-> "Prepared", rm |-> rm])
  /\ UNCHANGED <<tmState, prepared>>

RMChooseToAbort(rm) ==
  /\ rmState[rm] = "working"
  /\ rmState' = [rmState EXCEPT ![rm] = "aborted"]
  /\ UNCHANGED <<tmState, prepared, msgs>>

TMRcvPrepared(rm) ==
  /\ tmState = "init"
  /\ [type |-> "Prepared", rm |-> rm] \in msgs
  /\ prepared' = prepared \cup {rm}
  /\ UNCHANGED <<rmState, tmState, msgs>>

TMDecide(type) ==
  /\ tmState = "init"
  /\ type = "Commit" => prepared = RM
  /\ tmState' = "done"
  /\ Send([type |-> type])
  /\ UNCHANGED <<rmState, prepared>>

RMRcv(rm, type, state) ==
  /\ [type |-> type] \in msgs
  /\ rmState' = [rmState EXCEPT ![rm] = state]
  /\ UNCHANGED <<tmState, prepared, msgs>>

Next ==
  \/ TMDecide("Commit")
  \/ TMDecide("Abort")
  \/ \E rm \in RM :
       \/ RMPrepare(rm)
       \/ RMChooseToAbort(rm)
       \/ TMRcvPrepared(rm)
       \/ RMRcv(rm, "Commit", "committed")
       \/ RMRcv(rm, "Abort", "aborted")

Spec == Init /\ [][Next]_vars

Consistent ==
  \A a, b \in RM : ~(rmState[a] = "aborted" /\ rmState[b] = "committed")
=============================================================================
