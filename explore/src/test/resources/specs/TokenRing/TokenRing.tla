------------------------------ MODULE TokenRing ------------------------------
(* Dijkstra's self-stabilising token ring with K states.                       *)
EXTENDS Naturals, FiniteSets

CONSTANTS N, K
Node == 0 .. N - 1
VARIABLE x

Privileged(i) == IF i = 0 THEN x[0] = x[N - 1] ELSE x[i] # x[i - 1]
Tokens == {i \in Node : Privileged(i)}

Init == x \in [Node -> 0 .. K - 1]

Move(i) ==
  /\ Privileged(i)
  /\ x' = [x EXCEPT ![i] = IF i = 0 THEN (@ + 1) % K ELSE x[i - 1]]

Next == \E i \in Node : Move(i)
Spec == Init /\ [][Next]_x /\ WF_x(Next)

SomeToken == Tokens # {}
OneToken == Cardinality(Tokens) = 1
TokensNeverGrow == [][Cardinality(Tokens') <= Cardinality(Tokens)]_x
Stabilises == <>[]OneToken
=============================================================================
