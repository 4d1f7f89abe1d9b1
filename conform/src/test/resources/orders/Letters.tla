------------------------------ MODULE Letters ------------------------------
(* Nodes add to what they share: letters that are sent, a count, boxes.       *)
EXTENDS Naturals, FiniteSets, Bags
CONSTANT Node
VARIABLES sent, count, box, bag, heard
Kind == {"ask", "answer"}

Init ==
  /\ sent = {}
  /\ count = 0
  /\ box = [n \in Node |-> {}]
  /\ bag = EmptyBag
  /\ heard = [n \in Node |-> 0]

Letter(k, n) == [kind |-> k, from |-> n]
Post(letter) == sent' = sent \cup {letter} /\ UNCHANGED <<box, bag, heard>>

Send(n, k) == Post(Letter(k, n)) /\ UNCHANGED count

SendCounted(n) == Post(Letter("ask", n)) /\ count' = count + 1

SendOnce(n) ==
  /\ Letter("answer", n) \notin sent
  /\ Post(Letter("answer", n))
  /\ UNCHANGED count

Confirm(n) ==
  /\ Post(Letter("ask", n))
  /\ sent' = sent \cup {Letter("answer", n)}
  /\ UNCHANGED count

Grow(n) ==
  /\ Post(Letter(IF Cardinality(sent) > 1 THEN "ask" ELSE "answer", n))
  /\ UNCHANGED count

Hear(n, m) ==
  /\ Letter("ask", m) \in sent
  /\ heard' = [heard EXCEPT ![n] = (@ + 1) % 3]
  /\ UNCHANGED <<sent, count, box, bag>>

Put(n, m) == box' = [box EXCEPT ![m] = @ \cup {n}] /\ UNCHANGED <<sent, count, bag, heard>>

Take(n, m) ==
  /\ m \in box[n]
  /\ box' = [box EXCEPT ![n] = @ \ {m}]
  /\ UNCHANGED <<sent, count, bag, heard>>

Drop(n) == bag' = bag (+) SetToBag({n}) /\ UNCHANGED <<sent, count, box, heard>>

Pick(n) ==
  /\ BagIn(n, bag)
  /\ bag' = bag (-) SetToBag({n})
  /\ UNCHANGED <<sent, count, box, heard>>

Rest(n) ==
  /\ count = 2
  /\ heard' = [heard EXCEPT ![n] = 0]
  /\ UNCHANGED <<sent, count, box, bag>>

Next ==
  \E n \in Node :
    \/ SendCounted(n) \/ SendOnce(n) \/ Confirm(n) \/ Grow(n) \/ Drop(n) \/ Pick(n) \/ Rest(n)
    \/ \E k \in Kind : Send(n, k)
    \/ \E m \in Node : Hear(n, m) \/ Put(n, m) \/ Take(n, m)

FewAsk == ~(\A n \in Node : Letter("ask", n) \in sent)
=============================================================================
