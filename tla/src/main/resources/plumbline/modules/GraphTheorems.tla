---------------------------- MODULE GraphTheorems ----------------------------
(* Names of theorems, so that a module whose proofs cite them can be read.    *)
(* Exploring uses no proof: the statements are left to the proof system.      *)
EXTENDS Graphs, Sequences

THEOREM AddLeafToTransposedTree == TRUE
THEOREM AddLeafToTree == TRUE
THEOREM AreConnectedInTranspose == TRUE
THEOREM AttachTransposedTree == TRUE
THEOREM AttachTree == TRUE
THEOREM ConnectedReflexive == TRUE
THEOREM ConnectedTransitive == TRUE
THEOREM ExistsPathIffExistsSimplePath == TRUE
THEOREM IsStronglyConnectedTranspose == TRUE
THEOREM PathConcatenation == TRUE
THEOREM PathTranspose == TRUE
THEOREM RemoveLeafFromTransposedTree == TRUE
THEOREM RemoveLeafFromTree == TRUE
THEOREM RemoveSubtree == TRUE
THEOREM RemoveTransposedSubtree == TRUE
THEOREM SimplePathTranspose == TRUE
THEOREM SingletonIsTransposedTreeWithRoot == TRUE
THEOREM SingletonIsTreeWithRoot == TRUE
THEOREM SubPath == TRUE
THEOREM TransposeAreConnectedIn == TRUE
THEOREM TransposeIsDirectedGraph == TRUE
THEOREM TransposeIsStronglyConnected == TRUE
THEOREM TransposePath == TRUE
THEOREM TransposeSimplePath == TRUE
THEOREM TransposeTranspose == TRUE
THEOREM TreeAcyclic == TRUE
THEOREM TreeConnectedAntisymmetric == TRUE
THEOREM TreeIrreflexive == TRUE
THEOREM TreeSimplePath == TRUE
==============================================================================
