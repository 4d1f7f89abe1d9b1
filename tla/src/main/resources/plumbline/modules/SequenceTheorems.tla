-------------------------- MODULE SequenceTheorems ---------------------------
(* Names of theorems, so that a module whose proofs cite them can be read.    *)
(* Exploring uses no proof: the statements are left to the proof system.      *)
EXTENDS Sequences, Functions

THEOREM AppendInjective == TRUE
THEOREM AppendInjectiveSeq == TRUE
THEOREM AppendIsConcat == TRUE
THEOREM AppendProperties == TRUE
THEOREM ConcatAdjacentSubSeq == TRUE
THEOREM ConcatAssociative == TRUE
THEOREM ConcatEmptySeq == TRUE
THEOREM ConcatEqualIffEmpty == TRUE
THEOREM ConcatInjectiveSeq == TRUE
THEOREM ConcatProperties == TRUE
THEOREM ConcatSimplifications == TRUE
THEOREM ElementOfSeq == TRUE
THEOREM EmptySeq == TRUE
THEOREM EmptySingletonIsInjective == TRUE
THEOREM ExceptSeq == TRUE
THEOREM HeadTailAppend == TRUE
THEOREM HeadTailOfSubSeq == TRUE
THEOREM HeadTailProperties == TRUE
THEOREM IsASeq == TRUE
THEOREM LenProperties == TRUE
THEOREM RangeConcatenation == TRUE
THEOREM RangeEquality == TRUE
THEOREM RangeOfSeq == TRUE
THEOREM SeqDef == TRUE
THEOREM SeqEqual == TRUE
THEOREM SeqMonotonic == TRUE
THEOREM SeqOfRange == TRUE
THEOREM SequenceEmptyOrAppend == TRUE
THEOREM SequencesInductionAppend == TRUE
THEOREM SequencesInductionTail == TRUE
THEOREM SubSeqEmpty == TRUE
THEOREM SubSeqFull == TRUE
THEOREM SubSeqOfConcat1 == TRUE
THEOREM SubSeqOfConcat2 == TRUE
THEOREM SubSeqOfSubSeq == TRUE
THEOREM SubSeqProperties == TRUE
THEOREM SubSeqRange == TRUE
THEOREM SubSeqRecursive == TRUE
THEOREM SubSeqRecursiveFirst == TRUE
THEOREM SubSeqRecursiveSecond == TRUE
THEOREM SubSeqRestrict == TRUE
THEOREM TailInjectiveSeq == TRUE
THEOREM TailIsSubSeq == TRUE
==============================================================================
