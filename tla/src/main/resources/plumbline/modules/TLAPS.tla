------------------------------- MODULE TLAPS -------------------------------
(* The names of proof methods, so that a module with proofs can be read. They *)
(* have no meaning for exploring.                                            *)
SMT == TRUE
SMTT(X) == TRUE
CVC3 == TRUE
CVC3T(X) == TRUE
CVC4 == TRUE
CVC4T(X) == TRUE
CVC5 == TRUE
CVC5T(X) == TRUE
Yices == TRUE
YicesT(X) == TRUE
veriT == TRUE
veriTT(X) == TRUE
Z3 == TRUE
Z3T(X) == TRUE
Spass == TRUE
SpassT(X) == TRUE
SimpleArithmetic == TRUE
Zenon == TRUE
ZenonT(X) == TRUE
SlowZenon == TRUE
SlowerZenon == TRUE
VerySlowZenon == TRUE
SlowestZenon == TRUE
Auto == TRUE
AutoT(X) == TRUE
Force == TRUE
ForceT(X) == TRUE
Blast == TRUE
BlastT(X) == TRUE
Isa == TRUE
IsaT(X) == TRUE
IsaM(X) == TRUE
IsaMT(X, Y) == TRUE
IsaWithSetExtensionality == TRUE
LS4 == TRUE
LS4T(X) == TRUE
PTL == TRUE
PTLT(X) == TRUE
PropositionalTemporalLogic == TRUE
AutoUSE == TRUE
ExpandENABLED == TRUE
ExpandCdot == TRUE
ENABLEDaxioms == TRUE
ENABLEDrules == TRUE
ENABLEDrewrites == TRUE
LevelComparison == TRUE
EnabledWrapper(Op(_)) == FALSE
CdotWrapper(Op(_)) == FALSE
AllProvers == TRUE
AllProversT(X) == TRUE
AllSMT == TRUE
AllSMTT(X) == TRUE
AllIsa == TRUE
AllIsaT(X) == TRUE
THEOREM SetExtensionality == \A S, T : (\A x : (x \in S) <=> (x \in T)) => (S = T)
OBVIOUS
THEOREM NoSetContainsEverything == \A S : \E x : x \notin S
OBVIOUS
=============================================================================
