---------------------------- MODULE CrdtCounter ----------------------------
(* A grow-only and a plus-minus counter, merged by gossip of whole states.     *)
EXTENDS Integers, TLC

CONSTANTS Replica, Most, MergesBySum

VARIABLES plus, minus

vars == <<plus, minus>>
Zero == [r \in Replica |-> 0]
Max(a, b) == IF a >= b THEN a ELSE b

RECURSIVE SumOver(_, _)
SumOver(f, S) == IF S = {} THEN 0 ELSE LET r == CHOOSE r \in S : TRUE IN f[r] + SumOver(f, S \ {r})

Value(r) == SumOver(plus[r], Replica) - SumOver(minus[r], Replica)

Init == plus = [r \in Replica |-> Zero] /\ minus = [r \in Replica |-> Zero]

Increment(r) == plus' = [plus EXCEPT ![r][r] = @ + 1] /\ UNCHANGED minus
Decrement(r) == minus' = [minus EXCEPT ![r] = [@ EXCEPT ![r] = @ + 1]] /\ UNCHANGED plus

Join(f, g) == [r \in Replica |-> IF MergesBySum THEN f[r] + g[r] ELSE Max(f[r], g[r])]

Gossip(from, to) ==
  /\ from # to
  /\ plus' = [plus EXCEPT ![to] = Join(@, plus[from])]
  /\ minus' = [minus EXCEPT ![to] = Join(@, minus[from])]

Next == \E r, s \in Replica : Gossip(r, s) \/ (r = s /\ (Increment(r) \/ Decrement(r)))

Bound ==
  \A r \in Replica : plus[r][r] + minus[r][r] <= Most

NobodyKnowsMore == \A r, s \in Replica : plus[s][r] <= plus[r][r] /\ minus[s][r] <= minus[r][r]
Same == \A r, s \in Replica : (plus[r] = plus[s] /\ minus[r] = minus[s]) => Value(r) = Value(s)
Sym == Permutations(Replica)
=============================================================================
