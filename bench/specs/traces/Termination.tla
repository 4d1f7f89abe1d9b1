----------------------------- MODULE Termination -----------------------------
(* Detecting that a distributed computation has ended, after Safra: a token goes *)
(* round the nodes, from N down to 1, and adds up how many more messages each    *)
(* sent than it received. A node that received since the token's last visit is   *)
(* black and blackens the token. Node 1 starts rounds, and gets new work when    *)
(* all has ended, so that this never does.                                       *)
EXTENDS Integers
CONSTANTS N, Capacity
VARIABLES busy, tint, balance, inbox, token

vars == <<busy, tint, balance, inbox, token>>

Node == 1..N
Tint == {"white", "black"}

TypeOK ==
  /\ busy \in [Node -> BOOLEAN]
  /\ tint \in [Node -> Tint]
  /\ balance \in [Node -> Int]
  /\ inbox \in [Node -> 0..Capacity]
  /\ token \in [at : Node, sum : Int, tint : Tint]

Init ==
  /\ busy = [n \in Node |-> TRUE]
  /\ tint = [n \in Node |-> "white"]
  /\ balance = [n \in Node |-> 0]
  /\ inbox = [n \in Node |-> 0]
  /\ token = [at |-> 1, sum |-> 0, tint |-> "black"]

Ended ==
  /\ token.at = 1
  /\ token.tint = "white"
  /\ tint[1] = "white"
  /\ token.sum + balance[1] = 0
  /\ ~busy[1]

Probe ==
  /\ token.at = 1
  /\ ~Ended
  /\ token' = [at |-> N, sum |-> 0, tint |-> "white"]
  /\ tint' = [tint EXCEPT ![1] = "white"]
  /\ UNCHANGED <<busy, balance, inbox>>

Pass(n) ==
  /\ token.at = n
  /\ ~busy[n]
  /\ token' = [at |-> n - 1,
               sum |-> token.sum + balance[n],
               tint |-> IF tint[n] = "black" THEN "black" ELSE token.tint]
  /\ tint' = [tint EXCEPT ![n] = "white"]
  /\ UNCHANGED <<busy, balance, inbox>>

Send(n, m) ==
  /\ busy[n]
  /\ n # m
  /\ inbox[m] < Capacity
  /\ balance' = [balance EXCEPT ![n] = @ + 1]
  /\ inbox' = [inbox EXCEPT ![m] = @ + 1]
  /\ UNCHANGED <<busy, tint, token>>

Receive(n) ==
  /\ inbox[n] > 0
  /\ inbox' = [inbox EXCEPT ![n] = @ - 1]
  /\ balance' = [balance EXCEPT ![n] = @ - 1]
  /\ tint' = [tint EXCEPT ![n] = "black"]
  /\ busy' = [busy EXCEPT ![n] = TRUE]
  /\ UNCHANGED token

Rest(n) ==
  /\ busy[n]
  /\ busy' = [busy EXCEPT ![n] = FALSE]
  /\ UNCHANGED <<tint, balance, inbox, token>>

Work ==
  /\ Ended
  /\ busy' = [busy EXCEPT ![1] = TRUE]
  /\ UNCHANGED <<tint, balance, inbox, token>>

Next ==
  \/ Probe
  \/ Work
  \/ \E n \in Node \ {1} : Pass(n)
  \/ \E n, m \in Node : Send(n, m)
  \/ \E n \in Node : Receive(n) \/ Rest(n)

Spec == Init /\ [][Next]_vars

Sound == Ended => \A n \in Node : ~busy[n] /\ inbox[n] = 0
=============================================================================
