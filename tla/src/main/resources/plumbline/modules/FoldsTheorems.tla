---------------------------- MODULE FoldsTheorems ----------------------------
(* Names of theorems, so that a module whose proofs cite them can be read.    *)
(* Exploring uses no proof: the statements are left to the proof system.      *)
EXTENDS Folds, FiniteSets

THEOREM MapThenFoldSetAC == TRUE
THEOREM MapThenFoldSetACAddElement == TRUE
THEOREM MapThenFoldSetBijection == TRUE
THEOREM MapThenFoldSetDef == TRUE
THEOREM MapThenFoldSetDisjointUnion == TRUE
THEOREM MapThenFoldSetEmpty == TRUE
THEOREM MapThenFoldSetEqual == TRUE
THEOREM MapThenFoldSetNonempty == TRUE
THEOREM MapThenFoldSetType == TRUE
==============================================================================
