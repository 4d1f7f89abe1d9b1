------------------------------- MODULE Apalache -------------------------------
(* The operators of Apalache by their meaning; its hints mean their argument. *)
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
LOCAL INSTANCE SequencesExt
LOCAL INSTANCE FiniteSetsExt
LOCAL INSTANCE TLC

__x := __e == __x = __e

Skolem(__e) == __e

Expand(__S) == __S

ConstCardinality(__cardExpr) == __cardExpr

Guess(__S) == RandomElement(__S)

MkSeq(__N, __F(_)) == [__i \in 1..__N |-> __F(__i)]

FunAsSeq(__fn, __len, __maxLen) == [__i \in 1..__len |-> __fn[__i]]

SetAsFun(__S) ==
  [__x \in {__p[1] : __p \in __S} |-> (CHOOSE __p \in __S : __p[1] = __x)[2]]

Repeat(__F(_,_), __N, __x) ==
  FoldLeft(LAMBDA __acc, __i : __F(__acc, __i), __x, [__i \in 1..__N |-> __i])

ApaFoldSet(__Op(_,_), __v, __S) == FoldSet(LAMBDA __x, __acc : __Op(__acc, __x), __v, __S)

ApaFoldSeqLeft(__Op(_,_), __v, __seq) == FoldLeft(__Op, __v, __seq)
=============================================================================
