--------------------------- MODULE QuorumTheorems ----------------------------
(* Names of theorems, so that a module whose proofs cite them can be read.    *)
(* Exploring uses no proof: the statements are left to the proof system.      *)
EXTENDS Quorum, Integers, FiniteSets

THEOREM MajoritiesQuorumSystem == TRUE
THEOREM QuorumSuperset == TRUE
THEOREM QuorumsIntersect == TRUE
==============================================================================
