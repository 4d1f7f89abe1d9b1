------------------------------ MODULE TwoPhase ------------------------------
(* Participants prepare, a coordinator hears of it and decides.               *)
CONSTANT RM
VARIABLES state, decision, heard
vars == <<state, decision, heard>>

Init ==
  /\ state = [rm \in RM |-> "working"]
  /\ decision = "none"
  /\ heard = {}

Prepare(rm) ==
  /\ state[rm] = "working"
  /\ state' = [state EXCEPT ![rm] = "prepared"]
  /\ UNCHANGED <<decision, heard>>

Hear(rm) ==
  /\ decision = "none"
  /\ state[rm] = "prepared"
  /\ heard' = heard \cup {rm}
  /\ UNCHANGED <<state, decision>>

Decide(d) ==
  /\ decision = "none"
  /\ d = "commit" => heard = RM
  /\ decision' = d
  /\ UNCHANGED <<state, heard>>

Obey(rm) ==
  /\ decision # "none"
  /\ state' = [state EXCEPT ![rm] = decision]
  /\ UNCHANGED <<decision, heard>>

Next ==
  \/ \E rm \in RM : Prepare(rm) \/ Hear(rm) \/ Obey(rm)
  \/ \E d \in {"commit", "abort"} : Decide(d)
=============================================================================
