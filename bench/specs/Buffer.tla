------------------------------- MODULE Buffer -------------------------------
(* A bounded buffer with named producers and consumers who wait in order:      *)
(* sequences that are appended to, taken from and searched.                    *)
EXTENDS Naturals, Sequences, FiniteSets
CONSTANTS Producer, Consumer, Capacity, Items
VARIABLES buffer, waiting, made, taken

vars == <<buffer, waiting, made, taken>>

InLine(p) == \E i \in 1..Len(waiting) : waiting[i] = p
WithoutFirst(kind) ==
  IF \E i \in 1..Len(waiting) : waiting[i] \in kind
  THEN LET first == CHOOSE i \in 1..Len(waiting) :
             /\ waiting[i] \in kind
             /\ \A j \in 1..(i - 1) : waiting[j] \notin kind
       IN SubSeq(waiting, 1, first - 1) \o SubSeq(waiting, first + 1, Len(waiting))
  ELSE waiting

Init ==
  /\ buffer = <<>>
  /\ waiting = <<>>
  /\ made = [p \in Producer |-> 0]
  /\ taken = [c \in Consumer |-> <<>>]

Put(p) ==
  /\ ~InLine(p)
  /\ made[p] < Items
  /\ IF Len(buffer) < Capacity
     THEN /\ buffer' = Append(buffer, <<p, made[p] + 1>>)
          /\ made' = [made EXCEPT ![p] = @ + 1]
          /\ waiting' = WithoutFirst(Consumer)
     ELSE /\ waiting' = Append(waiting, p)
          /\ UNCHANGED <<buffer, made>>
  /\ UNCHANGED taken

Take(c) ==
  /\ ~InLine(c)
  /\ IF buffer # <<>>
     THEN /\ buffer' = Tail(buffer)
          /\ taken' = [taken EXCEPT ![c] = Append(@, Head(buffer))]
          /\ waiting' = WithoutFirst(Producer)
     ELSE /\ waiting' = Append(waiting, c)
          /\ UNCHANGED <<buffer, taken>>
  /\ UNCHANGED made

Done ==
  /\ \A p \in Producer : made[p] = Items
  /\ buffer = <<>>
  /\ UNCHANGED vars

Next == Done \/ (\E p \in Producer : Put(p)) \/ (\E c \in Consumer : Take(c))

Spec == Init /\ [][Next]_vars

Bounded == Len(buffer) <= Capacity

InOrder ==
  \A c \in Consumer : \A i, j \in 1..Len(taken[c]) :
    i < j /\ taken[c][i][1] = taken[c][j][1] => taken[c][i][2] < taken[c][j][2]
=============================================================================
