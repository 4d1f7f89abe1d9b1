------------------------------ MODULE BagOfWork ------------------------------
(* Work items in a bag; taking, splitting, finishing them.                      *)
EXTENDS Naturals, Bags, FiniteSets

CONSTANT Most
VARIABLES todo, doing

vars == <<todo, doing>>
Sizes == 1 .. 3

Init == todo = SetToBag({3}) (+) SetToBag({1}) /\ doing = EmptyBag

Take == \E n \in BagToSet(todo) :
  /\ todo' = todo (-) SetToBag({n})
  /\ doing' = doing (+) SetToBag({n})

Split == \E n \in DOMAIN doing :
  /\ n > 1
  /\ doing' = doing (-) SetToBag({n})
  /\ todo' = todo (+) SetToBag({1}) (+) SetToBag({n - 1})

Finish == doing # EmptyBag /\ \E n \in BagToSet(doing) :
  doing' = doing (-) SetToBag({n}) /\ UNCHANGED todo

Next == Take \/ Split \/ Finish
Done == todo = EmptyBag /\ doing = EmptyBag
Spec == Init /\ [][Next \/ (Done /\ UNCHANGED vars)]_vars

TypeOK == IsABag(todo) /\ IsABag(doing) /\ BagToSet(todo) \subseteq Sizes
Few == BagCardinality(todo (+) doing) <= Most
Counts ==
  /\ \A n \in Sizes : CopiesIn(n, todo (+) doing) = CopiesIn(n, todo) + CopiesIn(n, doing)
  /\ todo \sqsubseteq (todo (+) doing)
  /\ BagIn(1, todo) <=> 1 \in BagToSet(todo)
  /\ BagUnion({todo, todo (+) doing}) = IF doing = EmptyBag THEN todo ELSE todo (+) todo (+) doing
=============================================================================
