------------------------------- MODULE Relation -------------------------------
(* Relations on a set S, given as R \in [S \X S -> BOOLEAN]; the operators    *)
(* that end in Under take an infix operator instead.                         *)
EXTENDS Naturals, FiniteSets

LOCAL Table(op(_,_), S) == [p \in S \X S |-> op(p[1], p[2])]

IsReflexive(R, S) == \A s \in S : R[s, s]
IsReflexiveUnder(op(_,_), S) == IsReflexive(Table(op, S), S)

IsIrreflexive(R, S) == \A s \in S : ~R[s, s]
IsIrreflexiveUnder(op(_,_), S) == IsIrreflexive(Table(op, S), S)

IsSymmetric(R, S) == \A s, t \in S : R[s, t] = R[t, s]
IsSymmetricUnder(op(_,_), S) == IsSymmetric(Table(op, S), S)

IsAntiSymmetric(R, S) == \A s, t \in S : R[s, t] /\ R[t, s] => s = t
IsAntiSymmetricUnder(op(_,_), S) == IsAntiSymmetric(Table(op, S), S)

IsAsymmetric(R, S) == \A s, t \in S : R[s, t] => ~R[t, s]
IsAsymmetricUnder(op(_,_), S) == IsAsymmetric(Table(op, S), S)

IsTransitive(R, S) == \A s, t, u \in S : R[s, t] /\ R[t, u] => R[s, u]
IsTransitiveUnder(op(_,_), S) == IsTransitive(Table(op, S), S)

IsStrictlyPartiallyOrdered(R, S) ==
  IsIrreflexive(R, S) /\ IsAntiSymmetric(R, S) /\ IsTransitive(R, S)
IsStrictlyPartiallyOrderedUnder(op(_,_), S) == IsStrictlyPartiallyOrdered(Table(op, S), S)

IsPartiallyOrdered(R, S) ==
  IsReflexive(R, S) /\ IsAntiSymmetric(R, S) /\ IsTransitive(R, S)
IsPartiallyOrderedUnder(op(_,_), S) == IsPartiallyOrdered(Table(op, S), S)

IsStrictlyTotallyOrdered(R, S) ==
  /\ IsStrictlyPartiallyOrdered(R, S)
  /\ \A s, t \in S : s = t \/ R[s, t] \/ R[t, s]
IsStrictlyTotallyOrderedUnder(op(_,_), S) == IsStrictlyTotallyOrdered(Table(op, S), S)

IsTotallyOrdered(R, S) ==
  /\ IsPartiallyOrdered(R, S)
  /\ \A s, t \in S : R[s, t] \/ R[t, s]
IsTotallyOrderedUnder(op(_,_), S) == IsTotallyOrdered(Table(op, S), S)

(* Roy and Warshall: Through[V] allows the elements of V between the ends.   *)
TransitiveClosure(R, S) ==
  LET Through[V \in SUBSET S] ==
        IF V = {}
        THEN [s, t \in S |-> R[s, t]]
        ELSE LET v == CHOOSE v \in V : TRUE
                 without == Through[V \ {v}]
             IN  [s, t \in S |-> without[s, t] \/ (without[s, v] /\ without[v, t])]
  IN  Through[S]

ReflexiveTransitiveClosure(R, S) ==
  LET closure == TransitiveClosure(R, S)
  IN  [s, t \in S |-> s = t \/ closure[s, t]]

IsConnected(R, S) ==
  LET reached == ReflexiveTransitiveClosure(R, S)
  IN  \A s, t \in S : reached[s, t]
=============================================================================
