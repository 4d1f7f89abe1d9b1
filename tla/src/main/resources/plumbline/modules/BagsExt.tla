------------------------------- MODULE BagsExt -------------------------------
(* Bags: single copies put in and taken out, and folds over all copies.      *)
LOCAL INSTANCE Bags
LOCAL INSTANCE Integers
LOCAL INSTANCE Folds

LOCAL Copies(B, x) == IF x \in DOMAIN B THEN B[x] ELSE 0

BagAdd(B, x) == [e \in DOMAIN B \cup {x} |-> IF e = x THEN Copies(B, x) + 1 ELSE B[e]]

BagRemoveAll(B, x) == [e \in DOMAIN B \ {x} |-> B[e]]

BagRemove(B, x) ==
  IF Copies(B, x) > 1 THEN [B EXCEPT ![x] = @ - 1] ELSE BagRemoveAll(B, x)

(* The order is not specified; choose has no part in it.                     *)
MapThenFoldBag(op(_,_), base, f(_), choose(_), B) ==
  LET Element(S) == CHOOSE s \in S : TRUE
      Copy(c) == f(c[1])
  IN  MapThenFoldSet(LAMBDA x, acc : op(acc, x), base, Copy, Element,
                     UNION {{e} \X (1..B[e]) : e \in DOMAIN B})

FoldBag(op(_,_), base, B) ==
  MapThenFoldBag(op, base, LAMBDA e : e, LAMBDA S : CHOOSE s \in S : TRUE, B)

SumBag(B) == FoldBag(+, 0, B)

ProductBag(B) == FoldBag(LAMBDA x, y : x * y, 1, B)
=============================================================================
