-------------------------- MODULE NaturalsInduction --------------------------
(* Names of theorems, so that a module whose proofs cite them can be read.    *)
(* Exploring uses no proof: the statements are left to the proof system.      *)
EXTENDS Integers

(* f0 at 0, and at each i > 0 what Def makes of the value before.            *)
NatInductiveDefHypothesis(f, f0, Def(_,_)) ==
  f = CHOOSE g : g = [n \in Nat |-> IF n > 0 THEN Def(g[n - 1], n) ELSE f0]

NatInductiveDefConclusion(f, f0, Def(_,_)) ==
  f = [n \in Nat |-> IF n > 0 THEN Def(f[n - 1], n) ELSE f0]

FiniteNatInductiveDefHypothesis(f, c, Def(_,_), m, n) ==
  f = CHOOSE g : g = [k \in m..n |-> IF k > m THEN Def(g[k - 1], k) ELSE c]

FiniteNatInductiveDefConclusion(f, c, Def(_,_), m, n) ==
  f = [k \in m..n |-> IF k > m THEN Def(f[k - 1], k) ELSE c]

THEOREM DownwardNatInduction == TRUE
THEOREM FiniteNatInductiveDef == TRUE
THEOREM FiniteNatInductiveDefType == TRUE
THEOREM FiniteNatInductiveUnique == TRUE
THEOREM GeneralNatInduction == TRUE
THEOREM NatInduction == TRUE
THEOREM NatInductiveDef == TRUE
THEOREM NatInductiveDefType == TRUE
THEOREM NatInductiveUnique == TRUE
THEOREM RecursiveFcnOfNat == TRUE
THEOREM RecursiveFcnOfNatType == TRUE
THEOREM RecursiveFcnOfNatUnique == TRUE
THEOREM SmallestNatural == TRUE
==============================================================================
