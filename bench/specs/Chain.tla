-------------------------------- MODULE Chain --------------------------------
(* A log that is handed down a chain of nodes: bounded sequences that are       *)
(* appended to and compared, links that may lose what is on them.               *)
EXTENDS Naturals, Sequences
CONSTANTS N, Value, Longest
VARIABLES log, link, acked

vars == <<log, link, acked>>
Node == 1..N
Nothing == "nothing"

Init ==
  /\ log = [n \in Node |-> <<>>]
  /\ link = [n \in Node |-> Nothing]
  /\ acked = 0

Write(v) ==
  /\ Len(log[1]) < Longest
  /\ log' = [log EXCEPT ![1] = Append(@, v)]
  /\ UNCHANGED <<link, acked>>

Send(n) ==
  /\ n < N
  /\ link[n] = Nothing
  /\ Len(log[n]) > Len(log[n + 1])
  /\ link' = [link EXCEPT ![n] = log[n][Len(log[n + 1]) + 1]]
  /\ UNCHANGED <<log, acked>>

Lose(n) ==
  /\ link[n] # Nothing
  /\ link' = [link EXCEPT ![n] = Nothing]
  /\ UNCHANGED <<log, acked>>

Receive(n) ==
  /\ n < N
  /\ link[n] # Nothing
  /\ log' = [log EXCEPT ![n + 1] = Append(@, link[n])]
  /\ link' = [link EXCEPT ![n] = Nothing]
  /\ UNCHANGED acked

Ack ==
  /\ acked < Len(log[N])
  /\ acked' = acked + 1
  /\ UNCHANGED <<log, link>>

Next ==
  \/ \E v \in Value : Write(v)
  \/ \E n \in Node : Send(n) \/ Lose(n) \/ Receive(n)
  \/ Ack

Spec == Init /\ [][Next]_vars

Prefixes == \A n \in 1..(N - 1) : log[n + 1] = SubSeq(log[n], 1, Len(log[n + 1]))
Acked == \A n \in Node : acked <= Len(log[n])
=============================================================================
