---------------------------- MODULE FiniteSetsExt ----------------------------
(* Folds, counts and choices over finite sets.                               *)
EXTENDS Integers, FiniteSets, Folds, Functions

(* The order in which a fold takes the elements is not specified.            *)
FoldSet(op(_,_), base, set) ==
  LET Element(S) == CHOOSE s \in S : TRUE
      Itself(s) == s
  IN  MapThenFoldSet(op, base, Itself, Element, set)

ReduceSet(op(_,_), set, acc) == FoldSet(op, acc, set)

SumSet(set) == FoldSet(+, 0, set)

ProductSet(set) == FoldSet(LAMBDA x, y : x * y, 1, set)

MapThenSumSet(op(_), set) ==
  LET Element(S) == CHOOSE s \in S : TRUE
  IN  MapThenFoldSet(+, 0, op, Element, set)

FlattenSet(S) == UNION S

SymDiff(A, B) == (A \cup B) \ (A \cap B)

Quantify(S, P(_)) == Cardinality({s \in S : P(s)})

kSubset(k, S) == {s \in SUBSET S : Cardinality(s) = k}

Max(S) == CHOOSE m \in S : \A s \in S : s <= m

Min(S) == CHOOSE m \in S : \A s \in S : m <= s

(* One element of each of the sets, in all ways.                             *)
Choices(Sets) ==
  {Range(pick) : pick \in {f \in [Sets -> UNION Sets] : \A T \in Sets : f[T] \in T}}

ChooseUnique(S, P(_)) == CHOOSE s \in S : P(s) /\ \A other \in S \ {s} : ~P(other)
=============================================================================
