----------------------------- MODULE Coherence -----------------------------
(* Caches kept coherent by a directory, for interchangeable processors:        *)
(* SYMMETRY over model values, queues of records per processor.                *)
EXTENDS Naturals, Sequences, FiniteSets, TLC
CONSTANTS Processor, Versions, Queue, None
VARIABLES line, data, memory, owner, sharers, asks, orders

vars == <<line, data, memory, owner, sharers, asks, orders>>
Symmetry == Permutations(Processor)

Init ==
  /\ line = [p \in Processor |-> "invalid"]
  /\ data = [p \in Processor |-> 0]
  /\ memory = 0
  /\ owner = None
  /\ sharers = {}
  /\ asks = <<>>
  /\ orders = [p \in Processor |-> <<>>]

Ask(p, want) ==
  /\ line[p] = "invalid" \/ (line[p] = "shared" /\ want = "modified")
  /\ Len(asks) < Queue
  /\ \A i \in 1..Len(asks) : asks[i].from # p
  /\ \A i \in 1..Len(orders[p]) : orders[p][i].kind # "grant"
  /\ asks' = Append(asks, [from |-> p, want |-> want])
  /\ UNCHANGED <<line, data, memory, owner, sharers, orders>>

Tell(p, order) == [orders EXCEPT ![p] = Append(@, order)]

Recall ==
  /\ asks # <<>>
  /\ LET ask == Head(asks)
         others == (sharers \cup (IF owner = None THEN {} ELSE {owner})) \ {ask.from}
         conflicting == IF ask.want = "modified" THEN others
                        ELSE IF owner = None THEN {} ELSE {owner} \ {ask.from}
     IN \E p \in conflicting :
          /\ \A i \in 1..Len(orders[p]) : orders[p][i].kind # "recall"
          /\ orders' = Tell(p, [kind |-> "recall"])
  /\ UNCHANGED <<line, data, memory, owner, sharers, asks>>

Grant ==
  /\ asks # <<>>
  /\ LET ask == Head(asks)
     IN /\ owner = None
        /\ ask.want = "modified" => sharers \subseteq {ask.from}
        /\ owner' = IF ask.want = "modified" THEN ask.from ELSE None
        /\ sharers' = IF ask.want = "modified" THEN {} ELSE sharers \cup {ask.from}
        /\ orders' = Tell(ask.from, [kind |-> "grant", state |-> ask.want, data |-> memory])
  /\ asks' = Tail(asks)
  /\ UNCHANGED <<line, data, memory>>

Obey(p) ==
  /\ orders[p] # <<>>
  /\ LET order == Head(orders[p])
     IN IF order.kind = "grant"
        THEN /\ line' = [line EXCEPT ![p] = order.state]
             /\ data' = [data EXCEPT ![p] = order.data]
             /\ UNCHANGED <<memory, owner, sharers>>
        ELSE /\ line' = [line EXCEPT ![p] = "invalid"]
             /\ memory' = IF line[p] = "modified" THEN data[p] ELSE memory
             /\ owner' = IF owner = p THEN None ELSE owner
             /\ sharers' = sharers \ {p}
             /\ UNCHANGED data
  /\ orders' = [orders EXCEPT ![p] = Tail(@)]
  /\ UNCHANGED asks

Write(p) ==
  /\ line[p] = "modified"
  /\ data' = [data EXCEPT ![p] = (@ + 1) % Versions]
  /\ UNCHANGED <<line, memory, owner, sharers, asks, orders>>

Next ==
  \/ Recall
  \/ Grant
  \/ \E p \in Processor : Obey(p) \/ Write(p) \/ \E want \in {"shared", "modified"} : Ask(p, want)

Spec == Init /\ [][Next]_vars

Exclusive ==
  \A p, q \in Processor : p # q /\ line[p] = "modified" => line[q] = "invalid"
Current == \A p \in Processor : line[p] = "shared" => data[p] = memory
=============================================================================
