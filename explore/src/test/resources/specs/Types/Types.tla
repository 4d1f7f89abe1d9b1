-------------------------------- MODULE Types --------------------------------
(* Type invariants over sets that cannot or need not be listed, and initial      *)
(* states drawn from sets of functions, records, tuples and subsets.            *)
EXTENDS Integers, Sequences, FiniteSets

VARIABLES f, r, s, t, q

vars == <<f, r, s, t, q>>

Init ==
  /\ f \in [{"a", "b"} -> 0 .. 1]
  /\ \/ r \in [kind: {"x"}, at: {1, 2}]
     \/ r = [kind |-> "y", at |-> 0]
  /\ s \in SUBSET {1, 2}
  /\ \E i \in 1 .. 2, j \in {3} : t = <<i, j>>
  /\ IF r.kind = "x" THEN q = <<>> ELSE q = << <<1, "one">> >>

Flip(k) == f' = [f EXCEPT ![k] = 1 - @] /\ UNCHANGED <<r, s, t, q>>
Move == r.kind = "x" /\ r' \in {[r EXCEPT !.at = @ + d] : d \in {-1, 1}} /\ UNCHANGED <<f, s, t, q>>
Push == Len(q) < 2 /\ q' = Append(q, <<Cardinality(s), r.kind>>) /\ UNCHANGED <<f, r, s, t>>
Shrink == \E e \in s : s' = s \ {e} /\ t' = [t EXCEPT ![1] = e] /\ UNCHANGED <<f, r, q>>

Next == (\E k \in DOMAIN f : Flip(k)) \/ Move \/ Push \/ Shrink

TypeOK ==
  /\ f \in [STRING -> Int] \/ f \in [{"a", "b"} -> Nat]
  /\ r \in [kind: STRING, at: Int]
  /\ r \in [kind: {"x", "y"}, at: -3 .. 5]
  /\ s \in SUBSET Nat
  /\ s \subseteq Int
  /\ t \in Nat \X Nat
  /\ q \in Seq(Nat \X STRING)
  /\ <<f, r>> \in [{"a", "b"} -> 0 .. 1] \X [kind: {"x", "y"}, at: Int]
  /\ {q} \subseteq Seq(0 .. 2 \X {"x", "y", "one"})
  /\ {s} \in SUBSET SUBSET (0 .. 1000)


InRange == r.at > -2
=============================================================================
