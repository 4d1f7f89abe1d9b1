------------------------------- MODULE Commit -------------------------------
(* Two-phase commit. Messages are never taken back: a step leaves them in a set *)
(* of records, which is what this spec weighs on.                              *)
CONSTANT RM
VARIABLES stage, coordinator, ready, sent

vars == <<stage, coordinator, ready, sent>>

Message == [kind: {"ready"}, from: RM] \cup [kind: {"commit", "abort"}]

TypeOK ==
  /\ stage \in [RM -> {"working", "ready", "committed", "aborted"}]
  /\ coordinator \in {"asking", "committed", "aborted"}
  /\ ready \subseteq RM
  /\ sent \subseteq Message

Init ==
  /\ stage = [r \in RM |-> "working"]
  /\ coordinator = "asking"
  /\ ready = {}
  /\ sent = {}

Hear(r) ==
  /\ coordinator = "asking"
  /\ [kind |-> "ready", from |-> r] \in sent
  /\ ready' = ready \cup {r}
  /\ UNCHANGED <<stage, coordinator, sent>>

Commit ==
  /\ coordinator = "asking"
  /\ ready = RM
  /\ coordinator' = "committed"
  /\ sent' = sent \cup {[kind |-> "commit"]}
  /\ UNCHANGED <<stage, ready>>

Abort ==
  /\ coordinator = "asking"
  /\ coordinator' = "aborted"
  /\ sent' = sent \cup {[kind |-> "abort"]}
  /\ UNCHANGED <<stage, ready>>

Prepare(r) ==
  /\ stage[r] = "working"
  /\ stage' = [stage EXCEPT ![r] = "ready"]
  /\ sent' = sent \cup {[kind |-> "ready", from |-> r]}
  /\ UNCHANGED <<coordinator, ready>>

GiveUp(r) ==
  /\ stage[r] = "working"
  /\ stage' = [stage EXCEPT ![r] = "aborted"]
  /\ UNCHANGED <<coordinator, ready, sent>>

Obey(r) ==
  \E order \in {"commit", "abort"} :
    /\ [kind |-> order] \in sent
    /\ stage' = [stage EXCEPT ![r] = IF order = "commit" THEN "committed" ELSE "aborted"]
    /\ UNCHANGED <<coordinator, ready, sent>>

Next ==
  \/ Commit
  \/ Abort
  \/ \E r \in RM : Hear(r) \/ Prepare(r) \/ GiveUp(r) \/ Obey(r)

Spec == Init /\ [][Next]_vars

Atomic == \A r, s \in RM : ~(stage[r] = "committed" /\ stage[s] = "aborted")
=============================================================================
