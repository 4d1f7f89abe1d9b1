----------------------------- MODULE VectorClock -----------------------------
(* Causal broadcast by vector clocks.                                           *)
EXTENDS Naturals, Sequences
CONSTANTS Node, Most, Waits
VARIABLES clock, net, seen
vars == <<clock, net, seen>>
Leq(u, v) == \A n \in Node : u[n] <= v[n]
Init ==
  /\ clock = [n \in Node |-> [m \in Node |-> 0]]
  /\ net = {}
  /\ seen = [n \in Node |-> <<>>]
Broadcast(n) ==
  /\ clock[n][n] < Most
  /\ clock' = [clock EXCEPT ![n][n] = @ + 1]
  /\ net' = net \cup {[from |-> n, to |-> m, stamp |-> clock'[n]] : m \in Node \ {n}}
  /\ seen' = [seen EXCEPT ![n] = Append(@, clock'[n])]
Ready(m) ==
  /\ m.stamp[m.from] = clock[m.to][m.from] + 1
  /\ \A k \in Node \ {m.from} : m.stamp[k] <= clock[m.to][k]
Deliver(m) ==
  /\ ~Waits \/ Ready(m)
  /\ net' = net \ {m}
  /\ clock' = [clock EXCEPT ![m.to] = [k \in Node |-> IF @[k] > m.stamp[k] THEN @[k] ELSE m.stamp[k]]]
  /\ seen' = [seen EXCEPT ![m.to] = Append(@, m.stamp)]
Next == (\E n \in Node : Broadcast(n)) \/ (\E m \in net : Deliver(m))
Spec == Init /\ [][Next]_vars
Causal ==
  \A n \in Node : \A i, j \in DOMAIN seen[n] :
    Leq(seen[n][i], seen[n][j]) /\ seen[n][i] # seen[n][j] => i < j
=============================================================================
