------------------------------- MODULE Rounds -------------------------------
(* Two-phase commit of one transaction after the other. Messages are left in a *)
(* set until all participants of a round have ended it.                        *)
CONSTANT RM
VARIABLES stage, coordinator, ready, sent

vars == <<stage, coordinator, ready, sent>>

Message == [kind : {"ready"}, from : RM] \cup [kind : {"commit", "abort"}]

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

Prepare(r) ==
  /\ stage[r] = "working"
  /\ stage' = [stage EXCEPT ![r] = "ready"]
  /\ sent' = sent \cup {[kind |-> "ready", from |-> r]}
  /\ UNCHANGED <<coordinator, ready>>

GiveUp(r) ==
  /\ stage[r] = "working"
  /\ stage' = [stage EXCEPT ![r] = "aborted"]
  /\ UNCHANGED <<coordinator, ready, sent>>

Hear(r) ==
  /\ coordinator = "asking"
  /\ r \notin ready
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

Obey(r) ==
  /\ stage[r] \in {"working", "ready"}
  /\ \/ /\ [kind |-> "commit"] \in sent
        /\ stage' = [stage EXCEPT ![r] = "committed"]
     \/ /\ [kind |-> "abort"] \in sent
        /\ stage' = [stage EXCEPT ![r] = "aborted"]
  /\ UNCHANGED <<coordinator, ready, sent>>

Again ==
  /\ coordinator # "asking"
  /\ \A r \in RM : stage[r] \in {"committed", "aborted"}
  /\ stage' = [r \in RM |-> "working"]
  /\ coordinator' = "asking"
  /\ ready' = {}
  /\ sent' = {}

Next ==
  \/ Commit
  \/ Abort
  \/ Again
  \/ \E r \in RM : Prepare(r) \/ GiveUp(r) \/ Hear(r) \/ Obey(r)

Spec == Init /\ [][Next]_vars

Atomic == \A r, s \in RM : ~(stage[r] = "committed" /\ stage[s] = "aborted")
=============================================================================
