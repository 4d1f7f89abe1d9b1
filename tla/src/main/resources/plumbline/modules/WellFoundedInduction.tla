------------------------ MODULE WellFoundedInduction -------------------------
(* Names of theorems, so that a module whose proofs cite them can be read.    *)
(* Exploring uses no proof: the statements are left to the proof system.      *)
EXTENDS NaturalsInduction

IsTransitivelyClosedOn(R, S) ==
  \A s, t, u \in S : <<s, t>> \in R /\ <<t, u>> \in R => <<s, u>> \in R

(* No sequence descends forever.                                             *)
IsWellFoundedOn(R, S) == \A f \in [Nat -> S] : \E n \in Nat : <<f[n + 1], f[n]>> \notin R

SetLessThan(x, R, S) == {s \in S : <<s, x>> \in R}

(* Def(f, x) depends on what f is below x only.                              *)
WFDefOn(R, S, Def(_,_)) ==
  \A x \in S : \A f, g :
    (\A s \in SetLessThan(x, R, S) : f[s] = g[s]) => Def(f, x) = Def(g, x)

OpDefinesFcn(f, S, Def(_,_)) == f = CHOOSE g : g = [s \in S |-> Def(g, s)]

WFInductiveDefines(f, S, Def(_,_)) == f = [s \in S |-> Def(f, s)]

WFInductiveUnique(S, Def(_,_)) ==
  \A f, g : WFInductiveDefines(f, S, Def) /\ WFInductiveDefines(g, S, Def) => f = g

TransitiveClosureOn(R, S) ==
  {p \in S \X S :
     \A T \in SUBSET (S \X S) :
       R \cap (S \X S) \subseteq T /\ IsTransitivelyClosedOn(T, S) => p \in T}

OpToRel(_\prec_, S) == {p \in S \X S : p[1] \prec p[2]}

PreImage(f(_), S, R) == {p \in S \X S : <<f(p[1]), f(p[2])>> \in R}

LexPairOrdering(R1, R2, S1, S2) ==
  {p \in (S1 \X S2) \X (S1 \X S2) :
     IF p[1][1] = p[2][1]
     THEN <<p[1][1], p[2][1]>> \in R1 \/ <<p[1][2], p[2][2]>> \in R2
     ELSE <<p[1][1], p[2][1]>> \in R1}

(* By the first index at which they differ in the order R.                   *)
LexProductOrdering(R, S, n) ==
  {p \in [1..n -> S] \X [1..n -> S] :
     \E i \in 1..n : /\ <<p[1][i], p[2][i]>> \in R
                     /\ \A j \in 1..n : j < i => p[1][j] = p[2][j]}

THEOREM EmptyIsWellFounded == TRUE
THEOREM IsWellFoundedOnSubrelation == TRUE
THEOREM IsWellFoundedOnSubset == TRUE
THEOREM MinWF == TRUE
THEOREM NatLessThanWellFounded == TRUE
THEOREM PreImageWellFounded == TRUE
THEOREM RTCTC == TRUE
THEOREM SetLessTransitive == TRUE
THEOREM TCRTC == TRUE
THEOREM TCTCTC == TRUE
THEOREM TransitiveClosureChopLast == TRUE
THEOREM TransitiveClosureMinimal == TRUE
THEOREM TransitiveClosureThm == TRUE
THEOREM TransitiveClosureWF == TRUE
THEOREM WFDefOnUnique == TRUE
THEOREM WFInduction == TRUE
THEOREM WFInductiveDef == TRUE
THEOREM WFInductiveDefLemma == TRUE
THEOREM WFInductiveDefType == TRUE
THEOREM WFLexPairOrdering == TRUE
THEOREM WFLexProductOrdering == TRUE
THEOREM WFMin == TRUE
THEOREM WFSetLessThanIrreflexive == TRUE
THEOREM WellFoundedIsAsymmetric == TRUE
THEOREM WellFoundedIsIrreflexive == TRUE
==============================================================================
