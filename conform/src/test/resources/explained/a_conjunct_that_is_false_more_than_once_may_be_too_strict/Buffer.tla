------------------------------- MODULE Buffer -------------------------------
(* A buffer of two places: items leave it in the order in which they came.    *)
EXTENDS Naturals, Sequences
CONSTANT Item
VARIABLE buffer

Init == buffer = <<>>

HasRoom == Len(buffer) < 2

Put(item) ==
  /\ HasRoom
  /\ buffer' = Append(buffer, item)

Get(item) ==
  /\ buffer # <<>>
  /\ item = Head(buffer)
  /\ buffer' = Tail(buffer)

Next == \E item \in Item : Put(item) \/ Get(item)
=============================================================================
