---- MODULE Mail ----
(* Nodes count terms and tell each other. *)
EXTENDS Naturals, Sequences

CONSTANT Node

VARIABLES term, role, log, mail

Init ==
  /\ term = [n \in Node |-> 0]
  /\ role = [n \in Node |-> "follower"]
  /\ log = [n \in Node |-> <<>>]
  /\ mail = {}

Campaign(i) ==
  /\ term' = [term EXCEPT ![i] = @ + 1]
  /\ role' = [role EXCEPT ![i] = "leader"]
  /\ UNCHANGED <<log, mail>>

Append_(i, v) ==
  /\ role[i] = "leader"
  /\ log' = [log EXCEPT ![i] = Append(@, v)]
  /\ UNCHANGED <<term, role, mail>>

Send(i, j) ==
  /\ mail' = mail \cup {[from |-> i, to |-> j, term |-> term[i], entries |-> log[i]]}
  /\ UNCHANGED <<term, role, log>>

UpdateTerm(i, m) ==
  /\ m.term > term[i]
  /\ term' = [term EXCEPT ![i] = m.term]
  /\ role' = [role EXCEPT ![i] = "follower"]
  /\ UNCHANGED <<log, mail>>

Receive(m) ==
  /\ log' = [log EXCEPT ![m.to] = m.entries]
  /\ mail' = mail \ {m}
  /\ UNCHANGED <<term, role>>

Drop(m) ==
  /\ mail' = mail \ {m}
  /\ UNCHANGED <<term, role, log>>

Next ==
  \/ \E i \in Node : Campaign(i) \/ \E v \in 1..3 : Append_(i, v)
  \/ \E i, j \in Node : Send(i, j)
  \/ \E m \in mail : Receive(m) \/ Drop(m) \/ UpdateTerm(m.to, m)

Spec == Init /\ [][Next]_<<term, role, log, mail>>
====
