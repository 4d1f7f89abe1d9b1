----------------------------- MODULE Membership -----------------------------
(* Nodes that agree on who is a member by exchanging what they know: sets of   *)
(* sets, filters, unions and cardinalities in every step.                      *)
EXTENDS Naturals, FiniteSets
CONSTANTS Node, MostViews
VARIABLES suspects, views, installed

vars == <<suspects, views, installed>>
Views == {v \in SUBSET Node : v # {}}

TypeOK ==
  /\ suspects \in [Node -> SUBSET Node]
  /\ views \subseteq Views
  /\ installed \in [Node -> Views]

Init ==
  /\ suspects = [n \in Node |-> {}]
  /\ views = {Node}
  /\ installed = [n \in Node |-> Node]

Suspect(n) ==
  /\ \E m \in installed[n] \ ({n} \cup suspects[n]) :
       suspects' = [suspects EXCEPT ![n] = @ \cup {m}]
  /\ UNCHANGED <<views, installed>>

Share(n) ==
  /\ \E m \in installed[n] \ {n} :
       suspects' = [suspects EXCEPT ![m] = (@ \cup suspects[n]) \ {m}]
  /\ UNCHANGED <<views, installed>>

Backers(view) == {n \in view : suspects[n] \cap view = {} /\ view \subseteq installed[n]}

Propose(n) ==
  LET view == installed[n] \ suspects[n]
  IN /\ Cardinality(views) < MostViews
     /\ view \notin views
     /\ 2 * Cardinality({m \in view : suspects[m] = suspects[n]}) > Cardinality(view)
     /\ views' = views \cup {view}
     /\ UNCHANGED <<suspects, installed>>

Install(n) ==
  LET possible == {v \in views : n \in v /\ 2 * Cardinality(Backers(v)) > Cardinality(v)}
      smallest == {v \in possible : \A w \in possible : Cardinality(v) <= Cardinality(w)}
  IN /\ smallest # {}
     /\ \E v \in smallest :
          /\ v # installed[n]
          /\ installed' = [installed EXCEPT ![n] = v]
          /\ suspects' = [suspects EXCEPT ![n] = @ \cap v]
     /\ UNCHANGED views

Next == \E n \in Node : Suspect(n) \/ Share(n) \/ Propose(n) \/ Install(n)

Spec == Init /\ [][Next]_vars

Known == UNION {installed[n] : n \in Node} \subseteq UNION views
=============================================================================
